import Tables

extension Endpoint {
    /// How the name of a file of this form ends.
    public var suffix: String {
        switch form {
        case .items, .worldBank: "json"
        case .columns: "csv"
        case .workbook: "xlsx"
        }
    }

    /// Answers, unpacked and in order, as the one file that the reader takes; nil where they do not
    /// go together, as tables with other columns do not.
    ///
    /// Pages of JSON stand one after another. Delimited texts have their heading once.
    public func joined(_ answers: [[UInt8]]) -> [UInt8]? {
        switch form {
        case .items, .worldBank:
            var text: [UInt8] = []
            text.reserveCapacity(answers.reduce(0) { $0 + $1.count + 1 })
            for answer in answers { text += answer + [10] }
            return text
        case .columns:
            guard let first = answers.first, let heading = Self.heading(first) else { return nil }
            var text: [UInt8] = []
            text.reserveCapacity(answers.reduce(0) { $0 + $1.count + 1 })
            for (place, answer) in answers.enumerated() {
                guard let own = Self.heading(answer),
                    answer[own].elementsEqual(first[heading])
                else { return nil }
                if place > 0, let last = text.last, last != 10 { text.append(10) }
                text += place == 0 ? answer[...] : answer[own.upperBound...]
            }
            return text
        case .workbook: return answers.count == 1 ? answers.first : nil
        }
    }

    /// The first line with its end.
    private static func heading(_ bytes: [UInt8]) -> Range<Int>? {
        bytes.firstIndex(of: 10).map { 0..<($0 + 1) }
    }
}
