/// The regions and keys of constraints.
extension MLArtefactReader {
    func cubeRegion(_ node: XMLNode) throws(SDMXError) -> CubeRegion {
        check(
            node,
            attributes: ["include", "validFrom", "validTo", "report", "metadataTarget"])
        var region = CubeRegion()
        region.isIncluded = try boolean(node, "include")
        region.validFrom = node.attribute("validFrom")
        region.validTo = node.attribute("validTo")
        region.metadata = constrainedMetadata(node)
        for child in node.children {
            switch child.name {
            case "Annotations": region.annotations += annotations(child)
            case "KeyValue": region.keys.append(try memberSelection(child))
            case "Attribute", "Component": region.components.append(try memberSelection(child))
            default: unknown(child)
            }
        }
        return region
    }

    func keySet(_ node: XMLNode) throws(SDMXError) -> KeySet {
        check(node, attributes: ["isIncluded"])
        _ = try required(node, "isIncluded")
        var set = KeySet(isIncluded: try boolean(node, "isIncluded") ?? true)
        set.isMetadata = node.name == "MetadataKeySet"
        for child in node.children {
            if child.name == "Key" {
                set.keys.append(try key(child))
            } else {
                unknown(child)
            }
        }
        return set
    }

    private func key(_ node: XMLNode) throws(SDMXError) -> KeySet.Key {
        let region = try cubeRegion(node)
        var key = KeySet.Key(region.keys)
        key.components = region.components
        key.isIncluded = region.isIncluded
        key.validFrom = region.validFrom
        key.validTo = region.validTo
        key.metadata = region.metadata
        key.annotations = region.annotations
        return key
    }

    private func constrainedMetadata(_ node: XMLNode) -> ConstrainedMetadata? {
        let report = node.attribute("report")
        let target = node.attribute("metadataTarget")
        guard report != nil || target != nil else { return nil }
        return ConstrainedMetadata(report: report ?? "", target: target ?? "")
    }

    private func memberSelection(_ node: XMLNode) throws(SDMXError) -> MemberSelection {
        check(node, attributes: ["id", "include", "removePrefix", "validFrom", "validTo"])
        var selection = MemberSelection(try required(node, "id"))
        selection.isIncluded = try boolean(node, "include")
        selection.removesPrefix = try boolean(node, "removePrefix")
        selection.validFrom = node.attribute("validFrom")
        selection.validTo = node.attribute("validTo")
        for child in node.children {
            switch child.name {
            case "Value": selection.values.append(try constraintValue(child))
            case "TimeRange": selection.timeRange = try timeRange(child)
            case "Object":
                let object = try reference(child, .dataflow)
                selection.values.append(ConstraintValue(object.urn))
                remark(
                    .unsupported, child,
                    found: "a reference as the value of \(selection.component)",
                    expected: "a text; the URN was taken for one")
            default: unknown(child)
            }
        }
        return selection
    }

    private func constraintValue(_ node: XMLNode) throws(SDMXError) -> ConstraintValue {
        check(node, attributes: ["cascadeValues", "validFrom", "validTo"])
        var value = ConstraintValue(node.trimmedText, cascade: try cascade(node))
        value.language = node.language
        value.validFrom = node.attribute("validFrom")
        value.validTo = node.attribute("validTo")
        return value
    }

    private func timeRange(_ node: XMLNode) throws(SDMXError) -> TimeRange {
        check(node, attributes: ["validFrom", "validTo"])
        var range = TimeRange()
        range.validFrom = node.attribute("validFrom")
        range.validTo = node.attribute("validTo")
        for child in node.children {
            check(child, attributes: ["isInclusive"])
            let bound = TimeRange.Bound(
                child.trimmedText, isInclusive: try boolean(child, "isInclusive") ?? true)
            switch child.name {
            case "BeforePeriod", "EndPeriod": range.end = bound
            case "AfterPeriod", "StartPeriod": range.start = bound
            default: unknown(child)
            }
        }
        return range
    }
}
