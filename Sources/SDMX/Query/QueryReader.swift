/// Reads the URLs that a service is asked with: the path behind its address and what follows `?`.
///
/// The text is split before it is percent-decoded, and decoded once. `+` is a plus everywhere, raw
/// or as `%2B`, and never a blank, as the standard gives it a meaning; a blank is `%20`. `*` and
/// `all` both mean all, in both grammars, and so does an empty position of a key. Names of
/// parameters are compared with regard to capitals, and their fixed values without.
///
/// Cost: linear in the length of the text, which is limited.
public struct QueryReader: Sendable {
    public let grammar: QueryGrammar
    /// Names of parameters that the service takes besides those of the standard, such as `format`.
    public var extensions: Set<String>
    /// The longest text that is read, in bytes.
    public var longest: Int

    public init(_ grammar: QueryGrammar, extensions: Set<String> = [], longest: Int = 65_536) {
        self.grammar = grammar
        self.extensions = extensions
        self.longest = longest
    }

    /// Throws `.limit` for a text that is too long, `.encoding` for one that is not UTF-8 once it
    /// is decoded, and `.query` for all else, with the part at fault and what is allowed there.
    public func read(_ text: String) throws(SDMXError) -> QueryRequest {
        let count = text.utf8.count
        guard count <= longest else {
            throw SDMXError(
                .limit, found: "a query of \(count) bytes", expected: "at most \(longest) bytes")
        }
        var cursor = QueryCursor(try QueryTarget(Array(text.utf8)), grammar)
        let query = try cursor.query()
        return QueryRequest(query: query, extensions: try cursor.finish(taking: extensions))
    }
}

/// A query with the parameters that are not the standard's.
public struct QueryRequest: Hashable, Sendable {
    public let query: Query
    /// In their order, decoded.
    public let extensions: [Extension]

    /// A parameter that the service defines.
    public struct Extension: Hashable, Sendable {
        public let name: String
        public let value: String
    }

    /// The value of a parameter that the service defines, if it was given.
    public func value(_ name: String) -> String? {
        extensions.first { $0.name == name }?.value
    }
}
