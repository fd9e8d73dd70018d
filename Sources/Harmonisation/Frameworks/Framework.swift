public import Vocabulary

/// A set of definitions that statistics of migration are measured by.
public struct Framework: Hashable, Sendable {
    /// Something that a framework defines.
    public struct Concept: Hashable, Sendable {
        /// Within its framework: `long-term`.
        public let id: String
        public let name: String
        /// In our words.
        public let definition: String
        /// What a series must be in order to be of it; empty for what is no series.
        public let statements: [DefinitionStatement]
        /// How sure it is that the framework says so.
        public let isChecked: Bool
    }

    /// People or moves that a framework tells apart.
    public struct Category: Hashable, Sendable {
        public let block: String
        public let name: String
    }

    public let id: String
    public let name: String
    public let citation: String
    public let concepts: [Concept]
    public let categories: [Category]

    public static let all = [recommendations1998, framework2021]

    /// A concept by its framework and id.
    public func concept(_ id: String) -> Concept? { concepts.first { $0.id == id } }

    /// How a definition stands to a concept: each of the concept's statements with what the
    /// definition says of it.
    public func fit(_ definition: [DefinitionStatement], _ concept: Concept) -> Fit {
        let said = Dictionary(
            definition.map { ($0.aspect, $0) }, uniquingKeysWith: { _, last in last })
        var open: [Aspect] = []
        for wanted in concept.statements {
            guard let statement = said[wanted.aspect] else {
                open.append(wanted.aspect)
                continue
            }
            if statement.code != wanted.code { return .differs(wanted.aspect) }
        }
        return open.isEmpty ? .fits : .open(open)
    }

    /// Whether a series is of a concept.
    public enum Fit: Hashable, Sendable {
        case fits
        /// It is something else in this aspect.
        case differs(Aspect)
        /// Nothing that is said speaks against it, but these aspects are not said.
        case open([Aspect])
    }
}
