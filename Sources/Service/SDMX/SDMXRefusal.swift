internal import HTTPTypes
internal import Office
internal import SDMX

/// Why an SDMX query is not answered as asked, in the standard's categories.
struct SDMXRefusal: Error, Hashable, Sendable {
    /// The categories of the standard, and those of HTTP that it takes over.
    enum Kind: Hashable, Sendable {
        case noResults
        case unauthorised
        case forbidden
        case syntax
        case semantic
        case notAcceptable
        case tooLarge
        case conflict
        case outOfRange
        case notImplemented
        case failure
        case unavailable
    }

    let kind: Kind
    /// One sentence without its full stop: what was found.
    let title: String
    /// What was expected, or may be done.
    let detail: String
    /// What the header of ranges says, where a range was asked for that is not there.
    var range: String?

    init(_ kind: Kind, _ title: String, _ detail: String) {
        self.kind = kind
        self.title = title
        self.detail = detail
    }

    /// The error number of the standard.
    var code: Int {
        switch kind {
        case .noResults: 100
        case .unauthorised, .forbidden: 110
        case .syntax, .notAcceptable: 140
        case .semantic, .conflict, .outOfRange: 150
        case .failure: 500
        case .notImplemented: 501
        case .unavailable: 503
        case .tooLarge: 510
        }
    }

    /// The HTTP status by the release of SDMX REST.
    ///
    /// As the standard's tables have it: a query that makes no sense is 403 in 1.x and 422 in 2.2;
    /// one that asks for nothing that is there is 404.
    func status(_ grammar: QueryGrammar) -> Int {
        switch kind {
        case .noResults: 404
        case .unauthorised: 401
        case .forbidden: 403
        case .syntax: 400
        case .semantic: ErrorCode.semanticError.httpStatus(grammar)
        case .notAcceptable: 406
        case .conflict: 409
        case .outOfRange: 416
        case .tooLarge: 413
        case .failure: 500
        case .notImplemented: 501
        case .unavailable: 503
        }
    }

    /// A text from the request as a message may repeat it.
    static func shortened(_ text: String) -> String { Refusal.shortened(text) }
}

extension SDMXRefusal {
    /// A query that cannot be read.
    init(reading error: SDMXError) {
        self.init(
            error.kind == .limit ? .tooLarge : .syntax, "The query cannot be read", "\(error)")
    }

    /// A query that can be read and makes no sense here; nil where the fault is not the query's.
    init?(meaning error: SDMXError) {
        switch error.kind {
        case .query: self.init(.semantic, "The query does not fit the data", "\(error)")
        case .unsupported:
            self.init(.notAcceptable, "The answer cannot be given in that form", "\(error)")
        case .limit: self.init(.tooLarge, "The query asks for too much", "\(error)")
        default: return nil
        }
    }

    /// A request that the office does not answer; nil where the fault is not the request's.
    init?(_ error: OfficeError) {
        switch error.kind {
        case .request: self.init(.semantic, "The query cannot be answered so", "\(error)")
        case .tooLarge: self.init(.tooLarge, "The query asks for too much", "\(error)")
        case .conflict: self.init(.conflict, "That contradicts what is held", "\(error)")
        case .file, .findings, .notFound, .data: return nil
        }
    }

    /// A refusal that stands before the service: a limit, a token, a method.
    init(_ refusal: Refusal) {
        let kind: Kind =
            switch refusal.status.code {
            case 401: .unauthorised
            case 403: .forbidden
            case 404: .noResults
            case 405, 501: .notImplemented
            case 406: .notAcceptable
            case 409: .conflict
            case 413: .tooLarge
            case 422: .semantic
            case 429, 503, 504: .unavailable
            case 400..<500: .syntax
            default: .failure
            }
        self.init(kind, refusal.title, refusal.problem)
    }
}
