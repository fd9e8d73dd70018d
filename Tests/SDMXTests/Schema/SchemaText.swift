import SDMX
import Testing

/// A schema as tests look at it: the attributes and values of its types.
struct SchemaText {
    let text: String
    let losses: [Loss]
    let schema: DataSchema

    init(
        _ structures: Structures, _ format: MessageFormat, _ query: String,
        _ grammar: QueryGrammar = .v2
    ) throws {
        guard case .schema(let query) = try Query("schema/" + query, grammar) else {
            throw SDMXError(.query, found: query, expected: "a schema query")
        }
        schema = try #require(try Registry(structures).schema(query, grammar, as: format))
        losses = schema.losses
        text = String(decoding: try schema.bytes(), as: UTF8.self)
    }

    /// What stands between the tags of a type.
    func type(_ name: String) -> Substring? {
        for kind in ["complexType", "simpleType"] {
            guard let start = text.firstRange(of: "<xs:\(kind) name=\"\(name)\""),
                let end = text[start.upperBound...].firstRange(of: "\n  </xs:\(kind)>")
            else { continue }
            return text[start.upperBound..<end.lowerBound]
        }
        return nil
    }

    /// Attributes of XML by their use.
    func attributes(_ type: String) -> [String: [String]] {
        var found: [String: [String]] = [:]
        let matches = self.type(type)?
            .matches(of: #/<xs:attribute name="([^"]*)" type="[^"]*" use="([^"]*)"/#)
        for match in matches ?? [] { found[String(match.2), default: []].append(String(match.1)) }
        return found
    }

    func values(_ type: String) -> [String]? {
        self.type(type)?.matches(of: #/<xs:enumeration value="([^"]*)"/#).map { String($0.1) }
    }

    func elements(_ type: String) -> [String]? {
        self.type(type)?.matches(of: #/<xs:element (?:name|ref)="([^"]*)"/#).map { String($0.1) }
    }

    func base(_ type: String) -> String? {
        self.type(type)?.firstMatch(of: #/<xs:restriction base="([^"]*)"/#).map { String($0.1) }
    }

    /// The type of an attribute of XML.
    func attributeType(_ name: String, of type: String) -> String? {
        self.type(type)?.matches(of: #/<xs:attribute name="([^"]*)" type="([^"]*)"/#)
            .first { $0.1 == name }.map { String($0.2) }
    }
}
