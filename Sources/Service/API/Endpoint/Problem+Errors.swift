internal import Hummingbird
internal import Office
internal import SDMX
internal import Warehouse

extension Problem {
    /// A refusal of what stands before the endpoint: tokens, limits, methods.
    init(_ refusal: Refusal) {
        let kind: Kind =
            switch refusal.status.code {
            case 401: .needsToken
            case 403: .needsRight
            case 404: .noSuchAddress
            case 405: .notAllowed
            case 408, 413, 414, 415, 429, 431: .limit
            case 503, 504: .unavailable
            case 400..<500: .malformed
            default: .failure
            }
        self.init(
            kind, refusal.title, where: "the request", found: refusal.title,
            expected: refusal.problem)
        sentence = refusal.problem
        status = refusal.status
        headers = refusal.headers
    }

    /// What a query of figures that can be read is refused for.
    init(_ error: SDMXError) {
        self.init(
            .unfit, "The query does not fit the figures", where: error.path ?? "the query",
            found: error.found, expected: error.expected)
    }

    /// What the office refuses; nil for what is wrong on this side.
    init?(_ error: OfficeError) {
        switch error.kind {
        case .notFound:
            self.init(
                .unfit, "There is no such figure", where: error.place, found: error.found,
                expected: error.expected)
        case .request, .tooLarge:
            self.init(
                .unfit, "The query does not fit the figures", where: error.place,
                found: error.found, expected: error.expected)
        case .conflict:
            self.init(
                .conflict, "That contradicts what is held", where: error.place,
                found: error.found, expected: error.expected)
        case .file, .findings, .data: return nil
        }
        allowed = error.details
    }

    /// What the warehouse refuses; nil for what is wrong on this side.
    init?(_ error: WarehouseError) {
        let kind: Kind
        switch error.kind {
        case .noRelease: kind = .noSuchAddress
        case .conflict, .shrinks: kind = .conflict
        case .busy, .notWritable, .older, .full: kind = .unavailable
        case .absent, .unreadable, .newer, .storage: return nil
        }
        let title =
            switch kind {
            case .noSuchAddress: "There is no such release"
            case .conflict: "The release is not in a state that allows this"
            default: "The workspace cannot be written at the moment"
            }
        self.init(
            kind, title, where: kind == .unavailable ? "the workspace" : error.place,
            found: error.found, expected: error.expected)
        if error.kind == .busy { headers[.retryAfter] = "5" }
    }
}
