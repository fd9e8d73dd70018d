extension JSONItem {
    /// A product of values for some dimensions.
    func cubeRegion() throws(SDMXError) -> CubeRegion {
        expect(Self.regionNames)
        var region = CubeRegion()
        let isIncluded = try flag("isIncluded")
        region.isIncluded = try flag("include") ?? isIncluded
        for item in try objects("keyValues") { region.keys.append(try item.memberSelection()) }
        // Version 1.0 has attributes only.
        for name in ["components", "attributes"] {
            for item in try objects(name) {
                region.components.append(try item.memberSelection())
            }
        }
        region.validFrom = try text("validFrom")
        region.validTo = try text("validTo")
        region.metadata = try constrainedMetadata()
        region.annotations = try annotations()
        return region
    }

    /// Single keys.
    func keySet() throws(SDMXError) -> KeySet {
        expect(["isIncluded", "keys"])
        var set = KeySet(isIncluded: try flag("isIncluded") ?? true)
        for item in try objects("keys") {
            item.expect(Self.keyNames)
            var key = KeySet.Key([])
            for value in try item.objects("keyValues") {
                key.values.append(try value.memberSelection())
            }
            for value in try item.objects("components") {
                key.components.append(try value.memberSelection())
            }
            key.isIncluded = try item.flag("include")
            key.validFrom = try item.text("validFrom")
            key.validTo = try item.text("validTo")
            key.metadata = try item.constrainedMetadata()
            key.annotations = try item.annotations()
            set.keys.append(key)
        }
        return set
    }

    private func constrainedMetadata() throws(SDMXError) -> ConstrainedMetadata? {
        guard let target = try text("metadataTarget") else { return nil }
        return ConstrainedMetadata(report: try text("report") ?? "", target: target)
    }

    /// The values of one component.
    private func memberSelection() throws(SDMXError) -> MemberSelection {
        expect(Self.selectionNames)
        var selection = MemberSelection(try required("id"))
        selection.isIncluded = try flag("include")
        selection.removesPrefix = try flag("removePrefix")
        selection.validFrom = try text("validFrom")
        selection.validTo = try text("validTo")
        selection.timeRange = try timeRange()
        if let value = try scalar("value") { selection.values.append(ConstraintValue(value)) }
        if let object = try text("object") { selection.values.append(ConstraintValue(object)) }
        for name in ["values", "objects"] {
            for item in try items(name) { selection.values.append(try item.constraintValue()) }
        }
        try addCascades(to: &selection.values)
        return selection
    }

    /// Version 1.0 has the values whose children are meant too in a list of their own.
    private func addCascades(to values: inout [ConstraintValue]) throws(SDMXError) {
        let cascades = try texts("cascadeValues")
        guard !cascades.isEmpty else { return }
        var indices: [String: Int] = [:]
        for (index, value) in values.enumerated() { indices[value.value] = index }
        for text in cascades {
            if let index = indices[text] {
                values[index].cascade = .yes
            } else {
                values.append(ConstraintValue(text, cascade: .yes))
            }
        }
    }

    private func constraintValue() throws(SDMXError) -> ConstraintValue {
        guard case .object = node.value else { return ConstraintValue(try text()) }
        expect(["value", "cascadeValues", "lang", "validFrom", "validTo"])
        guard let text = try scalar("value") else { throw missing("value") }
        var value = ConstraintValue(text, cascade: try cascade("cascadeValues"))
        value.language = try self.text("lang")
        value.validFrom = try self.text("validFrom")
        value.validTo = try self.text("validTo")
        return value
    }

    private func timeRange() throws(SDMXError) -> TimeRange? {
        guard let item = try object("timeRange") else { return nil }
        item.expect(Self.rangeNames)
        let (start, end) = (try item.bound("startPeriod"), try item.bound("endPeriod"))
        let (after, before) = (try item.bound("afterPeriod"), try item.bound("beforePeriod"))
        var range = TimeRange(start: start ?? after, end: end ?? before)
        range.validFrom = try item.text("validFrom")
        range.validTo = try item.text("validTo")
        guard range.start != nil || range.end != nil else {
            throw item.error(.missing, found: "no period", expected: "a start or an end")
        }
        return range
    }

    private func bound(_ name: String) throws(SDMXError) -> TimeRange.Bound? {
        guard let item = try object(name) else { return nil }
        item.expect(["period", "isInclusive"])
        guard let period = try item.scalar("period") else { throw item.missing("period") }
        return TimeRange.Bound(period, isInclusive: try item.flag("isInclusive") ?? true)
    }

    private static let regionNames: Set<String> = [
        "include", "isIncluded", "keyValues", "components", "attributes", "validFrom", "validTo",
        "annotations", "metadataTarget", "report",
    ]
    private static let keyNames: Set<String> = [
        "annotations", "keyValues", "components", "include", "validFrom", "validTo",
        "metadataTarget", "report",
    ]
    private static let selectionNames: Set<String> = [
        "id", "include", "removePrefix", "validFrom", "validTo", "timeRange", "value", "values",
        "cascadeValues", "object", "objects",
    ]
    private static let rangeNames: Set<String> = [
        "startPeriod", "endPeriod", "afterPeriod", "beforePeriod", "validFrom", "validTo",
    ]
}
