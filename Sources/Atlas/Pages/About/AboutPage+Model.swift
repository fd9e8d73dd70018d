/// The definitions, the sources and the methods in words.
public enum AboutPage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        public var definitions: [Definition]
        public var methods: [MethodLabel]
        public var sources: [SourceNote]

        public init(
            definitions: [Definition] = Definition.standard,
            methods: [MethodLabel] = MethodLabel.standard, sources: [SourceNote]
        ) {
            self.definitions = definitions
            self.methods = methods
            self.sources = sources
        }
    }
}
