internal import YAML

/// Tokens as files and the environment write them:
///
/// ```yaml
/// - name: desk
///   sha256: 9f86d081884c7d65...
///   rights: [see, submit]
/// ```
struct TokenList {
    let tokens: [Token]

    private init(tokens: [Token]) { self.tokens = tokens }

    /// - Parameter name: what errors call the file or variable.
    init(_ node: YAMLNode, in name: String) throws(ServiceError) {
        guard let items = node.list else {
            throw ServiceError(
                place: YAMLFile.place(name, node) + ": tokens", found: node.shown,
                expected: "a list of tokens, each with name, token or sha256, and rights")
        }
        var tokens: [Token] = []
        for item in items {
            let token = try Self.token(item, name)
            guard !tokens.contains(where: { $0.name == token.name }) else {
                throw ServiceError(
                    place: YAMLFile.place(name, item) + ": name",
                    found: "\(token.name) a second time", expected: "another name")
            }
            tokens.append(token)
        }
        self.tokens = tokens
    }

    /// Reads a file that holds a list, or a mapping with the list as `tokens`.
    init(path: String) throws(ServiceError) {
        let file = try YAMLFile(path: path)
        for entry in file.entries where entry.key != "tokens" {
            throw ServiceError(
                place: "\(path):\(entry.line)", found: Refusal.shortened(entry.key),
                expected: "tokens and nothing else")
        }
        guard let entry = file.entries.first else {
            throw ServiceError(place: path, found: "nothing", expected: "tokens: and a list")
        }
        try self.init(entry.value, in: path)
    }

    /// Reads the value of a variable.
    init(text: String, variable: String) throws(ServiceError) {
        guard let node = try YAMLFile.root(text, variable) else {
            self.init(tokens: [])
            return
        }
        try self.init(node, in: variable)
    }

    private static func token(_ node: YAMLNode, _ name: String) throws(ServiceError) -> Token {
        let place = YAMLFile.place(name, node)
        var fields: [String: String] = [:]
        for entry in try YAMLFile.entries(of: node, name) {
            guard ["name", "token", "sha256", "rights"].contains(entry.key) else {
                throw ServiceError(
                    place: "\(name):\(entry.line): tokens", found: Refusal.shortened(entry.key),
                    expected: "name, token, sha256, rights")
            }
            guard let text = YAMLFile.text(entry.value) else {
                throw ServiceError(
                    place: "\(name):\(entry.line): \(entry.key)",
                    found: entry.value.shown, expected: "a value")
            }
            fields[entry.key] = text
        }
        guard let holder = fields["name"], (1...100).contains(holder.utf8.count),
            holder.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace && $0.value > 0x20 })
        else {
            throw ServiceError(
                place: "\(place): name", found: fields["name"].map(Refusal.shortened) ?? "nothing",
                expected: "a name of at most 100 bytes without blanks")
        }
        let rights = try rights(fields["rights"] ?? "", place)
        switch (fields["token"], fields["sha256"]) {
        case (let secret?, nil):
            // What was found is not repeated: it is a secret.
            guard let token = Token(name: holder, token: secret, rights: rights) else {
                throw ServiceError(
                    place: "\(place): token", found: "\(secret.utf8.count) bytes",
                    expected: "at least \(Token.shortest) printable ASCII characters, no blanks")
            }
            return token
        case (nil, let digest?):
            guard let token = Token(name: holder, sha256: digest, rights: rights) else {
                throw ServiceError(
                    place: "\(place): sha256", found: "\(digest.utf8.count) bytes",
                    expected: "64 hexadecimal digits")
            }
            return token
        case (nil, nil), (_?, _?):
            throw ServiceError(
                place: place, found: fields["token"] == nil ? "neither" : "both",
                expected: "either token or sha256")
        }
    }

    private static func rights(_ text: String, _ place: String) throws(ServiceError) -> Rights {
        var rights: Rights = []
        for part in text.split(separator: ",") {
            let name = part.filter { $0 != " " }
            guard let right = Rights.names.first(where: { $0.name == name })?.right else {
                throw ServiceError(
                    place: "\(place): rights", found: Refusal.shortened(name),
                    expected: Rights.names.map(\.name).joined(separator: ", "))
            }
            rights.insert(right)
        }
        guard !rights.isEmpty else {
            throw ServiceError(
                place: "\(place): rights", found: "none",
                expected: "one or more of " + Rights.names.map(\.name).joined(separator: ", "))
        }
        return rights
    }
}
