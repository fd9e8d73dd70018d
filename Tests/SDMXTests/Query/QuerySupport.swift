import SDMX
import Testing

/// The error that reading ends with; nil if there is none.
func queryFault(_ text: String, _ grammar: QueryGrammar) -> SDMXError? {
    do {
        _ = try Query(text, grammar)
        return nil
    } catch {
        return error
    }
}

func dataQuery(_ text: String, _ grammar: QueryGrammar) throws -> DataQuery {
    guard case .data(let query) = try Query(text, grammar) else {
        throw SDMXError(.query, found: text, expected: "a data query")
    }
    return query
}

func structureQuery(_ text: String, _ grammar: QueryGrammar) throws -> StructureQuery {
    guard case .structure(let query) = try Query(text, grammar) else {
        throw SDMXError(.query, found: text, expected: "a structure query")
    }
    return query
}

func availabilityQuery(_ text: String, _ grammar: QueryGrammar) throws -> AvailabilityQuery {
    guard case .availability(let query) = try Query(text, grammar) else {
        throw SDMXError(.query, found: text, expected: "an availability query")
    }
    return query
}

extension QueryGrammar {
    /// The newest release.
    var newest: QueryVersion { self == .v1 ? .v1_5 : .v2_2 }
}

/// What stands before the question mark.
func path(_ text: String) -> Substring {
    text.prefix { $0 != "?" }
}
