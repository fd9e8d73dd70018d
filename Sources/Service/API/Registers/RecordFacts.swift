internal import Registers
internal import Vocabulary

/// Statements as answers have them.
enum StatementFacts {
    static let components: [Datum.Member] = [sourceShape.component, shape.component]

    static let sourceShape = Shape<StatementSource>(
        "StatementSource", "Who says something, and where.",
        [
            text("organisation", "The organisation that says it.") { $0.organisation },
            text("document", "The title or symbol of the document.") { $0.document },
            text("place", "A page, paragraph or table.") { $0.place },
            text("date", "The date of the document.") { $0.date?.description },
            text("address", "Where it can be read.") { $0.address },
        ])

    static let shape = Shape<Statement>(
        "Statement", "What a source says in one place of a record.",
        [
            text(
                "value",
                "In canonical form: digits, codes, dates. Absent where the source has words alone."
            ) { $0.value },
            .init(
                optional: "qualifier", .choice(Qualifier.allCases.map(\.rawValue)),
                "How the source hedges it; absent where it is exact."
            ) { $0.qualifier == .exact ? nil : .text($0.qualifier.rawValue) },
            text("upper", "The greater end, with between.") { $0.upper },
            text("printed", "The source's own words.") { $0.printed },
            .init(optional: "source", sourceShape.reference, "Who says so.") {
                $0.source.map { sourceShape.datum($0) }
            },
            text("note", "Anything else.") { $0.note },
        ])

    /// Statements by field, in the order of the register.
    static func datum(_ content: RecordContent, _ register: Register) -> Datum {
        .object(
            register.ordered(content.statements.keys).map { path in
                .init(path.description, .list(content[path].map { shape.datum($0) }))
            })
    }

    static let content = Schema.map(of: .list(of: shape.reference, atLeast: 1))

    private static func text<Value>(
        _ name: String, _ about: String, _ read: @escaping @Sendable (Value) -> String?
    ) -> Shape<Value>.Field {
        .init(optional: name, .text, about) { read($0).map { .text($0) } }
    }
}

/// A record as answers have it.
struct RecordFacts: Sendable {
    let record: Record
    let register: Register
    let state: RegisterState
    let origin: String?

    init?(_ record: Record, _ state: RegisterState, _ origin: String?) {
        guard let register = state.registers.first(where: { $0.id == record.key.register }) else {
            return nil
        }
        self.record = record
        self.register = register
        self.state = state
        self.origin = origin
    }

    static let components: [Datum.Member] = [
        shape.component, flagShape.component, linkShape.component, detailsShape.component,
    ]

    static func address(_ key: RecordKey, _ origin: String?) -> String {
        APIAddress.text(
            origin, "\(APIService.root)/registers/\(key.register)/records/\(key.id)")
    }

    static let flagShape = Shape<RecordFlag>(
        "RecordFlag", "Something to know of a record before using it; nothing is corrected.",
        [
            .init("kind", .choice(["conflict", "less-exact", "figures"]), "What is odd.") {
                .text($0.kind.rawValue)
            },
            .init("field", .text, "Where.") { .text($0.path.description) },
            .init("text", .text, "The same in words.") { .text($0.text) },
        ])

    static let shape = Shape<RecordFacts>("Record", "A record of a register.", fields)

    private static let fields: [Shape<RecordFacts>.Field] = [
        .init("register", .text, "The register.") { .text($0.record.key.register) },
        .init("id", .text(.recordID), "Its id in the register.") { .text($0.record.key.id) },
        .init("revision", .count(from: 1), "How often it was written; changes name it.") {
            .whole($0.record.revision)
        },
        .init("label", .text, "What names it to a reader.") {
            .text($0.state.label($0.record))
        },
        .init("fields", StatementFacts.content, "What is said of it, by field.") {
            StatementFacts.datum($0.record.content, $0.register)
        },
        .init("flags", .list(of: flagShape.reference), "What is odd.") {
            .list($0.register.flags($0.record).map { flagShape.datum($0) })
        },
        .init("address", .address, "The record alone.") {
            .text(address($0.record.key, $0.origin))
        },
    ]

    /// A record at the other end of a link.
    struct Link: Sendable {
        let key: RecordKey
        let label: String
        let paths: [FieldPath]
        let origin: String?
    }

    static let linkShape = Shape<Link>(
        "RecordLink", "A record at the other end of a link.",
        [
            .init("register", .text, "Its register.") { .text($0.key.register) },
            .init("id", .text(.recordID), "Its id.") { .text($0.key.id) },
            .init("label", .text, "What names it.") { .text($0.label) },
            .init("fields", .list(of: .text), "The fields that link.") {
                .list($0.paths.map { .text($0.description) })
            },
            .init("address", .address, "The record.") { .text(address($0.key, $0.origin)) },
        ])

    static let detailsShape = Shape<RecordFacts>(
        "RecordDetails", "A record with what it links to and what links to it.",
        fields + [
            .init("links", .list(of: linkShape.reference), "Records that it links to.") {
                .list($0.links.map { linkShape.datum($0) })
            },
            .init("linked_from", .list(of: linkShape.reference), "Records that link to it.") {
                .list($0.linkedFrom.map { linkShape.datum($0) })
            },
            .init("history", .address, "Who changed what, when and why.") {
                .text(address($0.record.key, $0.origin) + "/history")
            },
        ])

    var links: [Link] {
        var found: [(key: RecordKey, paths: [FieldPath])] = []
        for path in register.ordered(record.content.statements.keys) {
            guard case .link(let target)? = register.field(path)?.kind else { continue }
            for id in record.content[path].compactMap(\.value) {
                let key = RecordKey(target, id)
                if let place = found.firstIndex(where: { $0.key == key }) {
                    if found[place].paths.last != path { found[place].paths.append(path) }
                } else {
                    found.append((key, [path]))
                }
            }
        }
        return found.compactMap { item in
            state[item.key].map {
                Link(key: item.key, label: state.label($0), paths: item.paths, origin: origin)
            }
        }
    }

    var linkedFrom: [Link] {
        state.links(to: record.key).map {
            Link(
                key: $0.record.key, label: state.label($0.record), paths: $0.paths, origin: origin)
        }
    }
}
