public import Registers
public import Vocabulary

/// The answer of a country to a round of a collection, with all that was done about it.
public struct RoundResponse: Hashable, Sendable {
    /// A step as it was taken.
    public struct Taken: Hashable, Sendable {
        /// Its number, from 1.
        public let number: Int
        /// Nil where the record has a word that is no step.
        public let step: ResponseStep?
        /// The state after it.
        public let state: ResponseState
        /// The day as the record has it; nil where it does not say.
        public let date: RecordDate?
        public let by: String
        public let reason: String
        public let document: String?
        public let releases: [Int]
        public let findings: Int?
    }

    public let key: ResponseKey
    public let state: ResponseState
    /// In the order in which they were taken; none where somebody wrote the record by hand.
    public let steps: [Taken]
    /// How many cells of each table were asked and answered; none where nobody counted.
    public let cells: [String: CellCount]
    /// The reason that the record gives for its state; empty where it gives none.
    public let reason: String
    /// The record that it was read from.
    public let record: Record

    /// The revision of the record: what a change is made from.
    public var revision: Int { record.revision }

    /// The releases that the figures of the last questionnaire are in; none once they were taken back.
    public var releases: [Int] {
        let since = steps.reversed().prefix { $0.step != .receive }
        let isTakenBack = since.contains { $0.step == .sendBack || $0.step == .withdraw }
        return isTakenBack ? [] : lastNamedReleases
    }

    /// The releases that the figures of the last questionnaire are or were in.
    public var lastNamedReleases: [Int] {
        for taken in steps.reversed() {
            if !taken.releases.isEmpty { return taken.releases }
            if taken.step == .receive { return [] }
        }
        return []
    }

    /// How many findings were open when somebody last looked, since the last questionnaire came.
    public var findings: Int? {
        for taken in steps.reversed() {
            if let findings = taken.findings { return findings }
            if taken.step == .receive { return nil }
        }
        return nil
    }

    /// The document that came last; nil where none did.
    public var document: String? { steps.last { $0.document != nil }?.document }

    /// The last day of a step of a kind; nil where there was none.
    public func date(of step: ResponseStep) -> RecordDate? {
        steps.last { $0.step == step }?.date
    }

    /// How many times a step was taken.
    public func count(of step: ResponseStep) -> Int { steps.count { $0.step == step } }
}

extension RoundResponse {
    /// Reads a record of the register `responses`; nil where it says no state that is known.
    public init?(_ record: Record) {
        guard let key = ResponseKey(record),
            let state = record.value("state").flatMap(ResponseState.init(rawValue:))
        else { return nil }
        self.key = key
        self.state = state
        self.record = record
        reason = record.value("reason") ?? ""
        steps = record.content.parts("steps").compactMap { Taken(record, $0) }
        var cells: [String: CellCount] = [:]
        for part in record.content.parts("tables") {
            func count(_ field: String) -> Int? {
                record.content[FieldPath(field, part: part)].first?.value.flatMap { Int($0) }
            }
            if let asked = count("asked"), let answered = count("answered") {
                cells[part.key] = CellCount(asked: asked, answered: answered)
            }
        }
        self.cells = cells
    }
}

extension RoundResponse.Taken {
    fileprivate init?(_ record: Record, _ part: FieldPath.PartKey) {
        func values(_ field: String) -> [String] {
            record.content[FieldPath(field, part: part)].compactMap(\.value)
        }
        guard let number = Int(part.key),
            let state = values("state").first.flatMap(ResponseState.init(rawValue:))
        else { return nil }
        self.number = number
        self.state = state
        step = values("step").first.flatMap(ResponseStep.init(rawValue:))
        date = values("date").first.flatMap { RecordDate($0) }
        by = values("by").first ?? ""
        reason = values("reason").first ?? ""
        document = values("document").first
        releases = values("release").compactMap { Int($0) }
        findings = values("findings").first.flatMap { Int($0) }
    }
}

extension RoundResponse {
    /// Every answer of some registers, by id; records that say too little are left out.
    public static func all(in state: RegisterState) -> [RoundResponse] {
        var question = RegisterQuestion(register: ResponseKey.register)
        question.limit = .max
        return state.answer(question).records.compactMap { RoundResponse($0) }
    }
}
