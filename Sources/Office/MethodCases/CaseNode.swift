internal import Foundation

/// A JSON value of a case.
enum CaseNode: Codable, Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(String)
    case list([CaseNode])
    case object([String: CaseNode])

    /// Reads JSON text.
    static func read(_ data: Data, path: String) throws(MethodCaseError) -> CaseNode {
        do {
            return try JSONDecoder().decode(CaseNode.self, from: data)
        } catch let error as DecodingError {
            var reason = "text that is not JSON"
            if case .dataCorrupted(let context) = error,
                let detail = context.underlyingError as? NSError,
                let words = detail.userInfo["NSDebugDescription"] as? String
            {
                reason += " (\(words))"
            }
            throw MethodCaseError(
                kind: .syntax, path: path, found: reason,
                expected: "JSON, whose numbers are finite")
        } catch {
            throw MethodCaseError(
                kind: .syntax, path: path, found: "text that is not JSON", expected: "JSON")
        }
    }

    /// JSON text with sorted keys.
    func written() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([CaseNode].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: CaseNode].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value) where !value.isFinite: try container.encodeNil()
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    /// What the value is, for messages.
    var kindName: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let value): "the number \(value)"
        case .text(let value): "the text '\(value.prefix(40))'"
        case .list(let value): "a list of \(value.count)"
        case .object: "an object"
        }
    }

    /// A list of numbers.
    static func numbers(_ values: [Double]) -> CaseNode { .list(values.map(CaseNode.number)) }
    /// A list of texts.
    static func texts(_ values: [String]) -> CaseNode { .list(values.map(CaseNode.text)) }
}
