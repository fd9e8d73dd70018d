extension JSONElementWriter {
    /// A constraint of data; one of attachment is written as such too.
    func dataConstraint(_ constraint: Constraint) throws(SDMXError) {
        try maintained(constraint)
        try text("role", constraint.role?.rawValue)
        if constraint.kind == .attachment {
            lose(.changed, "kind of the constraint", "there are no attachment constraints")
        }
        try attachment(constraint, Self.dataLists)
        try calendar(constraint.releaseCalendar)
        let sets = constraint.keySets.filter { !$0.isMetadata }
        lose("set of keys of metadata", count: constraint.keySets.count - sets.count)
        try list("dataKeySets", sets) { (set) throws(SDMXError) in try keySet(set) }
        checkNumber(of: constraint.cubeRegions)
        try list("cubeRegions", constraint.cubeRegions) { (region) throws(SDMXError) in
            try flag("include", region.isIncluded)
            try selections("keyValues", region.keys, hasValidity: true)
            try selections("components", region.components, hasValidity: false)
            try annotations(region.annotations)
            lose("validity of a region", if: region.validFrom != nil || region.validTo != nil)
            lose("report of a region", if: region.metadata != nil)
        }
        lose("region of metadata targets", count: constraint.metadataTargetRegions.count)
        loseFirst(constraint)
    }

    /// A constraint of metadata.
    func metadataConstraint(_ constraint: Constraint) throws(SDMXError) {
        try maintained(constraint)
        if constraint.role == .actual {
            lose(.changed, "role", "the schema allows none but allowed there")
        }
        if constraint.role != nil { try text("role", Constraint.Role.allowed.rawValue) }
        try attachment(constraint, Self.metadataLists)
        try calendar(constraint.releaseCalendar)
        lose("set of keys", count: constraint.keySets.count)
        lose("region of keys", count: constraint.cubeRegions.count)
        checkNumber(of: constraint.metadataTargetRegions)
        try list("metadataTargetRegions", constraint.metadataTargetRegions) {
            (region) throws(SDMXError) in
            try flag("include", region.isIncluded)
            lose("key of a region", count: region.keys.count)
            try selections("components", region.components, hasValidity: false)
            try time("validFrom", region.validFrom, hasDates: true)
            try time("validTo", region.validTo, hasDates: true)
            try annotations(region.annotations)
            lose("report of a region", if: region.metadata != nil)
        }
        loseFirst(constraint)
    }

    /// What only SDMX 2.1 has.
    private func loseFirst(_ constraint: Constraint) {
        let hasPeriod = constraint.referenceStart != nil || constraint.referenceEnd != nil
        lose("reference period", if: hasPeriod)
        lose("set of data or metadata", count: constraint.sets.count)
        lose("number of series and observations", if: constraint.availability != nil)
    }

    private func checkNumber(of regions: [CubeRegion]) {
        if regions.count > 2 { lose(.invalid, "number of regions", "the schema allows two") }
    }

    func calendar(_ calendar: ReleaseCalendar?) throws(SDMXError) {
        guard let calendar else { return }
        try object("releaseCalendar") { () throws(SDMXError) in
            try text("periodicity", calendar.periodicity)
            try text("offset", calendar.offset)
            try text("tolerance", calendar.tolerance)
        }
    }

    // MARK: What is constrained

    /// What can be constrained, the name of its list, and whether it is only one.
    typealias Attachable = (artefactClass: ArtefactClass, key: String, isOne: Bool)

    private static let dataLists: [Attachable] = [
        (.dataProvider, "dataProvider", true), (.dataStructure, "dataStructures", false),
        (.dataflow, "dataflows", false), (.provisionAgreement, "provisionAgreements", false),
    ]
    private static let metadataLists: [Attachable] = [
        (.metadataProvider, "metadataProvider", true), (.metadataSet, "metadataSets", false),
        (.metadataStructure, "metadataStructures", false),
        (.metadataflow, "metadataflows", false),
        (.metadataProvisionAgreement, "metadataProvisionAgreements", false),
    ]

    /// The schema takes artefacts of one class, or addresses of data sources.
    func attachment(_ constraint: Constraint, _ lists: [Attachable]) throws(SDMXError) {
        let all = constraint.attachments
        let form = all.lazy.compactMap { one in
            lists.first { $0.artefactClass == one.artefactClass }
        }.first
        let same = all.filter { $0.artefactClass == form?.artefactClass }
        let written = form?.isOne == true ? Array(same.prefix(1)) : same
        lose(
            "artefact that is constrained", "there is room for those of one class",
            count: all.count - written.count)
        let simple = constraint.simpleDataSources
        guard let form, let first = written.first else {
            lose("data source", count: constraint.queryableDataSources.count)
            guard !simple.isEmpty else { return }
            return try object("constraintAttachment") { () throws(SDMXError) in
                guard edition == .v1, constraint.kind == .data else {
                    return try texts("simpleDataSources", simple)
                }
                try text("simpleDataSource", simple[0])
                lose("data source", "there is room for one", count: simple.count - 1)
            }
        }
        lose("data source", count: simple.count)
        try object("constraintAttachment") { () throws(SDMXError) in
            if form.isOne {
                try reference(form.key, first, [form.artefactClass])
            } else {
                try references(form.key, written, [form.artefactClass])
            }
            let sources = constraint.queryableDataSources
            guard !form.isOne, form.artefactClass != .metadataSet,
                edition == .v2 || constraint.kind == .data
            else {
                return lose("data source", count: sources.count)
            }
            try list("queryableDataSources", sources) { (source) throws(SDMXError) in
                try flag("isRESTDatasource", source.isREST)
                try flag("isWebServiceDatasource", source.isWebService)
                try text("dataURL", source.dataURL)
                try text("wadlURL", source.wadlURL)
                try text("wsdlURL", source.wsdlURL)
            }
        }
    }
}
