internal import Vocabulary

/// A total that its parts should add up to, in every year.
public struct QuestionnaireCheck: Hashable, Sendable {
    /// What is added up.
    public enum Kind: String, CaseIterable, Sendable {
        case counterparts
        case sexes
        case ages

        /// The parts in words.
        public var words: String {
            switch self {
            case .counterparts: "the areas together"
            case .sexes: "women and men"
            case .ages: "the ages together"
            }
        }
    }

    public let kind: Kind
    /// The row of the total, from 0.
    public let total: Int
    /// The rows of its parts, in order.
    public let parts: [Int]
}

extension QuestionnaireTable {
    /// The totals of the table with their parts, by row of the total. Cost: in the number of rows.
    public var checks: [QuestionnaireCheck] {
        var byCounterpart: [QuestionnaireRow: [Int]] = [:]
        var bySex: [QuestionnaireRow: [Int]] = [:]
        var byAge: [QuestionnaireRow: [Int]] = [:]
        for (index, row) in rows.enumerated() {
            if row.counterpart != "W", !row.counterpart.isEmpty {
                byCounterpart[.init(counterpart: "W", sex: row.sex, age: row.age), default: []]
                    .append(index)
            }
            if row.sex != .total {
                bySex[
                    .init(counterpart: row.counterpart, sex: .total, age: row.age), default: []
                ].append(index)
            }
            if row.age != .total {
                byAge[
                    .init(counterpart: row.counterpart, sex: row.sex, age: .total), default: []
                ].append(index)
            }
        }
        var checks: [QuestionnaireCheck] = []
        for (index, row) in rows.enumerated() {
            for (kind, parts) in [
                (QuestionnaireCheck.Kind.counterparts, byCounterpart[row]), (.sexes, bySex[row]),
                (.ages, byAge[row]),
            ] {
                guard let parts else { continue }
                checks.append(QuestionnaireCheck(kind: kind, total: index, parts: parts))
            }
        }
        return checks
    }
}
