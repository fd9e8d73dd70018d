internal import Office
internal import SDMX

/// A request to the SDMX service, without what belongs to HTTP alone.
struct SDMXRequest: Sendable {
    let grammar: QueryGrammar
    /// What follows the version in the address: path and query as they were sent.
    let target: String
    /// The `Accept` header.
    var accept: String?
    /// The `Accept-Language` header.
    var acceptLanguage: String?
    /// The `Range` header.
    var range: String?
    var audience = Office.Audience.everybody
}

/// What a request is going to be answered with, before that is made.
struct SDMXPlan: Sendable {
    let representation: Representation
    /// The language of names where the form takes one.
    let language: String
    /// What the answer depends on: equal marks mean the same answer.
    let marks: [String]
    /// When something last changed: UTC, `YYYY-MM-DDThh:mm:ssZ`; nil where nothing is held.
    let changed: String?
    /// A name under which the answer may be kept as a file, without its ending.
    let fileName: String
    /// Makes the answer.
    var answer: @Sendable () throws -> SDMXAnswer
}

/// The body of an answer.
enum SDMXAnswer {
    /// Nothing is found, which is no fault.
    case empty
    case bytes([UInt8])
    /// Pieces, each made when it is asked for; the first was made already, so that what goes wrong
    /// is known before anything is sent. `range` says which of all values they are, where only
    /// some were asked for by a header.
    case pieces(first: [UInt8], rest: FigureOutput, range: String? = nil)
}
