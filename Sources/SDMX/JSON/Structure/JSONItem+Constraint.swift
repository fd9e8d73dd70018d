extension JSONItem {
    /// A constraint that an agency maintains.
    func constraint(_ kind: Constraint.Kind) throws(SDMXError) -> Constraint {
        var constraint = try maintained(Self.constraintNames) {
            Constraint(kind, id: $0, agency: $1, version: $2)
        }
        let type: Constraint.Role? = try word("type")
        constraint.role = try word("role") ?? type
        if let item = try object("constraintAttachment") { try item.attach(to: &constraint) }
        for item in try objects("cubeRegions") {
            constraint.cubeRegions.append(try item.cubeRegion())
        }
        for item in try objects("metadataTargetRegions") {
            constraint.metadataTargetRegions.append(try item.cubeRegion())
        }
        for item in try objects("dataKeySets") { constraint.keySets.append(try item.keySet()) }
        for item in try objects("metadataKeySets") {
            var set = try item.keySet()
            set.isMetadata = true
            constraint.keySets.append(set)
        }
        if let item = try object("releaseCalendar") {
            constraint.releaseCalendar = ReleaseCalendar(
                periodicity: try item.text("periodicity") ?? "",
                offset: try item.text("offset") ?? "",
                tolerance: try item.text("tolerance") ?? "")
        }
        if let item = try object("referencePeriod") {
            constraint.referenceStart = try item.text("startTime")
            constraint.referenceEnd = try item.text("endTime")
        }
        return constraint
    }

    /// What is available of something, since version 2.1; it has neither id nor maintainer.
    func availabilityConstraint() throws(SDMXError) -> Constraint {
        expect(["annotations", "constraintAttachment", "cubeRegion", "seriesCount", "obsCount"])
        var constraint = Constraint(.data, id: "", agency: "", version: "")
        constraint.role = .actual
        constraint.identity.annotations = try annotations()
        if let item = try object("constraintAttachment") { try item.attach(to: &constraint) }
        if let item = try object("cubeRegion") { constraint.cubeRegions = [try item.cubeRegion()] }
        constraint.availability = Constraint.Availability(
            series: try count("seriesCount"), observations: try count("obsCount"))
        return constraint
    }

    private func attach(to constraint: inout Constraint) throws(SDMXError) {
        expect(Self.attachmentNames)
        for name in Self.attachmentReferences {
            guard let item = self[name] else { continue }
            if item.node.string != nil {
                if let one = try reference(name) { constraint.attachments.append(one) }
            } else {
                constraint.attachments += try references(name)
            }
        }
        if let source = try text("simpleDataSource") { constraint.simpleDataSources = [source] }
        constraint.simpleDataSources += try texts("simpleDataSources")
        for item in try objects("queryableDataSources") {
            var source = QueryableDataSource(
                dataURL: try item.required("dataURL"),
                isREST: try item.flag("isRESTDatasource") ?? false,
                isWebService: try item.flag("isWebServiceDatasource") ?? false)
            source.wsdlURL = try item.text("wsdlURL")
            source.wadlURL = try item.text("wadlURL")
            constraint.queryableDataSources.append(source)
        }
        for (name, isMetadata) in [("dataSet", false), ("metadataSet", true)] {
            if let item = try object(name) {
                constraint.sets.append(try item.setReference(isMetadata))
            }
            for item in try items(name + "s") {
                if item.node.string == nil {
                    constraint.sets.append(try item.setReference(isMetadata))
                } else {
                    // Metadata sets are maintained since SDMX 3.0.
                    constraint.attachments.append(try item.reference())
                }
            }
        }
    }

    private func setReference(_ isMetadata: Bool) throws(SDMXError) -> Constraint.SetReference {
        guard let provider = try reference("dataProvider") else { throw missing("dataProvider") }
        return Constraint.SetReference(
            provider: provider, id: try required("id"), isMetadata: isMetadata)
    }

    private static let constraintNames: Set<String> = [
        "role", "type", "constraintAttachment", "cubeRegions", "metadataTargetRegions",
        "dataKeySets", "metadataKeySets", "releaseCalendar", "referencePeriod",
    ]
    private static let attachmentReferences = [
        "dataProvider", "metadataProvider", "dataStructure", "dataStructures", "dataflow",
        "dataflows", "provisionAgreement", "provisionAgreements", "metadataStructures",
        "metadataflows", "metadataProvisionAgreements",
    ]
    private static let attachmentNames = Set(attachmentReferences).union([
        "simpleDataSource", "simpleDataSources", "queryableDataSources", "dataSet", "dataSets",
        "metadataSet", "metadataSets",
    ])
}
