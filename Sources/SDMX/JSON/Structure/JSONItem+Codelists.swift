extension JSONItem {
    /// A code list of that kind, unless it says another itself.
    func codelist(_ kind: Codelist.Kind) throws(SDMXError) -> Codelist {
        var list = try maintained(Self.codelistNames) { Codelist($0, agency: $1, version: $2) }
        list.kind = try word("geoType", ArtefactClass.self).flatMap(Self.kind) ?? kind
        for name in ["codes", "geoFeatureSetCodes", "geoGridCodes"] {
            list.codes += try named(name) { (item) throws(SDMXError) in try item.code() }
        }
        list.gridDefinition = try text("gridDefinition")
        for item in try objects("codelistExtensions") {
            list.extensions.append(try item.codelistExtension())
        }
        return list
    }

    private static func kind(_ artefactClass: ArtefactClass) -> Codelist.Kind? {
        switch artefactClass {
        case .geographicCodelist: .geographic
        case .geoGridCodelist: .geoGrid
        default: nil
        }
    }

    private func code() throws(SDMXError) -> Code {
        var code = Code("")
        code.identity = try identity(Self.codeNames)
        code.parent = try lastID("parent")
        code.geoFeatures = try text("value")
        code.geoCell = try text("geoCell")
        return code
    }

    private func codelistExtension() throws(SDMXError) -> CodelistExtension {
        expect(Self.extensionNames)
        guard let list = try reference("codelist") else { throw missing("codelist") }
        var result = CodelistExtension(list, prefix: try text("prefix"))
        if let item = try object("inclusiveCodeSelection") {
            result.selection = .including(try item.codeSelection())
        }
        if let item = try object("exclusiveCodeSelection") {
            guard result.selection == .all else {
                throw item.error(
                    .unexpected, found: "a second selection",
                    expected: "codes to include or codes to exclude")
            }
            result.selection = .excluding(try item.codeSelection())
        }
        return result
    }

    private func codeSelection() throws(SDMXError) -> [CodelistExtension.MemberSelection] {
        expect(["memberValues", "wildcardedMemberValues"])
        var values: [CodelistExtension.MemberSelection] = []
        for item in try items("memberValues") {
            let (value, cascade) = try item.valueAndCascade()
            values.append(CodelistExtension.MemberSelection(value, cascade: cascade))
        }
        for value in try texts("wildcardedMemberValues") {
            values.append(CodelistExtension.MemberSelection(value))
        }
        return values
    }

    /// A value by itself, or in an object that also says what is with those below it.
    func valueAndCascade() throws(SDMXError) -> (value: String, cascade: Cascade?) {
        guard case .object = node.value else { return (try text(), nil) }
        guard let value = try text("value") else { throw missing("value") }
        return (value, try cascade("cascadeValues"))
    }

    /// The member as `true`, `false` or `excluderoot`.
    func cascade(_ name: String) throws(SDMXError) -> Cascade? {
        guard let item = self[name] else { return nil }
        if item.node.string?.lowercased() == Cascade.excludingRoot.rawValue {
            return .excludingRoot
        }
        return try item.flag() ? .yes : .no
    }

    /// A list of values.
    func valueList() throws(SDMXError) -> ValueList {
        var list = try maintained(["valueItems"]) { ValueList($0, agency: $1, version: $2) }
        list.items = try named("valueItems") { (item) throws(SDMXError) in
            var value = ValueItem("")
            value.identity = try item.identity([])
            return value
        }
        return list
    }

    private static let codelistNames: Set<String> = [
        "codes", "geoFeatureSetCodes", "geoGridCodes", "codelistExtensions", "geoType",
        "gridDefinition",
    ]
    private static let codeNames: Set<String> = ["parent", "value", "geoCell"]
    private static let extensionNames: Set<String> = [
        "prefix", "codelist", "inclusiveCodeSelection", "exclusiveCodeSelection",
    ]
}
