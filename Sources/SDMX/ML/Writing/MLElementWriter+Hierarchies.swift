extension MLElementWriter {
    // MARK: SDMX-ML 2.1

    func hierarchicalCodelist(_ list: HierarchicalCodelist) throws(SDMXError) {
        try begin("str:HierarchicalCodelist", list)
        try naming(list.identity)
        for included in list.includedCodelists {
            try includedCodelist(included)
        }
        for hierarchy in list.hierarchies {
            enter("hierarchy \(hierarchy.id)")
            try begin("str:Hierarchy")
            try identityAttributes(hierarchy.id, uri: hierarchy.identity.uri)
            try attribute("leveled", hierarchy.hasFormalLevels)
            try naming(hierarchy.identity)
            try codes(hierarchy)
            if let level = hierarchy.level { try self.level(level) }
            end()
            leave()
        }
        end()
    }

    private func includedCodelist(
        _ included: HierarchicalCodelist.IncludedCodelist
    ) throws(SDMXError) {
        guard canRefer(to: included.codelist) else {
            lose("included code list", "SDMX-ML 2.1 cannot refer to it")
            return
        }
        try begin("str:IncludedCodelist")
        try attribute("alias", included.alias)
        try refOnly(included.codelist)
        end()
    }

    /// A hierarchy as the only one of a list with its id.
    func hierarchicalCodelist(of hierarchy: Hierarchy) -> HierarchicalCodelist {
        var list = HierarchicalCodelist(
            hierarchy.id, agency: hierarchy.agency, version: hierarchy.version)
        list.maintenance = hierarchy.maintenance
        list.identity = hierarchy.identity
        list.hierarchies = [hierarchy]
        return list
    }

    // MARK: SDMX-ML 3.0

    func hierarchy(_ hierarchy: Hierarchy) throws(SDMXError) {
        try begin("str:Hierarchy", hierarchy)
        try attribute("hasFormalLevels", hierarchy.hasFormalLevels)
        try naming(hierarchy.identity)
        if let level = hierarchy.level { try self.level(level) }
        try codes(hierarchy)
        end()
    }

    /// The hierarchies of hierarchical code lists, each under its own id; under the id of its list
    /// before it where another has the id already.
    func convertedHierarchies(_ all: Structures) -> [Hierarchy] {
        var taken = Set(all.hierarchies.map(\.reference))
        var converted: [Hierarchy] = []
        for list in all.hierarchicalCodelists {
            enter(path: list.reference.description)
            if list.hierarchies.isEmpty { lose("hierarchical code list without hierarchies") }
            loseFrame(list.identity, "the hierarchical code list", list.hierarchies.map(\.identity))
            lose(
                "alias of a code list", "hierarchies refer to codes by URN in SDMX-ML 3.0",
                count: list.includedCodelists.count)
            for hierarchy in list.hierarchies {
                var copy = hierarchy
                copy.maintenance = list.maintenance
                if !taken.insert(copy.reference).inserted {
                    copy.identity.id = "\(list.id)_\(hierarchy.id)"
                    lose(.changed, "id of a hierarchy", "another hierarchy has the same")
                    taken.insert(copy.reference)
                }
                converted.append(copy)
            }
        }
        return converted
    }

    /// Notes what is said of something whose parts are artefacts by themselves in SDMX-ML 3.0,
    /// but for what a part says too.
    func loseFrame(_ frame: Identity, _ name: String, _ parts: [Identity]) {
        func isSaid(_ same: (Identity) -> Bool) -> Bool { parts.contains(where: same) }
        if !frame.names.isEmpty, !isSaid({ $0.names == frame.names }) { lose("name of \(name)") }
        if !frame.descriptions.isEmpty, !isSaid({ $0.descriptions == frame.descriptions }) {
            lose("description of \(name)")
        }
        if frame.uri != nil, !isSaid({ $0.uri == frame.uri }) { lose("address of \(name)") }
        if !isSaid({ $0.links == frame.links }) {
            lose("link of \(name)", count: frame.links.count)
        }
        if !isSaid({ $0.annotations == frame.annotations }) {
            lose("annotation of \(name)", count: frame.annotations.count)
        }
    }

    func hierarchyAssociation(_ association: HierarchyAssociation) throws(SDMXError) {
        try begin("str:HierarchyAssociation", association)
        try naming(association.identity)
        try required(
            "str:LinkedHierarchy", association.hierarchy, to: .hierarchy, what: "hierarchy")
        try required("str:LinkedObject", association.object, what: "object")
        if let context = association.context {
            try reference("str:ContextObject", context, what: "context")
        }
        end()
    }

    // MARK: Both

    private func codes(_ hierarchy: Hierarchy) throws(SDMXError) {
        if hierarchy.codes.isEmpty { miss("code of a hierarchy") }
        for code in hierarchy.codes { try self.code(code) }
    }

    private func code(_ code: HierarchicalCode) throws(SDMXError) {
        enter("code \(code.id)")
        try begin("str:HierarchicalCode")
        try identityAttributes(code.id, uri: code.uri)
        switch edition {
        case .v21: try attribute("version", code.version)
        case .v30: if code.version != nil { lose("version of a code") }
        }
        try attribute("validFrom", code.validFrom)
        try attribute("validTo", code.validTo)
        try annotations(code.annotations)
        try links(code.links)
        try required("str:Code", code.code, to: .code, what: "code")
        for child in code.children { try self.code(child) }
        if let level = code.level { try local("str:Level", level) }
        end()
        leave()
    }

    private func level(_ level: Level) throws(SDMXError) {
        enter("level \(level.id)")
        try begin("str:Level")
        try identityAttributes(level.id, uri: level.identity.uri)
        try naming(level.identity)
        if let format = level.codingFormat {
            try self.format("str:CodingFormat", format, .level)
        }
        for child in level.child.prefix(1) { try self.level(child) }
        lose(
            "further level below", "a level has one below it", count: level.child.count - 1)
        end()
        leave()
    }
}
