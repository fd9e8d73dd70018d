extension JSONElementWriter {
    func hierarchy(_ hierarchy: Hierarchy) throws(SDMXError) {
        try maintained(hierarchy)
        if hierarchy.hasFormalLevels { try flag("hasFormalLevels", true) }
        if let level = hierarchy.level { try self.level(level, []) }
        try hierarchicalCodes(hierarchy.codes, [], of: hierarchy)
    }

    /// - Parameter above: the ids of what the codes are within: in version 1.0 the hierarchy first.
    func hierarchicalCodes(
        _ codes: [HierarchicalCode], _ above: [String], of hierarchy: Hierarchy
    ) throws(SDMXError) {
        try list("hierarchicalCodes", codes) { (code) throws(SDMXError) in
            let path = above + [code.id]
            try within("code \(path.joined(separator: "."))") { () throws(SDMXError) in
                try text("id", code.id)
                try required("code", code.code, [.code])
                try level(of: code, hierarchy)
                try time("validFrom", code.validFrom)
                try time("validTo", code.validTo)
                switch edition {
                case .v1: try text("version", code.version)
                case .v2: lose("version of a code", if: code.version != nil)
                }
                try notes(
                    code.annotations, code.links, uri: code.uri,
                    own: own(.hierarchicalCode, path))
                try hierarchicalCodes(code.children, path, of: hierarchy)
            }
        }
    }

    /// The id of the level, in version 1.0 its URN.
    private func level(of code: HierarchicalCode, _ hierarchy: Hierarchy) throws(SDMXError) {
        guard edition == .v1, let id = code.level else { return try text("level", code.level) }
        var path: [String] = []
        var next = hierarchy.level
        while let level = next, path.last != id {
            path.append(level.id)
            next = level.child.first
        }
        let ids = path.last == id ? path : [id]
        try text("level", own(.level, [hierarchy.id] + ids).map { urn(of: $0) } ?? id)
    }

    func level(_ level: Level, _ above: [String]) throws(SDMXError) {
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

    func hierarchyAssociation(_ association: HierarchyAssociation) throws(SDMXError) {
        try maintained(association)
        try reference("linkedHierarchy", association.hierarchy, [.hierarchy])
        try reference("linkedObject", association.object)
        try reference("contextObject", association.context)
    }
}
