extension MLArtefactReader {
    func codelist(_ node: XMLNode) throws(SDMXError) -> Codelist {
        let kind: Codelist.Kind =
            switch node.name {
            case "GeographicCodelist": .geographic
            case "GeoGridCodelist": .geoGrid
            default: .plain
            }
        var (list, rest) = try begin(node, attributes: ["geoType"]) {
            var list = Codelist($0, agency: $1, version: $2)
            list.kind = kind
            return list
        }
        if let type = node.attribute("geoType"), type != node.name {
            remark(.unexpected, node, found: "geoType \(type)", expected: node.name)
        }
        let name = list.artefactClass.item?.rawValue ?? ""
        rest = try items(rest, name, to: &list.codes) {
            (node) throws(SDMXError) in try self.code(node)
        }
        for child in rest {
            switch child.name {
            case "CodelistExtension": list.extensions.append(try codelistExtension(child))
            case "GridDefinition": list.gridDefinition = child.text
            default: unknown(child)
            }
        }
        return list
    }

    private func code(_ node: XMLNode) throws(SDMXError) -> Code {
        let isFeature = node.name == "GeoFeatureSetCode"
        var (code, rest) = try begin(item: node, attributes: isFeature ? ["value"] : []) {
            Code($0)
        }
        if isFeature { code.geoFeatures = node.attribute("value") }
        for child in rest {
            switch child.name {
            case "Parent": code.parent = try localID(child)
            case "GeoCell": code.geoCell = child.text
            default: unknown(child)
            }
        }
        return code
    }

    private func codelistExtension(_ node: XMLNode) throws(SDMXError) -> CodelistExtension {
        check(node, attributes: ["prefix"])
        var codelist: ArtefactReference?
        var selection = CodelistExtension.Selection.all
        for child in node.children {
            switch child.name {
            case "Codelist": codelist = try reference(child, .codelist)
            case "InclusiveCodeSelection": selection = .including(try memberValues(child))
            case "ExclusiveCodeSelection": selection = .excluding(try memberValues(child))
            default: unknown(child)
            }
        }
        guard let codelist else {
            throw node.error(.missing, found: "no Codelist", expected: "the code list extended")
        }
        return CodelistExtension(
            codelist, prefix: node.attribute("prefix"), selection: selection)
    }

    private func memberValues(
        _ node: XMLNode
    ) throws(SDMXError) -> [CodelistExtension.MemberSelection] {
        var values: [CodelistExtension.MemberSelection] = []
        for child in node.children {
            guard child.name == "MemberValue" else {
                unknown(child)
                continue
            }
            check(child, attributes: ["cascadeValues"])
            values.append(
                CodelistExtension.MemberSelection(
                    child.trimmedText, cascade: try cascade(child)))
        }
        return values
    }

    /// `cascadeValues`; nil if it is not said.
    func cascade(_ node: XMLNode) throws(SDMXError) -> Cascade? {
        guard let text = node.attribute("cascadeValues") else { return nil }
        if XMLNode.trim(text).lowercased() == Cascade.excludingRoot.rawValue {
            return .excludingRoot
        }
        return try boolean(text, of: node, "cascadeValues") ? .yes : .no
    }

    func valueList(_ node: XMLNode) throws(SDMXError) -> ValueList {
        var (list, rest) = try begin(node) { ValueList($0, agency: $1, version: $2) }
        rest = try items(rest, "ValueItem", to: &list.items) {
            (node) throws(SDMXError) in
            let (item, rest) = try self.begin(item: node) { ValueItem($0) }
            self.unknown(rest)
            return item
        }
        unknown(rest)
        return list
    }
}
