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

    // MARK: SDMX-ML 3.0

    func hierarchy(_ hierarchy: Hierarchy) throws(SDMXError) {
        try begin("str:Hierarchy", hierarchy)
        try attribute("hasFormalLevels", hierarchy.hasFormalLevels)
        try naming(hierarchy.identity)
        if let level = hierarchy.level { try self.level(level) }
        try codes(hierarchy)
        end()
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
