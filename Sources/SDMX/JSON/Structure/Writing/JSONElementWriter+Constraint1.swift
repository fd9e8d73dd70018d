/// Constraints of SDMX-JSON 1.0, which are those of SDMX 2.1.
extension JSONElementWriter {
    func contentConstraint(_ constraint: Constraint) throws(SDMXError) {
        try maintained(constraint)
        // What is not said means allowed, though it would mean actual in SDMX 2.1.
        try text("type", (constraint.role ?? .allowed).rawValue)
        try attachment1(constraint, Self.contentLists)
        try calendar(constraint.releaseCalendar)
        try keySets(constraint)
        try list("cubeRegions", constraint.cubeRegions) { (region) throws(SDMXError) in
            try flag("isIncluded", region.isIncluded)
            try list("keyValues", region.keys) { (key) throws(SDMXError) in try selection1(key) }
            let plain = region.components.filter { !$0.component.contains(".") }
            lose(
                "values of an attribute within another",
                count: region.components.count - plain.count)
            try list("attributes", plain) { (component) throws(SDMXError) in
                try selection1(component)
            }
            lose("annotation of a region", count: region.annotations.count)
            lose("validity of a region", if: region.validFrom != nil || region.validTo != nil)
            lose("report of a region", if: region.metadata != nil)
        }
        try list("metadataTargetRegions", constraint.metadataTargetRegions) {
            (region) throws(SDMXError) in
            try flag("include", region.isIncluded)
            try metadata(region.metadata)
            try list("keyValues", region.keys) { (key) throws(SDMXError) in
                try selection1(key, hasObjects: true)
            }
            try list("attributes", region.components) { (component) throws(SDMXError) in
                try selection1(component)
            }
            lose("annotation of a region", count: region.annotations.count)
            lose("validity of a region", if: region.validFrom != nil || region.validTo != nil)
        }
        lose("number of series and observations", if: constraint.availability != nil)
        let (start, end) = (constraint.referenceStart, constraint.referenceEnd)
        guard start != nil || end != nil else { return }
        try object("referencePeriod") { () throws(SDMXError) in
            if start == nil || end == nil { miss("end of the reference period") }
            try text("startTime", start)
            try text("endTime", end)
        }
    }

    func attachmentConstraint(_ constraint: Constraint) throws(SDMXError) {
        try maintained(constraint)
        try attachment1(constraint, Self.attachmentLists)
        try keySets(constraint)
        lose("role", if: constraint.role != nil)
        lose("region of keys", count: constraint.cubeRegions.count)
        lose("region of metadata targets", count: constraint.metadataTargetRegions.count)
        lose("release calendar", if: constraint.releaseCalendar != nil)
        let hasPeriod = constraint.referenceStart != nil || constraint.referenceEnd != nil
        lose("reference period", if: hasPeriod)
        lose("number of series and observations", if: constraint.availability != nil)
    }

    private static let attachmentLists: [Attachable] = [
        (.dataStructure, "dataStructures", false),
        (.metadataStructure, "metadataStructures", false), (.dataflow, "dataflows", false),
        (.metadataflow, "metadataflows", false),
        (.provisionAgreement, "provisionAgreements", false),
    ]
    private static let contentLists =
        [(ArtefactClass.dataProvider, "dataProvider", true)] + attachmentLists

    /// Sets of data or metadata, and nothing beside them; else artefacts or addresses.
    private func attachment1(
        _ constraint: Constraint, _ lists: [Attachable]
    ) throws(SDMXError) {
        guard let first = constraint.sets.first else {
            return try attachment(constraint, lists)
        }
        let same = constraint.sets.filter { $0.isMetadata == first.isMetadata }
        let isMany = constraint.kind == .attachment
        let written = isMany ? same : Array(same.prefix(1))
        let others = constraint.attachments.count + constraint.simpleDataSources.count
        lose(
            "what is constrained besides a set", "there is room for sets of one kind only",
            count: constraint.sets.count - written.count + others
                + constraint.queryableDataSources.count)
        let key = first.isMetadata ? "metadataSet" : "dataSet"
        func write(_ set: Constraint.SetReference) throws(SDMXError) {
            try reference("dataProvider", set.provider, [.dataProvider])
            try text("id", set.id)
        }
        try object("constraintAttachment") { () throws(SDMXError) in
            if isMany {
                try list(key + "s", written) { (set) throws(SDMXError) in try write(set) }
            } else {
                try object(key) { () throws(SDMXError) in try write(first) }
            }
        }
    }

    // MARK: Keys and values

    private func keySets(_ constraint: Constraint) throws(SDMXError) {
        for isMetadata in [false, true] {
            let sets = constraint.keySets.filter { $0.isMetadata == isMetadata }
            try list(isMetadata ? "metadataKeySets" : "dataKeySets", sets) {
                (set) throws(SDMXError) in
                try flag("isIncluded", set.isIncluded)
                if set.keys.isEmpty { miss("key") }
                try list("keys", set.keys) { (key) throws(SDMXError) in
                    try self.key(key, isMetadata: isMetadata)
                }
            }
        }
    }

    private func key(_ key: KeySet.Key, isMetadata: Bool) throws(SDMXError) {
        if isMetadata {
            try metadata(key.metadata)
        } else {
            lose("report of a key", if: key.metadata != nil)
        }
        lose("exclusion of a key", if: key.isIncluded == false)
        lose("mark of an included key", if: key.isIncluded == true)
        lose("validity of a key", if: key.validFrom != nil || key.validTo != nil)
        lose("annotation of a key", count: key.annotations.count)
        lose("value of an attribute in a key", count: key.components.count)
        let values = key.values.filter { !$0.values.isEmpty }
        lose("part of a key without value", count: key.values.count - values.count)
        if values.isEmpty { miss("value of a key") }
        try list("keyValues", values) { (selection) throws(SDMXError) in
            try text("id", selection.component)
            lose("further value in a key", "a key has one", count: selection.values.count - 1)
            lose("time range in a key", if: selection.timeRange != nil)
            loseMarks(selection)
            guard let value = selection.values.first else { return }
            loseParts(value)
            lose("cascade of a value", if: value.cascade != nil)
            let isObject = isMetadata && value.value.hasPrefix("urn:")
            try text(isObject ? "object" : "value", value.value)
        }
    }

    private func metadata(_ metadata: ConstrainedMetadata?) throws(SDMXError) {
        if metadata == nil { miss("report and target") }
        try text("metadataTarget", metadata?.target)
        try text("report", metadata?.report)
    }

    /// Values of a component; those whose children are meant too stand in a list besides.
    private func selection1(
        _ selection: MemberSelection, hasObjects: Bool = false
    ) throws(SDMXError) {
        try text("id", selection.component)
        loseMarks(selection)
        if let range = selection.timeRange { try timeRange(range) }
        for value in selection.values {
            loseParts(value)
            lose("cascade of a value", if: value.cascade == .no || value.cascade == .excludingRoot)
        }
        let objects = selection.values.filter { hasObjects && $0.value.hasPrefix("urn:") }
        let plain = selection.values.filter { !hasObjects || !$0.value.hasPrefix("urn:") }
        try texts("values", plain.map(\.value))
        try texts("objects", objects.map(\.value))
        try texts("cascadeValues", selection.values.filter { $0.cascade == .yes }.map(\.value))
    }

    private func loseMarks(_ selection: MemberSelection) {
        lose("exclusion of a component", if: selection.isIncluded == false)
        lose("mark of an included component", if: selection.isIncluded == true)
        lose("removal of a prefix", if: selection.removesPrefix != nil)
        lose("validity of values", if: selection.validFrom != nil || selection.validTo != nil)
    }

    private func loseParts(_ value: ConstraintValue) {
        let hasMore = value.language != nil || value.validFrom != nil || value.validTo != nil
        lose("language or validity of a value", if: hasMore)
    }
}
