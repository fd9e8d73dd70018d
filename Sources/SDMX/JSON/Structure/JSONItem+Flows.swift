extension JSONItem {
    /// Data that are published or collected together.
    func dataflow() throws(SDMXError) -> Dataflow {
        var flow = try maintained(["structure", "dimensionConstraint"]) {
            Dataflow($0, agency: $1, version: $2, structure: nil)
        }
        flow.structure = try reference("structure")
        flow.dimensionConstraint = try texts("dimensionConstraint")
        return flow
    }

    /// Reference metadata that are published or collected together.
    func metadataflow() throws(SDMXError) -> Metadataflow {
        var flow = try maintained(["structure", "targets"]) {
            Metadataflow($0, agency: $1, version: $2, structure: nil)
        }
        flow.structure = try reference("structure")
        flow.targets = try texts("targets")
        return flow
    }

    /// That a provider provides data; `structureUsage` is the dataflow in version 1.0.
    func provisionAgreement() throws(SDMXError) -> ProvisionAgreement {
        var agreement = try maintained(["dataflow", "structureUsage", "dataProvider"]) {
            ProvisionAgreement($0, agency: $1, version: $2, dataflow: nil, dataProvider: nil)
        }
        let usage = try reference("structureUsage")
        agreement.dataflow = try reference("dataflow") ?? usage
        agreement.dataProvider = try reference("dataProvider")
        return agreement
    }

    /// That a provider provides metadata.
    func metadataProvisionAgreement() throws(SDMXError) -> MetadataProvisionAgreement {
        let names: Set<String> = ["metadataflow", "structureUsage", "metadataProvider", "targets"]
        var agreement = try maintained(names) {
            MetadataProvisionAgreement(
                $0, agency: $1, version: $2, metadataflow: nil, metadataProvider: nil)
        }
        let usage = try reference("structureUsage")
        agreement.metadataflow = try reference("metadataflow") ?? usage
        agreement.metadataProvider = try reference("metadataProvider")
        agreement.targets = try texts("targets")
        return agreement
    }
}
