/// What a check of a case file found.
public struct MethodCaseReport: Sendable {
    /// How a case went.
    public enum Outcome: String, Sendable {
        case passed, failed, skipped
    }

    /// One case.
    public struct Result: Sendable {
        /// The id of the case.
        public let id: String
        /// The function it calls.
        public let function: String
        /// How it went.
        public let outcome: Outcome
        /// What differed, or why it was skipped; empty where it passed.
        public let message: String
    }

    /// The cases in the order of the file.
    public let results: [Result]

    /// How many passed.
    public var passed: Int { results.count { $0.outcome == .passed } }
    /// How many failed.
    public var failed: Int { results.count { $0.outcome == .failed } }
    /// How many were skipped because their function is not offered.
    public var skipped: Int { results.count { $0.outcome == .skipped } }
    /// The closing line.
    public var summary: String { "\(passed) passed, \(failed) failed, \(skipped) skipped" }
}
