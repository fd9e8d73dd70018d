internal import Foundation
internal import YAML

/// The settings of a service as read from file, environment and flags, each over the one before,
/// with where each comes from.
public struct Settings: Sendable {
    public private(set) var configuration = ServiceConfiguration()
    /// What an administrator should know: variables that nothing reads.
    public private(set) var warnings: [String] = []
    private var origins: [String: String] = [:]
    private var tokens: [(token: Token, origin: String)] = []

    /// Reads everything and refuses the first thing that is wrong: where, found, expected.
    ///
    /// - Parameters:
    ///   - file: the path of a file of settings; none but `CORRIDOR_CONFIG` if it is nil.
    ///   - environment: variables by name.
    ///   - flags: settings with their values as flags give them, in order.
    public init(
        file: String?, environment: [String: String], flags: [(key: String, value: String)]
    ) throws(ServiceError) {
        if let path = file ?? environment["CORRIDOR_CONFIG"] { try read(file: path) }
        try read(environment)
        for flag in flags { try read(flag: flag.key, flag.value) }
        if !configuration.tokensFile.isEmpty {
            try add(
                try TokenList(path: configuration.tokensFile).tokens,
                from: configuration.tokensFile)
        }
        if let text = environment["CORRIDOR_TOKENS"] {
            let name = "CORRIDOR_TOKENS"
            try add(try TokenList(text: text, variable: name).tokens, from: name)
        }
        configuration.access = Access(tokens: tokens.map(\.token))
    }

    /// All settings as a file that would give the same, with where each comes from. Of tokens,
    /// names and rights only.
    public var text: String {
        let lines = Setting.all.map { setting in
            let value = setting.show(configuration)
            return ("\(setting.key): \(Self.quoted(value))", origins[setting.key] ?? "default")
        }
        let width = lines.map(\.0.count).max() ?? 0
        var text = lines.map { line, origin in
            line.padding(toLength: width + 2, withPad: " ", startingAt: 0) + "# \(origin)\n"
        }.joined()
        for (token, origin) in tokens {
            text += "# token of \(token.name): \(token.rights.text)  # \(origin)\n"
        }
        return text
    }

    private mutating func read(file path: String) throws(ServiceError) {
        for entry in try YAMLFile(path: path).entries {
            let place = "\(path):\(entry.line)"
            if entry.key == "tokens" {
                try add(try TokenList(entry.value, in: path).tokens, from: path)
                continue
            }
            guard let setting = Setting.all.first(where: { $0.key == entry.key }) else {
                throw ServiceError(
                    place: place, found: Refusal.shortened(entry.key),
                    expected: "one of " + Self.keys)
            }
            guard let text = YAMLFile.text(entry.value) else {
                throw ServiceError(
                    place: "\(place): \(entry.key)", found: entry.value.shown,
                    expected: setting.expected)
            }
            try take(setting, text, place: "\(place): \(entry.key)", origin: place)
        }
    }

    private mutating func read(_ environment: [String: String]) throws(ServiceError) {
        var known: Set<String> = ["CORRIDOR_CONFIG", "CORRIDOR_TOKENS"]
        for setting in Setting.all {
            known.insert(setting.variable)
            guard let text = environment[setting.variable] else { continue }
            try take(setting, text, place: setting.variable, origin: setting.variable)
        }
        warnings = environment.keys.filter { $0.hasPrefix("CORRIDOR_") && !known.contains($0) }
            .sorted().map { "\($0) in the environment is no setting and is not read" }
    }

    private mutating func read(flag key: String, _ value: String) throws(ServiceError) {
        guard key != "tokens" else {
            throw ServiceError(
                place: "--set tokens", found: "tokens in a flag, which all users can see",
                expected: "tokens in a file, or CORRIDOR_TOKENS in the environment")
        }
        guard let setting = Setting.all.first(where: { $0.key == key }) else {
            throw ServiceError(
                place: "--set", found: Refusal.shortened(key), expected: "one of " + Self.keys)
        }
        let flag = Self.own.contains(key) ? "--\(key)" : "--set \(key)"
        try take(setting, value, place: flag, origin: flag)
    }

    /// Settings with a flag of their own.
    package static let own: Set<String> = ["workspace", "host", "port", "log-format", "log-level"]

    private mutating func take(
        _ setting: Setting, _ text: String, place: String, origin: String
    ) throws(ServiceError) {
        guard setting.take(text, &configuration) else {
            throw ServiceError(
                place: place, found: text.isEmpty ? "nothing" : Refusal.shortened(text),
                expected: setting.expected)
        }
        origins[setting.key] = origin
    }

    private mutating func add(_ more: [Token], from origin: String) throws(ServiceError) {
        for token in more {
            guard !tokens.contains(where: { $0.token.name == token.name }) else {
                throw ServiceError(
                    place: origin, found: "a second token named \(token.name)",
                    expected: "another name")
            }
            tokens.append((token, origin))
        }
    }

    private static var keys: String { Setting.all.map(\.key).joined(separator: ", ") + ", tokens" }

    /// A value as YAML reads it back.
    private static func quoted(_ value: String) -> String {
        let isPlain = value.utf8.allSatisfy {
            (0x30...0x39) ~= $0 || (0x41...0x5A) ~= $0 || (0x61...0x7A) ~= $0
                || "-._/".utf8.contains($0)
        }
        if isPlain, !value.isEmpty, !value.hasPrefix("-") { return value }
        let escaped = value.replacingOccurrences(of: "\\", with: "\\\\")
            .replacingOccurrences(of: "\"", with: "\\\"")
        return "\"\(escaped)\""
    }
}
