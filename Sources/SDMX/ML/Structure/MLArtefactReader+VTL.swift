extension MLArtefactReader {
    /// What the items of a scheme are called and what they say.
    private struct VTLForm {
        var item: String
        var attributes: [String] = []
        var texts: [String] = []
        /// Texts that may be left out.
        var options: [String] = []
    }

    func vtlScheme(_ node: XMLNode, _ kind: VTLScheme.Kind) throws(SDMXError) -> VTLScheme {
        var (scheme, rest) = try begin(node, attributes: ["vtlVersion"]) {
            VTLScheme(kind, id: $0, agency: $1, version: $2)
        }
        scheme.vtlVersion = node.attribute("vtlVersion")
        let form = Self.form(kind)
        rest = try items(rest, form.item, to: &scheme.items) {
            (node) throws(SDMXError) in try self.vtlItem(node, form)
        }
        for child in rest {
            guard child.name.hasSuffix("Scheme"),
                let artefactClass = ArtefactClass(rawValue: child.name)
            else {
                unknown(child)
                continue
            }
            scheme.references.append(try reference(child, artefactClass))
        }
        return scheme
    }

    private func vtlItem(_ node: XMLNode, _ form: VTLForm) throws(SDMXError) -> VTLItem {
        var (item, rest) = try begin(item: node, attributes: form.attributes) { VTLItem($0) }
        for name in form.attributes {
            if name == "isPersistent" { _ = try boolean(node, name) }
            if let text = node.attribute(name) {
                item.properties.append(VTLItem.Property(name, .text(text)))
            }
        }
        for child in rest {
            if form.texts.contains(child.name) || form.options.contains(child.name) {
                item.properties.append(VTLItem.Property(child.name, .text(child.text)))
            } else if form.item == "VtlMapping", let property = try vtlMapped(child) {
                item.properties.append(property)
            } else {
                unknown(child)
            }
        }
        for name in form.attributes + form.texts
        where !item.properties.contains(where: { $0.name == name }) {
            remark(.missing, node, found: "\(item.id) without \(name)", expected: name)
        }
        return item
    }

    /// What a mapping is from or to, or how it is done; nil for anything else.
    private func vtlMapped(_ node: XMLNode) throws(SDMXError) -> VTLItem.Property? {
        switch node.name {
        case "Dataflow", "Codelist", "ConceptScheme", "Concept":
            guard let artefactClass = ArtefactClass(rawValue: node.name) else { return nil }
            return VTLItem.Property(node.name, .reference(try reference(node, artefactClass)))
        case "GenericDataflow": return VTLItem.Property(node.name, .text(""))
        case "ToVtlMapping", "FromVtlMapping":
            check(node, attributes: ["method"])
            var keys: [String] = []
            for space in node.children {
                guard space.name == "ToVtlSubSpace" || space.name == "FromVtlSuperSpace" else {
                    unknown(space)
                    continue
                }
                for key in space.children { keys.append(key.trimmedText) }
            }
            return VTLItem.Property(
                node.name, .texts(keys), method: node.attribute("method"))
        default: return nil
        }
    }

    private static func form(_ kind: VTLScheme.Kind) -> VTLForm {
        switch kind {
        case .transformation:
            VTLForm(
                item: "Transformation", attributes: ["isPersistent"],
                texts: ["Expression", "Result"])
        case .vtlMapping: VTLForm(item: "VtlMapping", attributes: ["alias"])
        case .namePersonalisation:
            VTLForm(
                item: "NamePersonalisation", attributes: ["vtlArtefact"],
                texts: ["VtlDefaultName", "PersonalisedName"])
        case .customType:
            VTLForm(
                item: "CustomType", texts: ["VtlScalarType", "DataType"],
                options: ["VtlLiteralFormat", "OutputFormat", "NullValue"])
        case .ruleset:
            VTLForm(
                item: "Ruleset", attributes: ["rulesetType", "rulesetScope"],
                texts: ["RulesetDefinition"])
        case .userDefinedOperator:
            VTLForm(item: "UserDefinedOperator", texts: ["OperatorDefinition"])
        }
    }
}
