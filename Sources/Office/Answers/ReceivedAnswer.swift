public import Collection
internal import Foundation
public import Warehouse

/// An answer that somebody sent in, and what was made of it.
public struct ReceivedAnswer: Sendable {
    /// What became of it.
    public enum Outcome: String, Sendable, Codable {
        /// Every cell was taken.
        case taken
        /// Cells with faults were left out.
        case takenInPart = "taken-in-part"
        /// There are faults, and nothing was taken.
        case refused
        /// It cannot be read as an answer to a questionnaire of this office.
        case unreadable

        /// The outcome in words, of an answer.
        public var words: String {
            switch self {
            case .taken: "taken"
            case .takenInPart: "taken in part: cells with faults are left out"
            case .refused: "kept, and nothing of it taken: it has faults"
            case .unreadable: "kept, and not read"
            }
        }
    }

    public let receipt: Receipt
    public let outcome: Outcome
    public let account: AnswerAccount
    /// Whether the same document was received before and nothing was changed.
    public let isRepeated: Bool

    /// The receipt's number.
    public var id: Int { receipt.id }
    public var document: HeldDocument { receipt.document }
    /// The release with the figures; nil where nothing was taken.
    public var release: Int? { receipt.release }
    public var findings: [AnswerFinding] { account.findings }

    /// Whether something of it could not be taken.
    public var hasFaults: Bool { account.findings.contains { $0.severity == .fault } }

    /// Nil for a receipt of something else.
    init?(_ receipt: Receipt, isRepeated: Bool = false) {
        guard let outcome = Outcome(rawValue: receipt.outcome),
            let account = try? JSONDecoder().decode(
                AnswerAccount.self, from: Data(receipt.account.utf8))
        else { return nil }
        self.receipt = receipt
        self.outcome = outcome
        self.account = account
        self.isRepeated = isRepeated
    }
}

/// What a receipt keeps of an answer.
public struct AnswerAccount: Hashable, Sendable, Codable {
    /// Nil where the document does not say, and nobody said it.
    public let collection: String?
    public let area: String?
    public let round: String?
    /// Cells that are asked, by table.
    public var asked: [String: Int] = [:]
    /// Cells with a figure or a mark that was taken, by table.
    public var answered: [String: Int] = [:]
    /// Cells that were typed and not taken, as they were typed.
    public var leftOut: [QuestionnaireAnswer.Cell] = []
    public var metadata: [QuestionnaireAnswer.Metadata] = []
    public var remarks: [String] = []
    public var findings: [AnswerFinding] = []

    public init(collection: String?, area: String?, round: String?) {
        self.collection = collection
        self.area = area
        self.round = round
    }

    /// Cells taken in all.
    public var takenCount: Int { answered.values.reduce(0, +) }

    /// How many findings there are of a severity.
    public func count(_ severity: AnswerFinding.Severity) -> Int {
        findings.count { $0.severity == severity }
    }
}

/// What the release of an answer keeps: enough to repeat it and to explain each figure.
public struct AnswerRecord: Hashable, Sendable, Codable {
    public let collection: String
    public let area: String
    public let round: String
    /// SHA-256 of the document.
    public let document: String
    /// The revision of the collection's record that it was judged by.
    public let revision: Int
    /// Who sent it in.
    public let by: String

    /// That of a release; nil for one that is no answer.
    public init?(_ release: Release) {
        struct Parameters: Decodable {
            let answer: AnswerRecord?
        }
        guard release.kind == .imported, release.parameters.contains("\"answer\"") else {
            return nil
        }
        let parameters = try? JSONDecoder().decode(
            Parameters.self, from: Data(release.parameters.utf8))
        guard let record = parameters?.answer else { return nil }
        self = record
    }

    init(_ questionnaire: Questionnaire, document: String, by who: String) {
        collection = questionnaire.collection
        area = questionnaire.area
        round = questionnaire.round
        revision = questionnaire.revision
        self.document = document
        by = who
    }
}
