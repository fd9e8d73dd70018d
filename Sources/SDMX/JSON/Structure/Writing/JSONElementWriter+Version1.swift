/// The structures of SDMX-JSON 1.0, which are those of SDMX 2.1.
extension JSONElementWriter {
    /// The members of `data`, in the order of the schema.
    func structures1(_ all: Structures) throws(SDMXError) {
        let why = "\(edition.name) has no artefacts of this class"
        leaveOut(all.valueLists, why)
        leaveOut(all.metadataProvisionAgreements, why)
        leaveOut(all.hierarchyAssociations, why)
        leaveOut(all.structureMaps, why)
        leaveOut(all.representationMaps, why)
        leaveOut(all.vtlSchemes, why)
        leaveOut(all.organisationSchemes.filter { $0.kind == .metadataProvider }, why)
        leaveOut(all.constraints.filter { $0.kind == .metadata || $0.id.isEmpty }, why)
        try artefacts(.dataStructures, all.dataStructures, dataStructure)
        try artefacts(.metadataStructures, all.metadataStructures, metadataStructure)
        try artefacts(.categorySchemes, all.categorySchemes, categoryScheme)
        try artefacts(.conceptSchemes, all.conceptSchemes, conceptScheme)
        try artefacts(.codelists, all.codelists, codelist)
        let lists =
            all.hierarchicalCodelists + all.hierarchies.map { HierarchicalCodelist(of: $0) }
        try artefacts(.hierarchicalCodelists, lists, hierarchicalCodelist)
        for list in JSONArtefactList.allCases where list.versions.contains(.json1) {
            guard let kind = list.organisationKind else { continue }
            let schemes = all.organisationSchemes.filter { $0.kind == kind }
            try artefacts(list, schemes, organisationScheme)
        }
        try artefacts(.dataflows, all.dataflows, dataflow)
        try artefacts(.metadataflows, all.metadataflows, metadataflow)
        try artefacts(.reportingTaxonomies, all.reportingTaxonomies, reportingTaxonomy)
        try artefacts(.provisionAgreements, all.provisionAgreements, provisionAgreement)
        let sets = all.structureSets + all.itemSchemeMaps.map { StructureSet(of: $0) }
        try artefacts(.structureSets, sets, structureSet)
        try artefacts(.processes, all.processes, process)
        try artefacts(.categorisations, all.categorisations, categorisation)
        let constraints = all.constraints.filter { !$0.id.isEmpty }
        try artefacts(
            .attachmentConstraints, constraints.filter { $0.kind == .attachment },
            attachmentConstraint)
        try artefacts(
            .contentConstraints, constraints.filter { $0.kind == .data }, contentConstraint)
    }

    // MARK: Hierarchies

    func hierarchicalCodelist(_ list: HierarchicalCodelist) throws(SDMXError) {
        try maintained(list)
        let included = list.includedCodelists
        if !included.isEmpty {
            var seen: Set<String> = []
            try object("includedCodelists") { () throws(SDMXError) in
                for one in included {
                    guard seen.insert(one.alias).inserted else {
                        lose("alias of a code list", "another list has the same")
                        continue
                    }
                    try reference(one.alias, one.codelist, [.codelist])
                }
            }
        }
        try self.list("hierarchies", list.hierarchies) { (hierarchy) throws(SDMXError) in
            try within("hierarchy \(hierarchy.id)") { () throws(SDMXError) in
                try named(hierarchy.identity, own(.hierarchy, [hierarchy.id]))
                try flag("leveled", hierarchy.hasFormalLevels)
                if let level = hierarchy.level { try self.level(level, [hierarchy.id]) }
                if hierarchy.codes.isEmpty { miss("code of a hierarchy") }
                try hierarchicalCodes(hierarchy.codes, [hierarchy.id], of: hierarchy)
            }
        }
    }

    // MARK: Metadata structures

    /// Headings without a report are those of one about anything.
    func reports(of structure: MetadataStructure) throws(SDMXError) {
        var targets = structure.targets
        var reports = structure.reports
        if !structure.attributes.isEmpty, reports.isEmpty {
            let why = "SDMX 2.1 asks for them; it is about anything"
            lose(.madeUp, "target and report", why)
            var part = MetadataTarget.Part(.identifiableObject, id: "OBJECT")
            part.objectType = "Any"
            targets.append(MetadataTarget("TARGET", parts: [part]))
            reports = [
                ReportStructure(
                    structure.id, attributes: structure.attributes, targets: ["TARGET"])
            ]
        } else {
            lose("heading outside of reports", count: structure.attributes.count)
        }
        guard !targets.isEmpty || !reports.isEmpty else { return }
        if targets.isEmpty { miss("target") }
        if reports.isEmpty { miss("report") }
        try object("metadataStructureComponents") { () throws(SDMXError) in
            try list("metadataTargets", targets) { (target) throws(SDMXError) in
                try within("target \(target.id)") { () throws(SDMXError) in
                    try self.target(target)
                }
            }
            try list("reportStructures", reports) { (report) throws(SDMXError) in
                try within("report \(report.id)") { () throws(SDMXError) in
                    try text("id", report.id)
                    try annotations(report.annotations)
                    try metadataAttributes(report.attributes, [report.id])
                    // The schema has URNs, by which a target is known everywhere.
                    try texts(
                        "metadataTargets",
                        report.targets.map { id in
                            own(.metadataTarget, [id]).map { urn(of: $0) } ?? id
                        })
                }
            }
        }
    }

    private func target(_ target: MetadataTarget) throws(SDMXError) {
        try text("id", target.id)
        try annotations(target.annotations)
        let sorted = MetadataTarget.Part.Kind.allCases.flatMap { kind in
            target.parts.filter { $0.kind == kind }
        }
        if sorted != target.parts {
            lose(.changed, "order of the parts of a target", "each kind is a list of its own")
        }
        for kind in MetadataTarget.Part.Kind.allCases {
            let parts = target.parts.filter { $0.kind == kind }
            try list(kind.listName, parts) { (part) throws(SDMXError) in
                try text("id", part.id)
                try text("objectType", part.objectType)
                try annotations(part.annotations)
                try partRepresentation(part)
            }
        }
    }

    /// What the schema asks for, where the part says no more than of which kind it is.
    private func partRepresentation(_ part: MetadataTarget.Part) throws(SDMXError) {
        try object("localRepresentation") { () throws(SDMXError) in
            if let list = part.representation?.enumeration {
                return try reference("enumeration", list)
            }
            if part.representation?.format?.type == nil {
                lose(.madeUp, "type of a part of a target", "the standard fixes it")
            }
            var format = part.representation?.format ?? TextFormat()
            format.type = format.type ?? part.kind.dataType
            try object("textFormat") { () throws(SDMXError) in
                try text("textType", format.type?.rawValue)
                try text("startTime", format.startTime)
                try text("endTime", format.endTime)
            }
        }
    }
}

extension MetadataTarget.Part.Kind {
    /// The list that SDMX-JSON 1.0 has of parts of this kind.
    fileprivate var listName: String {
        switch self {
        case .key: "keyDescriptorValuesTargets"
        case .dataSet: "dataSetTargets"
        case .identifiableObject: "identifiableObjectTargets"
        case .reportPeriod: "reportPeriodTargets"
        case .constraintContent: "constraintContentTargets"
        }
    }

    /// The type of values that the standard fixes for the kind.
    fileprivate var dataType: DataType {
        switch self {
        case .key: .keyValues
        case .dataSet: .dataSetReference
        case .identifiableObject: .identifiableReference
        case .reportPeriod: .observationalTimePeriod
        case .constraintContent: .attachmentConstraintReference
        }
    }
}
