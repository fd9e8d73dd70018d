internal import Accounts
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary
internal import Warehouse

/// The parameters by which records are asked for.
enum RegisterParameters {
    static let register = Parameter(
        "register", .choice(Register.all.map(\.id)), "The register.", in: .path)

    static let id = Parameter(
        "id", .text(.recordID), "The record's id.", in: .path, examples: ["coordination-3"])

    static let asOf = Parameter(
        "as_of", .text(.moment), "As the records stood then; a day is its end in UTC.",
        examples: ["2026-05-31"])

    static let words = Parameter(
        "q", .text(.words),
        "Only records with these words or their beginnings in ids, texts, notes and names of areas.",
        examples: ["remittances"])

    /// Those that choose records.
    static let choosing: [Parameter] = [
        Parameter(
            "where", .texts(.fieldValue),
            "Only records whose field says that: state:open. Several with commas: of one field any, of "
                + "several fields all."),
        Parameter("area", .texts(.code), "Only records that name one of these areas."),
        Parameter(
            "organisation", .texts(.recordID),
            "Only records that name one of these organisations, or are it."),
        Parameter(
            "from", .text(.period), "Only with a date that may fall then or later.",
            examples: ["2003-07"]),
        Parameter(
            "until", .text(.period), "Only with a date that may fall then or earlier.",
            examples: ["2004"]),
        words, asOf,
    ]

    static func page(_ most: Int) -> [Parameter] {
        [
            FigureParameters.limit(most, "The most to give; 100 unless asked otherwise."),
            FigureParameters.offset,
        ]
    }
}

extension APICall {
    /// As whom the registers are read.
    var readership: Readership { call.bearer.principal.readership }

    var store: RegisterStore { service.office.registers }

    /// The register of the address, as whoever asks may read it.
    func register() throws -> Register {
        try call.register(values.text("register") ?? "", of: store)
    }

    var recordKey: RecordKey {
        RecordKey(values.text("register") ?? "", values.text("id") ?? "")
    }

    /// The time of `as_of`; nil is now.
    func recordTime() throws -> UTCTime? {
        guard let text = values.text("as_of") else { return nil }
        guard let time = UTCTime(text.utf8.count == 10 ? text + "T23:59:59Z" : text) else {
            throw Problem(
                .unfit, "That is no moment", where: "parameter as_of", found: text,
                expected: TextForm.moment.expected)
        }
        return time
    }

    /// The records that whoever asks may read, as they stand or stood.
    func records() throws -> RegisterState {
        try service.desk.registers.state(asOf: try recordTime()).seen(by: readership)
    }

    /// What the parameters ask of a register; nil is of all.
    func question(_ register: Register?) throws -> RegisterQuestion {
        var question = RegisterQuestion(register: register?.id)
        for text in values.texts("where") ?? [] {
            let sides = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
                .map { String(decoding: $0, as: UTF8.self) }
            guard let register, sides.count == 2 else { continue }
            question.fields[try field(sides[0], of: register), default: []].insert(sides[1])
        }
        for code in values.texts("area") ?? [] {
            question.areas.insert(try area(code, "area"))
        }
        question.organisations = Set(values.texts("organisation") ?? [])
        question.from = try day("from")?.first
        question.until = try day("until")?.last
        question.words = values.text("q") ?? ""
        question.limit = values.whole("limit") ?? 100
        question.offset = values.whole("offset") ?? 0
        return question
    }

    private func day(_ name: String) throws -> RecordDate? {
        guard let text = values.text(name) else { return nil }
        guard let date = RecordDate(text) else {
            throw Problem(
                .unfit, "That is no day, month or year", where: "parameter \(name)", found: text,
                expected: "a day such as 2004-10-27, a month or a year")
        }
        return date
    }

    /// A field that there is: `title`, `sessions/*/title`, `sessions/1/title`.
    func field(_ text: String, of register: Register, _ name: String = "where") throws -> String {
        let pieces = text.split(separator: "/", omittingEmptySubsequences: false)
        let isThere =
            switch pieces.count {
            case 1: register.fields.contains { $0.id == text }
            case 3:
                register.parts.contains { part in
                    part.id == pieces[0] && part.fields.contains { $0.id == pieces[2] }
                }
            default: false
            }
        guard isThere else {
            var problem = Problem(
                .unfit, "\(register.id) has no such field", where: "parameter \(name)",
                found: text, expected: "one of its fields")
            problem.allowed =
                register.fields.map(\.id)
                + register.parts.flatMap { part in part.fields.map { "\(part.id)/*/\($0.id)" } }
            problem.nearest = Nearest.words(to: text, among: problem.allowed)
            throw problem
        }
        return text
    }

    /// A reply that depends on the registers alone, and on who reads them.
    func reply(
        _ state: RegisterState, _ make: () throws -> Datum
    ) throws -> Reply {
        var reply = try reply(["\(readership)", "\(state.revision)"]) { try make() }
        if readership != .everybody { reply.headers[.cacheControl] = "private, no-cache" }
        return reply
    }

    /// The address of the page that follows; nil at the end.
    func following(_ total: Int, of size: Int = 100) -> String? {
        let limit = values.whole("limit") ?? size
        let offset = values.whole("offset") ?? 0
        guard offset + limit < total else { return nil }
        var items: [(name: String, value: String)] = []
        for parameter in operation.parameters where parameter.place == .query {
            let name = parameter.name
            if ["limit", "offset"].contains(name) { continue }
            if let text = values.text(name) ?? values.texts(name)?.joined(separator: ",") {
                items.append((name, text))
            }
        }
        return APIAddress.text(
            call.origin, "/" + pathSegments.joined(separator: "/"),
            items + [("limit", "\(limit)"), ("offset", "\(offset + limit)")])
    }

    private var pathSegments: [String] { (try? Address(call.path, longest: .max))?.segments ?? [] }
}
