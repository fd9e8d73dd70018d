import Foundation
import HummingbirdTesting
import NIOCore

/// A value of JSON.
enum JSONValue: Hashable, Sendable, Decodable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let list = try? value.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }

    /// All texts in it, at any depth.
    var texts: [String] {
        switch self {
        case .null, .flag, .number: []
        case .text(let text): [text]
        case .list(let items): items.flatMap(\.texts)
        case .object(let members): members.values.flatMap(\.texts)
        }
    }
}

/// An object of JSON.
struct JSONObject: Sendable, Decodable {
    let members: [String: JSONValue]

    init(_ members: [String: JSONValue]) { self.members = members }

    init(from decoder: any Decoder) throws {
        members = try decoder.singleValueContainer().decode([String: JSONValue].self)
    }

    init(_ reply: TestResponse) throws { try self.init(bytes: Array(buffer: reply.body)) }

    init(bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(JSONObject.self, from: Data(bytes))
    }

    func text(_ name: String) -> String? {
        if case .text(let text)? = members[name] { text } else { nil }
    }

    func number(_ name: String) -> Double? {
        if case .number(let number)? = members[name] { number } else { nil }
    }

    func whole(_ name: String) -> Int? { number(name).flatMap { Int(exactly: $0) } }

    func isNull(_ name: String) -> Bool { members[name] == .null }

    /// The texts of a list.
    func texts(_ name: String) -> [String] { members[name]?.texts ?? [] }

    func object(_ name: String) -> JSONObject? {
        if case .object(let members)? = members[name] { JSONObject(members) } else { nil }
    }

    /// The objects of a list.
    func list(_ name: String) -> [JSONObject] {
        guard case .list(let items)? = members[name] else { return [] }
        return items.compactMap { item in
            if case .object(let members) = item { JSONObject(members) } else { nil }
        }
    }
}
