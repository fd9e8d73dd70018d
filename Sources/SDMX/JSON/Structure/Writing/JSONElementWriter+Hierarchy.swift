extension JSONElementWriter {
    func hierarchy(_ hierarchy: Hierarchy) throws(SDMXError) {
        try maintained(hierarchy)
        if hierarchy.hasFormalLevels { try flag("hasFormalLevels", true) }
        if let level = hierarchy.level { try self.level(level, []) }
        try codes(hierarchy.codes, [])
    }

    private func codes(_ codes: [HierarchicalCode], _ above: [String]) throws(SDMXError) {
        try list("hierarchicalCodes", codes) { (code) throws(SDMXError) in
            let path = above + [code.id]
            try within("code \(path.joined(separator: "."))") { () throws(SDMXError) in
                try text("id", code.id)
                try required("code", code.code, [.code])
                try text("level", code.level)
                try time("validFrom", code.validFrom)
                try time("validTo", code.validTo)
                lose("version of a code", if: code.version != nil)
                try notes(
                    code.annotations, code.links, uri: code.uri,
                    own: own(.hierarchicalCode, path))
                try self.codes(code.children, path)
            }
        }
    }

    private func level(_ level: Level, _ above: [String]) throws(SDMXError) {
        let path = above + [level.id]
        try within("level \(level.id)") { () throws(SDMXError) in
            try object("level") { () throws(SDMXError) in
                try named(level.identity, own(.level, path))
                if let format = level.codingFormat {
                    try self.format("codingFormat", format, .level)
                }
                for child in level.child.prefix(1) { try self.level(child, path) }
                lose(
                    "further level below", "a level has one below it",
                    count: level.child.count - 1)
            }
        }
    }

    /// The hierarchies of hierarchical code lists, each under its own id; under the id of its list
    /// before it where another has the id already.
    func convertedHierarchies(_ all: Structures) -> [Hierarchy] {
        var taken = Set(all.hierarchies.map { $0.reference })
        var converted: [Hierarchy] = []
        for list in all.hierarchicalCodelists {
            enter(list.reference.description)
            if list.hierarchies.isEmpty { lose("hierarchical code list without hierarchies") }
            let isNamed = list.hierarchies.contains { $0.names == list.names }
            lose("name of the hierarchical code list", if: !isNamed && !list.names.isEmpty)
            lose("description of the hierarchical code list", if: !list.descriptions.isEmpty)
            lose("annotation of the hierarchical code list", count: list.annotations.count)
            lose(
                "alias of a code list", "hierarchies refer to codes by URN",
                count: list.includedCodelists.count)
            for hierarchy in list.hierarchies {
                var copy = hierarchy
                copy.maintenance = list.maintenance
                copy.maintenance.isPartial = false
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

    func hierarchyAssociation(_ association: HierarchyAssociation) throws(SDMXError) {
        try maintained(association)
        try reference("linkedHierarchy", association.hierarchy, [.hierarchy])
        try reference("linkedObject", association.object)
        try reference("contextObject", association.context)
    }
}
