/// How the items of a scheme for VTL are called, what they say and which schemes theirs uses; the
/// names of properties are those of the information model, the names of members those of JSON.
struct JSONVTLForm {
    /// The name of the list of items.
    let list: String
    /// Texts, by the names of properties.
    let texts: [String]
    /// Of those, the texts that may be left out.
    var options: [String] = []
    /// The schemes it uses, by the name of the member.
    var references: [(name: String, artefactClass: ArtefactClass, isList: Bool)] = []

    init(_ kind: VTLScheme.Kind) {
        switch kind {
        case .transformation:
            list = "transformations"
            texts = ["isPersistent", "Expression", "Result"]
            references = [
                Self.mappings, ("namePersonalisationScheme", .namePersonalisationScheme, false),
                ("customTypeScheme", .customTypeScheme, false), Self.rulesets,
                ("userDefinedOperatorSchemes", .userDefinedOperatorScheme, true),
            ]
        case .vtlMapping:
            list = "vtlMappings"
            texts = ["alias"]
        case .namePersonalisation:
            list = "namePersonalisations"
            texts = ["vtlArtefact", "VtlDefaultName", "PersonalisedName"]
        case .customType:
            list = "customTypes"
            texts = ["VtlScalarType", "DataType", "VtlLiteralFormat", "OutputFormat", "NullValue"]
            options = ["VtlLiteralFormat", "OutputFormat", "NullValue"]
        case .ruleset:
            list = "rulesets"
            texts = ["rulesetType", "rulesetScope", "RulesetDefinition"]
            references = [Self.mappings]
        case .userDefinedOperator:
            list = "userDefinedOperators"
            texts = ["OperatorDefinition"]
            references = [Self.mappings, Self.rulesets]
        }
    }

    /// The member that a property is.
    static func member(_ property: String) -> String {
        property.prefix(1).lowercased() + property.dropFirst()
    }

    private static let mappings = ("vtlMappingScheme", ArtefactClass.vtlMappingScheme, false)
    private static let rulesets = ("rulesetSchemes", ArtefactClass.rulesetScheme, true)
}
