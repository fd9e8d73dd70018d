public import Registers
public import Vocabulary

/// Governments' views and policies, as reports. Made from one state of the registers.
public struct Policies: Sendable {
    private let state: RegisterState
    private let areas: AreaRegister

    public init(_ state: RegisterState, areas: AreaRegister = .standard) {
        self.state = state
        self.areas = areas
    }

    /// The subjects that views and policies are on.
    public static let subjects = codes("subject")

    /// The codes of `view` or `policy`, in their order.
    public static func codes(_ field: String) -> [PolicyCode] {
        let register = Register.all.first { $0.id == "views" }
        guard case .choice(let list) = register?.field(FieldPath(field))?.kind else { return [] }
        return list.codes.map { PolicyCode(code: $0.id, title: $0.title) }
    }

    /// Counts with shares, by year.
    ///
    /// - Throws: ``OfficeError`` for another subject or field than there are.
    public func counts(_ subject: String, _ field: String) throws(OfficeError) -> PolicyCounts {
        let known = try Self.subject(subject)
        let codes = try Self.field(field)
        let years = state.viewCounts(subject, field).map { item in
            let counts = codes.map { item.counts[$0.code] ?? 0 }
            let answered = item.answered
            return PolicyCounts.Year(
                year: item.year, counts: counts,
                shares: answered == 0 ? [] : counts.map { Double($0) / Double(answered) * 100 },
                answered: answered, silent: item.silent, conflicting: item.conflicting)
        }
        return PolicyCounts(
            subject: known, field: field, codes: codes, years: years,
            stated: subject == "immigration" && field == "view" ? stated : [])
    }

    /// What each Government said in a year; nil is the last that there is.
    ///
    /// - Throws: ``OfficeError`` for another subject or field, and for a year without records.
    public func map(
        _ subject: String, _ field: String, year: Int? = nil
    ) throws(OfficeError) -> PolicyMap {
        let known = try Self.subject(subject)
        let codes = try Self.field(field)
        let said = state.statedViews(subject, field)
        let years = said.keys.sorted()
        if let year, said[year] == nil {
            throw OfficeError(
                kind: .notFound, place: "views on \(subject)", found: "\(year)",
                expected: years.isEmpty
                    ? "a year; none is held yet"
                    : "one of " + years.map(String.init).joined(separator: ", "))
        }
        let shown = year ?? years.last
        let titles = Dictionary(
            codes.map { ($0.code, $0.title) }, uniquingKeysWith: { first, _ in first })
        let places = (shown.flatMap { said[$0] } ?? [:]).map { area, stated in
            let (code, title): (String?, String) =
                switch stated {
                case .code(let code): (code, titles[code] ?? code)
                case .silent: (nil, "not stated")
                case .conflict(let all):
                    (
                        nil,
                        "sources differ: " + all.map { titles[$0] ?? $0 }.joined(separator: ", ")
                    )
                }
            var isConflict = false
            if case .conflict = stated { isConflict = true }
            return PolicyMap.Place(
                area: named(area), code: code, title: title, conflict: isConflict)
        }
        return PolicyMap(
            subject: known, field: field, year: shown, years: years, codes: codes,
            places: places.sorted { $0.area.name < $1.area.name })
    }

    /// What a Government said over time, by subject.
    public func history(_ area: String) -> PolicyHistory {
        let titles = Dictionary(
            (Self.codes("view") + Self.codes("policy")).map { ($0.code, $0.title) },
            uniquingKeysWith: { first, _ in first })
        let groups = Dictionary(grouping: state.views(of: area)) { $0.value("subject") ?? "" }
        let subjects = Self.subjects.compactMap { subject -> PolicyHistory.Subject? in
            guard let records = groups[subject.code] else { return nil }
            var entries: [PolicyHistory.Entry] = []
            var before: Record?
            for record in records {
                func words(_ field: String) -> [String] {
                    var seen: Set<String> = []
                    return record.values(field).filter { seen.insert($0).inserted }.map {
                        titles[$0] ?? $0
                    }
                }
                entries.append(
                    PolicyHistory.Entry(
                        record: record.key.id,
                        year: record.values("year").joined(separator: " or "),
                        view: words("view"), policy: words("policy"),
                        viewChanged: before.flatMap { Self.changed($0, record, "view") },
                        policyChanged: before.flatMap { Self.changed($0, record, "policy") },
                        text: record.value("text"), sources: Self.sources(record)))
                before = record
            }
            return PolicyHistory.Subject(subject: subject, entries: entries)
        }
        return PolicyHistory(area: named(area), subjects: subjects)
    }

    /// The areas with a record, in the order of their names.
    public var governments: [NamedPlace] {
        var question = RegisterQuestion(register: "views")
        question.limit = .max
        let codes = Set(state.answer(question).records.compactMap { $0.value("area") })
        return codes.map(named).sorted { $0.name < $1.name }
    }

    /// Figures on Governments' views and policies as reports print them.
    public var stated: [PolicyCounts.Stated] { stated("views") }

    /// Figures on policies as reports print them.
    public var statedPolicies: [PolicyCounts.Stated] { stated("policies") }

    private func stated(_ subject: String) -> [PolicyCounts.Stated] {
        var question = RegisterQuestion(register: "figures")
        question.fields = ["subject": [subject]]
        question.limit = .max
        return state.answer(question).records.flatMap { record in
            record.content["value"].map { statement in
                PolicyCounts.Stated(
                    title: record.value("title") ?? record.key.id,
                    period: record.value("period"), value: statement.printed ?? statement.text,
                    unit: record.value("unit"), source: statement.source?.text ?? "not stated",
                    note: statement.note)
            }
        }
    }

    private func named(_ area: String) -> NamedPlace {
        NamedPlace(code: area, name: areas.area(area)?.shortName ?? area)
    }

    private static func changed(_ before: Record, _ now: Record, _ field: String) -> Bool? {
        let (left, right) = (Set(before.values(field)), Set(now.values(field)))
        guard left.count == 1, right.count == 1 else { return nil }
        return left != right
    }

    private static func sources(_ record: Record) -> [String] {
        var seen: Set<String> = []
        return ["view", "policy", "text", "year"].flatMap { record.content[$0] }
            .compactMap(\.source?.text).filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private static func subject(_ code: String) throws(OfficeError) -> PolicyCode {
        if let known = subjects.first(where: { $0.code == code }) { return known }
        throw OfficeError(
            kind: .request, place: "the subject of views", found: code,
            expected: "one of " + subjects.map(\.code).joined(separator: ", "))
    }

    private static func field(_ field: String) throws(OfficeError) -> [PolicyCode] {
        let codes = RegisterState.viewFields.contains(field) ? codes(field) : []
        guard codes.isEmpty else { return codes }
        throw OfficeError(
            kind: .request, place: "what is counted", found: field, expected: "view or policy")
    }
}
