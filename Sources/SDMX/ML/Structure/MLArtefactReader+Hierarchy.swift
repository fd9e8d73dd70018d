extension MLArtefactReader {
    /// Code lists by the names under which a hierarchical code list of SDMX 2.1 refers to them.
    typealias Aliases = [String: ArtefactReference]

    func hierarchy(_ node: XMLNode) throws(SDMXError) -> Hierarchy {
        var (hierarchy, rest) = try begin(node, attributes: ["hasFormalLevels"]) {
            Hierarchy($0, agency: $1, version: $2)
        }
        hierarchy.hasFormalLevels = try boolean(node, "hasFormalLevels") ?? false
        try fill(&hierarchy, from: rest, aliases: [:])
        return hierarchy
    }

    func hierarchicalCodelist(_ node: XMLNode) throws(SDMXError) -> HierarchicalCodelist {
        var (list, rest) = try begin(node) { HierarchicalCodelist($0, agency: $1, version: $2) }
        var aliases = Aliases()
        for child in rest where child.name == "IncludedCodelist" {
            check(child, attributes: ["alias"])
            let codelist = try reference(child, .codelist)
            let alias = child.attribute("alias") ?? codelist.id
            aliases[alias] = codelist
            list.includedCodelists.append(
                HierarchicalCodelist.IncludedCodelist(alias: alias, codelist: codelist))
        }
        let maintenance = list.maintenance
        rest.removeAll { $0.name == "IncludedCodelist" }
        rest = try items(rest, "Hierarchy", to: &list.hierarchies) {
            (node) throws(SDMXError) in
            var (hierarchy, rest) = try self.begin(item: node, attributes: ["leveled"]) {
                Hierarchy($0, agency: maintenance.agency, version: maintenance.version)
            }
            hierarchy.maintenance = maintenance
            hierarchy.hasFormalLevels = try self.boolean(node, "leveled") ?? false
            try self.fill(&hierarchy, from: rest, aliases: aliases)
            return hierarchy
        }
        unknown(rest)
        return list
    }

    private func fill(
        _ hierarchy: inout Hierarchy, from nodes: [XMLNode], aliases: Aliases
    ) throws(SDMXError) {
        var ids: Set<String> = []
        for child in nodes {
            switch child.name {
            case "Level": hierarchy.level = try level(child)
            case "HierarchicalCode":
                let code = try hierarchicalCode(child, aliases)
                note(code.id, in: &ids, child)
                hierarchy.codes.append(code)
            default: unknown(child)
            }
        }
    }

    private func level(_ node: XMLNode) throws(SDMXError) -> Level {
        var (level, rest) = try begin(item: node) { Level($0) }
        for child in rest {
            switch child.name {
            case "CodingFormat": level.codingFormat = try textFormat(child)
            case "Level" where level.child.isEmpty: level.child = [try self.level(child)]
            default: unknown(child)
            }
        }
        return level
    }

    private func hierarchicalCode(
        _ node: XMLNode, _ aliases: Aliases
    ) throws(SDMXError) -> HierarchicalCode {
        check(node, attributes: Self.identifiable + ["version", "validFrom", "validTo"])
        var code = HierarchicalCode(try required(node, "id"), code: nil)
        code.uri = node.attribute("uri")
        code.version = node.attribute("version")
        code.validFrom = node.attribute("validFrom")
        code.validTo = node.attribute("validTo")
        var alias: XMLNode?
        var codeID: XMLNode?
        var ids: Set<String> = []
        for child in node.children {
            switch child.name {
            case "Annotations": code.annotations += annotations(child)
            case "Link": code.links.append(link(child))
            case "Code": code.code = try reference(child, .code)
            case "CodelistAliasRef": alias = child
            case "CodeID": codeID = child
            case "Level": code.level = try localID(child)
            case "HierarchicalCode":
                let below = try hierarchicalCode(child, aliases)
                note(below.id, in: &ids, child)
                code.children.append(below)
            default: unknown(child)
            }
        }
        if code.code == nil, let alias, let codeID {
            guard let codelist = aliases[alias.trimmedText] else {
                throw alias.error(
                    .reference, found: "the alias \(SDMXError.quoted(alias.trimmedText))",
                    expected: "the alias of an IncludedCodelist")
            }
            code.code = ArtefactReference(
                .code, agency: codelist.agency, id: codelist.id, version: codelist.version,
                item: [try localID(codeID)])
        }
        guard code.code != nil else {
            throw node.error(
                .missing, found: "\(code.id) without a code", expected: "a reference to a code")
        }
        return code
    }

    func hierarchyAssociation(_ node: XMLNode) throws(SDMXError) -> HierarchyAssociation {
        var (association, rest) = try begin(node) {
            HierarchyAssociation($0, agency: $1, version: $2)
        }
        for child in rest {
            switch child.name {
            case "LinkedHierarchy": association.hierarchy = try reference(child, .hierarchy)
            case "LinkedObject": association.object = try reference(child, .dimension)
            case "ContextObject": association.context = try reference(child, .dataflow)
            default: unknown(child)
            }
        }
        expect("LinkedHierarchy", association.hierarchy != nil, of: association, node)
        expect("LinkedObject", association.object != nil, of: association, node)
        return association
    }
}
