public import Vocabulary

/// A row of a questionnaire's table: one counterpart, sex and age, with a cell for each year.
public struct QuestionnaireRow: Hashable, Sendable {
    /// The area at the other end of the corridor: `W` for all together, a region, `OOO` for others,
    /// `UNK` for unknown, `XXA` for the stateless. Empty where the table has no other end.
    public let counterpart: String
    public let sex: Sex
    public let age: AgeGroup

    public init(counterpart: String, sex: Sex, age: AgeGroup) {
        self.counterpart = counterpart
        self.sex = sex
        self.age = age
    }

    /// What names the row in a workbook, whatever place it is moved to: `DZA F Y15T24`. A
    /// table without another end has `-` in place of the counterpart.
    public var key: String {
        "\(counterpart.isEmpty ? "-" : counterpart) \(sex.rawValue) \(age.code)"
    }

    /// Reads a key, blanks around and between its parts aside; nil for anything else.
    public init?(key: some StringProtocol) {
        let parts = key.split { $0.isWhitespace }
        guard parts.count == 3, let sex = Sex(rawValue: String(parts[1])),
            let age = AgeGroup(code: parts[2])
        else { return nil }
        self.init(counterpart: parts[0] == "-" ? "" : String(parts[0]), sex: sex, age: age)
    }
}
