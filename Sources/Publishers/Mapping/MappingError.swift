/// What is wrong with a mapping: every fault with its line.
public struct MappingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The mapping's file.
    public let file: String
    /// In the order of the file; at least one.
    public let faults: [Fault]

    /// One thing that is wrong.
    public struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// From 1; nil where the fault has no line.
        public let line: Int?
        /// The key: `dimensions.ORIGIN.read`.
        public let what: String
        public let found: String
        public let expected: String

        /// `line 14, dimensions.ORIGIN.read: found X, expected Y`.
        public var description: String {
            let place = [line.map { "line \($0)" }, what.isEmpty ? nil : what].compactMap { $0 }
            return (place.isEmpty ? "" : place.joined(separator: ", ") + ": ")
                + "found \(found), expected \(expected)"
        }
    }

    public var description: String {
        faults.map { "\(file): \($0)" }.joined(separator: "\n")
    }
}
