import Collection
import Office
import Warehouse

/// An answer in words.
enum AnswerText {
    static func whole(_ answer: ReceivedAnswer) -> String {
        let account = answer.account
        let whose = [account.collection, account.area, account.round].compactMap { $0 }
        var lines = [
            "Answer \(answer.id)\(whose.isEmpty ? "" : " (\(whose.joined(separator: ", ")))"): "
                + (answer.isRepeated ? "came before; " : "") + answer.outcome.words + ".",
            "Document \(answer.document.name), SHA-256 \(answer.document.sha256).",
        ]
        if let release = answer.release {
            lines.append(
                "\(account.takenCount) cells in release \(release), which waits until the answer is "
                    + "published"
                    + (account.leftOut.isEmpty
                        ? "." : "; \(account.leftOut.count) left out."))
        }
        for severity in AnswerFinding.Severity.allCases {
            let found = answer.findings.filter { $0.severity == severity }
            guard !found.isEmpty else { continue }
            lines.append("")
            lines.append("\(severity.title)s (\(found.count))")
            for finding in found.prefix(50) {
                lines.append(
                    "  \(finding.place): found \(finding.found), expected \(finding.expected)")
            }
            if found.count > 50 { lines.append("  ... and \(found.count - 50) more") }
        }
        return lines.joined(separator: "\n")
    }
}

/// An answer for programs.
struct AnswerFacts: Encodable {
    let answer: Int
    let outcome: String
    let repeated: Bool
    let collection: String?
    let area: String?
    let round: String?
    let at: String
    let by: String
    let document: String
    let file: String
    let release: Int?
    let taken: Int
    let leftOut: [QuestionnaireAnswer.Cell]
    let findings: [AnswerFinding]

    init(_ received: ReceivedAnswer) {
        answer = received.id
        outcome = received.outcome.rawValue
        repeated = received.isRepeated
        collection = received.account.collection
        area = received.account.area
        round = received.account.round
        at = received.receipt.at
        by = received.receipt.who
        document = received.document.sha256
        file = received.document.name
        release = received.release
        taken = received.account.takenCount
        leftOut = received.account.leftOut
        findings = received.findings
    }
}
