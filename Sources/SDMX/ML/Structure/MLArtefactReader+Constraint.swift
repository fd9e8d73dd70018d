extension MLArtefactReader {
    func constraint(
        _ node: XMLNode, _ kind: Constraint.Kind
    ) throws(SDMXError) -> Constraint {
        var (constraint, rest) =
            node.name == "AvailabilityConstraint"
            ? try availability(node)
            : try begin(node, attributes: ["type", "role"]) {
                Constraint(kind, id: $0, agency: $1, version: $2)
            }
        if constraint.availability == nil { constraint.role = try role(node) }
        for child in rest {
            switch child.name {
            case "ConstraintAttachment": try attachment(child, to: &constraint)
            case "CubeRegion": constraint.cubeRegions.append(try cubeRegion(child))
            case "MetadataTargetRegion":
                constraint.metadataTargetRegions.append(try cubeRegion(child))
            case "DataKeySet", "MetadataKeySet": constraint.keySets.append(try keySet(child))
            case "ReleaseCalendar": constraint.releaseCalendar = releaseCalendar(child)
            case "ReferencePeriod":
                check(child, attributes: ["startTime", "endTime"])
                constraint.referenceStart = child.attribute("startTime")
                constraint.referenceEnd = child.attribute("endTime")
            default: unknown(child)
            }
        }
        return constraint
    }

    /// Begins an `AvailabilityConstraint` of SDMX 3.1, which can only be annotated.
    private func availability(_ node: XMLNode) throws(SDMXError) -> (Constraint, [XMLNode]) {
        check(node, attributes: ["seriesCount", "obsCount"])
        place = node.name
        var constraint = Constraint(.data, id: "", agency: "", version: "")
        constraint.role = .actual
        constraint.availability = Constraint.Availability(
            series: try count(node, "seriesCount"), observations: try count(node, "obsCount"))
        var rest: [XMLNode] = []
        for child in node.children {
            if child.name == "Annotations" {
                constraint.identity.annotations += annotations(child)
            } else {
                rest.append(child)
            }
        }
        return (constraint, rest)
    }

    /// The role, under the name of either version. Schemas of SDMX 2.1 say what holds where a
    /// content constraint does not say it.
    private func role(_ node: XMLNode) throws(SDMXError) -> Constraint.Role? {
        let name = node.attribute("type") == nil ? "role" : "type"
        guard let text = node.attribute(name) else {
            return node.name == "ContentConstraint" ? .actual : nil
        }
        let small = XMLNode.trim(text).lowercased()
        let role = Constraint.Role.allCases.first { $0.rawValue.lowercased() == small }
        guard let role else { throw fault(node, name, text, expected: "Allowed or Actual") }
        return role
    }

    private func attachment(
        _ node: XMLNode, to constraint: inout Constraint
    ) throws(SDMXError) {
        for child in node.children {
            switch child.name {
            case "DataSet", "MetadataSet":
                if child.child("ID") != nil || child.name == "DataSet" {
                    constraint.sets.append(try setReference(child))
                } else {
                    constraint.attachments.append(try reference(child, .metadataSet))
                }
            case "SimpleDataSource": constraint.simpleDataSources.append(child.trimmedText)
            case "QueryableDataSource":
                constraint.queryableDataSources.append(try queryableDataSource(child))
            default:
                guard let artefactClass = ArtefactClass(rawValue: child.name) else {
                    unknown(child)
                    continue
                }
                constraint.attachments.append(try reference(child, artefactClass))
            }
        }
    }

    private func setReference(_ node: XMLNode) throws(SDMXError) -> Constraint.SetReference {
        guard let provider = node.child("DataProvider"), let id = node.child("ID") else {
            throw node.error(
                .missing, found: "no DataProvider or no ID", expected: "both of them")
        }
        return Constraint.SetReference(
            provider: try reference(provider, .dataProvider), id: id.trimmedText,
            isMetadata: node.name == "MetadataSet")
    }

    private func queryableDataSource(
        _ node: XMLNode
    ) throws(SDMXError) -> QueryableDataSource {
        check(node, attributes: ["isRESTDatasource", "isWebServiceDatasource"])
        var source = QueryableDataSource(
            dataURL: "", isREST: try boolean(node, "isRESTDatasource") ?? false,
            isWebService: try boolean(node, "isWebServiceDatasource") ?? false)
        for child in node.children {
            switch child.name {
            case "DataURL": source.dataURL = child.trimmedText
            case "WSDLURL": source.wsdlURL = child.trimmedText
            case "WADLURL": source.wadlURL = child.trimmedText
            default: unknown(child)
            }
        }
        return source
    }

    private func releaseCalendar(_ node: XMLNode) -> ReleaseCalendar {
        var calendar = ReleaseCalendar(periodicity: "", offset: "", tolerance: "")
        for child in node.children {
            switch child.name {
            case "Periodicity": calendar.periodicity = child.trimmedText
            case "Offset": calendar.offset = child.trimmedText
            case "Tolerance": calendar.tolerance = child.trimmedText
            default: unknown(child)
            }
        }
        return calendar
    }
}
