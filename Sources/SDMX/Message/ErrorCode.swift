/// The standard's errors of web services, by their numbers.
///
/// Numbers from 1000 on are a service's own. They are of the services of SDMX 2.1; those of SDMX
/// 3.0 answer with the HTTP status alone, or with a message of the same numbers beside it.
public enum ErrorCode: Int, Hashable, Sendable, CaseIterable {
    /// Nothing matches the query.
    case noResultsFound = 100
    /// Who asks is not known, or not yet.
    case unauthorized = 110
    /// More was asked for than the client said it would take.
    case responseTooLarge = 130
    /// The query breaks the grammar.
    case syntaxError = 140
    /// The query asks for what cannot be.
    case semanticError = 150
    /// None of the others says it better.
    case internalServerError = 500
    /// The service does not offer that part of the standard.
    case notImplemented = 501
    /// The service is down for a time.
    case serviceUnavailable = 503
    /// The answer is larger than the service gives.
    case responseSizeExceedsServiceLimit = 510

    /// The standard's words for it, in English.
    public var title: String {
        switch self {
        case .noResultsFound: "No results found"
        case .unauthorized: "Unauthorized"
        case .responseTooLarge: "Response too large due to client request"
        case .syntaxError: "Syntax error"
        case .semanticError: "Semantic error"
        case .internalServerError: "Internal server error"
        case .notImplemented: "Not implemented"
        case .serviceUnavailable: "Service unavailable"
        case .responseSizeExceedsServiceLimit: "Response size exceeds service limit"
        }
    }

    /// The status of HTTP that goes with it.
    ///
    /// Source: for SDMX REST 1.x the table of the standard's web service guidelines, section 4.8;
    /// for 2.x what its page on status information says of each status. That page leaves 204 as
    /// another answer where nothing was found, for which there is no message.
    public func httpStatus(_ grammar: QueryGrammar) -> Int {
        switch self {
        case .noResultsFound: 404
        case .unauthorized: 401
        case .responseTooLarge, .responseSizeExceedsServiceLimit: 413
        case .syntaxError: 400
        case .semanticError: grammar == .v1 ? 403 : 422
        case .internalServerError: 500
        case .notImplemented: 501
        case .serviceUnavailable: 503
        }
    }
}

extension MessageNote {
    /// A note of that error, with the standard's words for it and what there is to say beyond them.
    public init(_ code: ErrorCode, detail: LocalisedText = LocalisedText()) {
        let title = LocalisedText(code.title)
        self.init(
            code: "\(code.rawValue)", severity: .error,
            texts: detail.isEmpty ? [title] : [title, detail]
        )
    }

    /// The standard's error; nil if the code is none of its numbers.
    public var errorCode: ErrorCode? {
        code.flatMap { Int($0) }.flatMap { ErrorCode(rawValue: $0) }
    }
}
