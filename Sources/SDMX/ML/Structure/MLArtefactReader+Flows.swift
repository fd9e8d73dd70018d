/// Dataflows and metadataflows, and the agreements to provide them.
extension MLArtefactReader {
    func dataflow(_ node: XMLNode) throws(SDMXError) -> Dataflow {
        var (flow, rest) = try begin(node) {
            Dataflow($0, agency: $1, version: $2, structure: nil)
        }
        for child in rest {
            switch child.name {
            case "Structure": flow.structure = try reference(child, .dataStructure)
            case "DimensionConstraint":
                for dimension in child.children {
                    flow.dimensionConstraint.append(try localID(dimension))
                }
            default: unknown(child)
            }
        }
        expect("Structure", flow.structure != nil, of: flow, node)
        return flow
    }

    func metadataflow(_ node: XMLNode) throws(SDMXError) -> Metadataflow {
        var (flow, rest) = try begin(node) {
            Metadataflow($0, agency: $1, version: $2, structure: nil)
        }
        for child in rest {
            switch child.name {
            case "Structure": flow.structure = try reference(child, .metadataStructure)
            case "Target": flow.targets.append(child.trimmedText)
            default: unknown(child)
            }
        }
        expect("Structure", flow.structure != nil, of: flow, node)
        return flow
    }

    func provisionAgreement(_ node: XMLNode) throws(SDMXError) -> ProvisionAgreement {
        var (agreement, rest) = try begin(node) {
            ProvisionAgreement($0, agency: $1, version: $2, dataflow: nil, dataProvider: nil)
        }
        for child in rest {
            switch child.name {
            case "StructureUsage", "Dataflow":
                agreement.dataflow = try reference(child, .dataflow)
            case "DataProvider": agreement.dataProvider = try reference(child, .dataProvider)
            default: unknown(child)
            }
        }
        expect("Dataflow", agreement.dataflow != nil, of: agreement, node)
        expect("DataProvider", agreement.dataProvider != nil, of: agreement, node)
        return agreement
    }

    func metadataProvisionAgreement(
        _ node: XMLNode
    ) throws(SDMXError) -> MetadataProvisionAgreement {
        var (agreement, rest) = try begin(node) {
            MetadataProvisionAgreement(
                $0, agency: $1, version: $2, metadataflow: nil, metadataProvider: nil)
        }
        for child in rest {
            switch child.name {
            case "Metadataflow": agreement.metadataflow = try reference(child, .metadataflow)
            case "MetadataProvider":
                agreement.metadataProvider = try reference(child, .metadataProvider)
            case "Target": agreement.targets.append(child.trimmedText)
            default: unknown(child)
            }
        }
        expect("Metadataflow", agreement.metadataflow != nil, of: agreement, node)
        expect("MetadataProvider", agreement.metadataProvider != nil, of: agreement, node)
        return agreement
    }
}
