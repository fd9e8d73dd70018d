/// A query of the SDMX REST API: what a URL behind the address of a service asks for.
///
/// One model for both grammars. What only one of them can say is in the model too, and writing in
/// the other reports it.
///
/// ```swift
/// let query = try Query("data/ECB,EXR/D.USD+GBP.EUR?startPeriod=2020", .v1)
/// let url = try query.text(.v2_2)
/// // data/dataflow/ECB/EXR/~/D.USD.EUR,D.GBP.EUR?c%5BTIME_PERIOD%5D=ge:2020
/// ```
public enum Query: Hashable, Sendable {
    case data(DataQuery)
    case availability(AvailabilityQuery)
    case structure(StructureQuery)
    case metadata(MetadataQuery)
    case schema(SchemaQuery)

    /// Reads a path and what follows its `?`, as `QueryReader` does without extensions.
    public init(_ text: String, _ grammar: QueryGrammar) throws(SDMXError) {
        self = try QueryReader(grammar).read(text).query
    }

    /// The URL, behind the address of the service and without a `/` before it, in its canonical
    /// form.
    ///
    /// Throws what `rendered` throws, and for the first loss that it reports.
    public func text(
        _ version: QueryVersion, dimensions: [String] = [], style: QueryStyle = QueryStyle()
    ) throws(SDMXError) -> String {
        let rendered = try rendered(version, dimensions: dimensions, style: style)
        if let loss = rendered.losses.first { throw loss.error }
        return rendered.text
    }

    /// The URL that comes nearest to the query, and what it leaves out or changes.
    ///
    /// - Parameters:
    ///   - version: The release of the service.
    ///   - dimensions: The ids of all dimensions but the one of time, in order, where they are
    ///     known: filters can then be written as keys, which is all that SDMX REST 1.x has, and
    ///     keys with more combinations than a URL holds as filters.
    ///   - style: How what may be spelled in several ways is spelled.
    /// - Throws: `.value` where nothing near can be written: a type of structure that the release
    ///   doesn't have, an id with a `/` in it, a list of nothing.
    public func rendered(
        _ version: QueryVersion, dimensions: [String] = [], style: QueryStyle = QueryStyle()
    ) throws(SDMXError) -> RenderedQuery {
        var writer = QueryWriter(version, dimensions: dimensions, style: style)
        try writer.write(self)
        return RenderedQuery(text: writer.text, losses: writer.losses)
    }
}

/// A query as a URL, with what the URL doesn't say.
public struct RenderedQuery: Hashable, Sendable {
    public let text: String
    /// Empty if the URL says all.
    public let losses: [QueryLoss]
}

/// Something in a query that a release of SDMX REST cannot say.
public struct QueryLoss: Hashable, Sendable {
    public let part: QueryPart
    /// What the query has.
    public let found: String
    /// What the URL has in its place; nil where it has nothing.
    public let written: String?
    public let version: QueryVersion

    /// The loss as the error that strict writing throws.
    public var error: SDMXError {
        SDMXError(
            .value, found: "\(found) for \(part)",
            expected: "what SDMX REST \(version.rawValue) can say"
                + (written.map { ", such as \($0)" } ?? ""))
    }
}

/// How a URL spells what may be spelled in several ways.
public struct QueryStyle: Hashable, Sendable {
    /// Whether `[` and `]` are written as such, as the standard's examples have them. Some clients
    /// and servers refuse that, as RFC 3986 does, but none refuses `%5B` and `%5D`.
    public var hasPlainBrackets = false
    /// Whether in SDMX REST 1.x a position of a key that takes any code is left empty, which is
    /// the standard's form (`D..EUR`) and what some older services insist on, and not `*`
    /// (`D.*.EUR`), which no client or proxy takes for a way up.
    public var leavesWildcardsEmpty = false

    public init() {}
}
