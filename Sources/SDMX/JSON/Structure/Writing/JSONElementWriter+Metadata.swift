extension JSONElementWriter {
    /// The headings of all reports of SDMX 2.1 are those of the structure.
    func metadataStructure(_ structure: MetadataStructure) throws(SDMXError) {
        try maintained(structure)
        if edition == .v1 { return try reports(of: structure) }
        var attributes = structure.attributes
        lose("target", count: structure.targets.count)
        lose("report", "its headings are those of the structure", count: structure.reports.count)
        var ids = Set(attributes.map { $0.id })
        for attribute in structure.reports.flatMap({ $0.attributes }) {
            if ids.insert(attribute.id).inserted {
                attributes.append(attribute)
            } else {
                lose("heading \(attribute.id)", "another report has one of the same id")
            }
        }
        guard !attributes.isEmpty else { return }
        try object("metadataStructureComponents") { () throws(SDMXError) in
            try object("metadataAttributeList") { () throws(SDMXError) in
                try text("id", "MetadataAttributeDescriptor")
                try metadataAttributes(attributes, [])
            }
        }
    }

    func metadataAttributes(
        _ attributes: [MetadataAttribute], _ above: [String]
    ) throws(SDMXError) {
        try list("metadataAttributes", attributes) { (attribute) throws(SDMXError) in
            let path = above + [attribute.id]
            try within("heading \(path.joined(separator: "."))") { () throws(SDMXError) in
                try component(
                    attribute.component, own(.metadataAttribute, path), .basic, to: [.codelist],
                    hasRoles: false)
                // In both versions these are of the heading, not of its representation.
                try number("minOccurs", attribute.minOccurs)
                try maxOccurs(attribute.maxOccurs)
                try flag("isPresentational", attribute.isPresentational)
                try metadataAttributes(attribute.children, path)
            }
        }
    }
}
