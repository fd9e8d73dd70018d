extension JSONItem {
    /// A hierarchy that an agency maintains.
    func hierarchy() throws(SDMXError) -> Hierarchy {
        var hierarchy = try maintained(Self.hierarchyNames) {
            Hierarchy($0, agency: $1, version: $2)
        }
        try fill(&hierarchy, includes: [:])
        return hierarchy
    }

    /// SDMX 2.1: hierarchies over a set of code lists.
    func hierarchicalCodelist() throws(SDMXError) -> HierarchicalCodelist {
        var list = try maintained(["hierarchies", "includedCodelists"]) {
            HierarchicalCodelist($0, agency: $1, version: $2)
        }
        var includes: [String: ArtefactReference] = [:]
        if let object = try object("includedCodelists") {
            for member in object.node.members {
                guard let reference = try object.reference(member.name) else { continue }
                includes[member.name] = reference
                list.includedCodelists.append(
                    HierarchicalCodelist.IncludedCodelist(
                        alias: member.name, codelist: reference))
            }
        }
        let maintenance = list.maintenance
        list.hierarchies = try named("hierarchies") { (item) throws(SDMXError) in
            var hierarchy = Hierarchy("", agency: "", version: "")
            hierarchy.identity = try item.identity(Self.hierarchyNames)
            hierarchy.maintenance = maintenance
            try item.fill(&hierarchy, includes: includes)
            return hierarchy
        }
        return list
    }

    private func fill(
        _ hierarchy: inout Hierarchy, includes: [String: ArtefactReference]
    ) throws(SDMXError) {
        let leveled = try flag("leveled")
        hierarchy.hasFormalLevels = try flag("hasFormalLevels") ?? leveled ?? false
        hierarchy.level = try level()
        hierarchy.codes = try hierarchicalCodes(includes)
    }

    private func level() throws(SDMXError) -> Level? {
        guard let item = try object("level") else { return nil }
        var level = Level("")
        level.identity = try item.identity(["codingFormat", "level"])
        level.codingFormat = try item.textFormat("codingFormat")
        level.child = try item.level().map { [$0] } ?? []
        return level
    }

    private func hierarchicalCodes(
        _ includes: [String: ArtefactReference]
    ) throws(SDMXError) -> [HierarchicalCode] {
        var codes: [HierarchicalCode] = []
        for item in try objects("hierarchicalCodes") {
            item.expect(Self.hierarchicalCodeNames)
            var code = HierarchicalCode(
                try item.required("id"), code: try item.codeReference(includes),
                children: try item.hierarchicalCodes(includes))
            code.level = try item.lastID("level")
            code.validFrom = try item.text("validFrom")
            code.validTo = try item.text("validTo")
            code.version = try item.text("version")
            code.annotations = try item.annotations()
            (code.links, code.uri) = try item.linksAndAddress()
            codes.append(code)
        }
        return codes
    }

    /// A URN, or in version 1.0 a code's id and the name of an included code list.
    private func codeReference(
        _ includes: [String: ArtefactReference]
    ) throws(SDMXError) -> ArtefactReference? {
        if let code = try reference("code") { return code }
        guard let id = try text("codeID") else { return nil }
        guard let alias = try text("codelistAliasRef") else { throw missing("codelistAliasRef") }
        guard let list = includes[alias] else {
            throw (self["codelistAliasRef"] ?? self).error(
                .reference, found: SDMXError.quoted(alias),
                expected: "a name among includedCodelists")
        }
        return ArtefactReference(
            .code, agency: list.agency, id: list.id, version: list.version, item: [id])
    }

    /// That a hierarchy is to be used for an artefact.
    func hierarchyAssociation() throws(SDMXError) -> HierarchyAssociation {
        var result = try maintained(["linkedHierarchy", "linkedObject", "contextObject"]) {
            HierarchyAssociation($0, agency: $1, version: $2)
        }
        result.hierarchy = try reference("linkedHierarchy")
        result.object = try reference("linkedObject")
        result.context = try reference("contextObject")
        return result
    }

    private static let hierarchyNames: Set<String> = [
        "hasFormalLevels", "leveled", "level", "hierarchicalCodes",
    ]
    private static let hierarchicalCodeNames: Set<String> = [
        "id", "uri", "urn", "annotations", "links", "validFrom", "validTo", "version", "code",
        "codeID", "codelistAliasRef", "level", "hierarchicalCodes",
    ]
}
