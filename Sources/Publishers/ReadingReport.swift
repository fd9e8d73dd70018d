public import Vocabulary

/// The account of a reading: every source row and figure is in one of its numbers.
public struct ReadingReport: Hashable, Sendable {
    /// Data rows of the source, without headers.
    public var rows = 0
    /// Figures taken, missing ones with their reason included.
    public var figures = 0
    /// Figures left out on purpose, by reason.
    public var leftOut: [LeftOut] = []
    /// Rows or figures at fault; an import with findings is refused unless they are accepted.
    public var findings: [Finding] = []
    /// What was checked against what, and how it came out.
    public var checks: [Check] = []

    public init() {}

    /// Counts a figure or row left out, with its first place as the example.
    public mutating func leaveOut(_ reason: String, at cell: SourceCell, count: Int = 1) {
        if let index = leftOut.firstIndex(where: { $0.reason == reason }) {
            leftOut[index].count += count
        } else {
            leftOut.append(LeftOut(reason: reason, count: count, example: cell))
        }
    }

    /// Figures left out on purpose, for one reason.
    public struct LeftOut: Hashable, Sendable {
        public let reason: String
        public var count: Int
        public let example: SourceCell
    }

    /// A row or figure at fault.
    public struct Finding: Hashable, Sendable, CustomStringConvertible {
        public let cell: SourceCell
        public let what: String
        public let found: String
        public let expected: String

        public init(cell: SourceCell, what: String, found: String, expected: String) {
            self.cell = cell
            self.what = what
            self.found = found
            self.expected = expected
        }

        public var description: String {
            "\(cell): \(what): found \(found), expected \(expected)"
        }
    }

    /// A check of the whole table.
    public struct Check: Hashable, Sendable {
        public let name: String
        public let passed: Bool
        public let found: String
        public let expected: String

        public init(name: String, passed: Bool, found: String, expected: String) {
            self.name = name
            self.passed = passed
            self.found = found
            self.expected = expected
        }
    }
}
