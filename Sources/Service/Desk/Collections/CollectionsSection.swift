internal import Atlas
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// Collections, the tables they ask, and what is asked twice.
struct CollectionsSection: DeskSection {
    let segment = "collections"
    let title: String? = "Collections"
    let about = "Who asks whom for which tables; what is asked twice, and what would do."

    func answer(_ request: DeskRequest) async throws -> Reply {
        if request.isPost { throw request.nothingHere() }
        switch request.path.count {
        case 0: return request.reply(try list(request))
        case 1 where request.path[0] == "overlaps":
            return try OverlapsQuery(request, path: path).reply()
        case 1: return request.reply(try details(request, request.path[0]))
        default: throw request.nothingHere()
        }
    }

    private func list(_ request: DeskRequest) throws -> String {
        let state = try request.registers()
        let entries = state.records.filter { $0.key.register == "collections" }.map { record in
            CollectionsPage.Entry(
                link: Link(
                    text: record.value("title") ?? record.key.id,
                    href: Self.address(path, record.key.id)),
                owners: Self.owners(record, state), frequency: record.value("frequency") ?? "",
                tables: record.content.parts("tables").count, holds: record.value("holds") ?? "")
        }
        return CollectionsPage.render(
            entries, overlaps: Link(text: "What is asked twice", href: path + "/overlaps"),
            request.frame)
    }

    private func details(_ request: DeskRequest, _ id: String) throws -> String {
        let state = try request.registers()
        guard let record = state[RecordKey("collections", id)] else {
            throw Refusal.notFound(
                "There is no such collection", "No record is called \(Refusal.shortened(id)).",
                [Link(text: "Collections", href: path)])
        }
        let areas = request.office.areas
        let tables = try TableRequest.tables(of: record, in: areas).map { table in
            CollectionPage.Table(
                id: table.id, title: table.title, subject: TableSubject(table).words,
                tells: TableGrid(table, in: areas).words, definition: table.definitionWords,
                years: YearRanges.text(table.askedYears),
                asked: Self.asked(table, areas), deadline: table.deadline?.description ?? "",
                notes: Self.notes(record, table.id))
        }
        let facts = ["owner", "partner", "holds", "frequency", "coverage", "access"].compactMap {
            Self.fact($0, record, state)
        }
        return CollectionPage.render(
            record.value("title") ?? id, facts: facts, tables: tables,
            links: [
                Link(text: "What is asked twice", href: path + "/overlaps"),
                Link(text: "All collections", href: path),
            ], request.frame)
    }

    static func address(_ root: String, _ id: String, table: String? = nil) -> String {
        root + "/" + id + (table.map { "#table-" + $0 } ?? "")
    }

    private static func owners(_ record: Record, _ state: RegisterState) -> [String] {
        record.values("owner").map { id in
            let owner = state[RecordKey("organisations", id)]
            return owner?.value("short-name") ?? owner?.value("title") ?? id
        }
    }

    private static func fact(
        _ name: String, _ record: Record, _ state: RegisterState
    ) -> Definition? {
        guard
            let field = Register.all.first(where: { $0.id == "collections" })?
                .field(FieldPath(name))
        else { return nil }
        let words = record.content[name].map { statement in
            statement.value.map { state.words($0, field) } ?? statement.text
        }
        return words.isEmpty
            ? nil : Definition(term: field.title, text: words.joined(separator: ", "))
    }

    private static func asked(_ table: TableRequest, _ areas: AreaRegister) -> String {
        guard !table.areas.isEmpty else { return "every country" }
        let names = table.areas.compactMap { areas.area($0)?.shortName }.sorted()
        return names.count <= 8
            ? names.joined(separator: ", ") : "\(names.count) countries and territories"
    }

    /// What the record's statements of a table say beside their values, each once.
    private static func notes(_ record: Record, _ table: String) -> [String] {
        var fields: [String: [String]] = [:]
        for (path, statements) in record.content.statements
        where path.part?.id == "tables" && path.part?.key == table {
            for note in statements.compactMap(\.note) where !note.isEmpty {
                fields[note, default: []].append(path.field)
            }
        }
        return fields.map { note, names in
            "\(Set(names).sorted().joined(separator: ", ")): \(note)"
        }.sorted()
    }
}
