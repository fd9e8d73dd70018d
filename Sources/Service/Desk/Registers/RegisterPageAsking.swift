internal import Atlas
internal import Office
internal import Registers
internal import Vocabulary
internal import Warehouse

/// What the address of a page of a register asks, and the form that asks it, made from the register's
/// declaration.
struct RegisterPageAsking {
    let register: Register
    let question: RegisterQuestion
    /// The parts of the query that choose records, so that other addresses can say the same.
    let items: [(name: String, value: String)]
    let asOf: UTCTime?
    let offset: Int

    /// The most rows of a page.
    static let rows = 50

    init(_ request: DeskRequest, _ register: Register) throws {
        self.register = register
        var question = RegisterQuestion(register: register.id)
        var items: [(name: String, value: String)] = []
        func take(_ name: String) throws -> String? {
            let text = try request.address.value(name)?.trimmed
            guard let text, !text.isEmpty else { return nil }
            items.append((name, text))
            return text
        }
        question.words = try take("q") ?? ""
        if let text = try take("area") {
            guard let area = request.office.areas.known(text) else {
                throw Self.malformed("area", text, "an area's code, such as MEX")
            }
            question.areas = [area.id]
        }
        if let text = try take("organisation") { question.organisations = [text] }
        question.from = try Self.date("from", try take("from"))?.first
        question.until = try Self.date("until", try take("until"))?.last
        for (name, value) in request.address.items where name.hasPrefix("f.") && !value.isEmpty {
            let field = String(name.dropFirst(2))
            let path = FieldPath(text: field.replacing("/*/", with: "/1/"))
            guard let path, register.field(path) != nil else {
                throw Self.malformed(
                    name, field, "one of " + register.fields.map(\.id).joined(separator: ", "))
            }
            question.fields[field, default: []].insert(value)
            items.append((name, value))
        }
        asOf = try Self.time(try take("as_of"))
        let offset = try request.address.value("offset").flatMap { Int($0) } ?? 0
        guard (0...1_000_000_000).contains(offset) else {
            throw Self.malformed("offset", "\(offset)", "a whole number")
        }
        self.offset = offset
        question.offset = offset
        question.limit = Self.rows
        self.question = question
        self.items = items
    }

    /// The time that a text means: the end of a day, or a moment; nil where nothing is said.
    static func time(_ text: String?) throws -> UTCTime? {
        guard let text, !text.isEmpty else { return nil }
        guard let time = UTCTime(text.utf8.count == 10 ? text + "T23:59:59Z" : text) else {
            throw malformed("as_of", text, "a day such as 2026-05-31")
        }
        return time
    }

    private static func date(_ name: String, _ text: String?) throws -> RecordDate? {
        guard let text else { return nil }
        guard let date = RecordDate(text) else {
            throw malformed(name, text, "a day such as 2004-10-27, a month or a year")
        }
        return date
    }

    private static func malformed(_ name: String, _ found: String, _ expected: String) -> Refusal {
        .malformed(
            "That cannot be asked",
            "\(name): found \(Refusal.shortened(found)), expected \(expected).")
    }

    /// The fields of the form.
    func filters() -> [RegisterPage.Filter] {
        func value(_ name: String) -> String { items.first { $0.name == name }?.value ?? "" }
        let all = register.fields + register.parts.flatMap(\.fields)
        var filters = [RegisterPage.Filter("Words", "q", value("q"))]
        var shown: Set<String> = ["q", "area", "organisation", "from", "until", "as_of"]
        for field in register.fields {
            guard case .choice(let list) = field.kind else { continue }
            let name = "f." + field.id
            shown.insert(name)
            filters.append(
                .init(
                    field.title, name, value(name),
                    options: list.codes.map { .init($0.id, $0.title) }))
        }
        if all.contains(where: { $0.kind.name == "area" }) {
            filters.append(.init("Area", "area", value("area"), list: "areas"))
        }
        let links = all.contains { field in
            if case .link("organisations") = field.kind { return true }
            return false
        }
        if links {
            filters.append(.init("Organisation (id)", "organisation", value("organisation")))
        }
        if all.contains(where: { $0.kind.name == "date" }) {
            filters.append(.init("From", "from", value("from")))
            filters.append(.init("Until", "until", value("until")))
        }
        filters.append(.init("As it stood on", "as_of", value("as_of")))
        for item in items where !shown.contains(item.name) {
            filters.append(.init(String(item.name.dropFirst(2)), item.name, item.value))
        }
        return filters
    }

    /// The areas that may be typed.
    static func areas(_ register: Register, _ areas: AreaRegister) -> [RegisterPage.Filter.Option] {
        let all = register.fields + register.parts.flatMap(\.fields)
        guard all.contains(where: { $0.kind.name == "area" }) else { return [] }
        return areas.countries.map { .init($0.id, $0.shortName) }
    }

    /// The links to the rows before and after.
    func pages(
        _ path: String, total: Int, size: Int = Self.rows,
        with extra: [(name: String, value: String)] = []
    ) -> (previous: Link?, next: Link?) {
        func link(_ text: String, _ offset: Int) -> Link {
            Link(
                text: text,
                href: RegisterPaths.with(
                    path, extra + items + [("offset", offset == 0 ? "" : "\(offset)")]))
        }
        return (
            offset > 0 ? link("Previous \(size)", max(0, offset - size)) : nil,
            offset + size < total
                ? link("Next \(min(size, total - offset - size))", offset + size) : nil
        )
    }
}

extension String {
    /// Without blanks around it.
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
