extension MLElementWriter {
    func dataflow(_ flow: Dataflow) throws(SDMXError) {
        try begin("str:Dataflow", flow)
        try naming(flow.identity)
        if let structure = flow.structure {
            try reference("str:Structure", structure, to: .dataStructure, what: "structure")
        }
        lose("dimension constraint", count: flow.dimensionConstraint.isEmpty ? 0 : 1)
        end()
    }

    func metadataflow(_ flow: Metadataflow) throws(SDMXError) {
        try begin("str:Metadataflow", flow)
        try naming(flow.identity)
        if let structure = flow.structure {
            try reference("str:Structure", structure, to: .metadataStructure, what: "structure")
        }
        switch edition {
        case .v21: lose("target", count: flow.targets.count)
        case .v30:
            if flow.targets.isEmpty {
                lose(.madeUp, "target", "SDMX-ML 3.0 asks for one; it is anything at all")
            }
            try leaves("str:Target", flow.targets.isEmpty ? [Self.anything] : flow.targets)
        }
        end()
    }

    /// The URN of anything at all.
    private static let anything = "urn:sdmx:org.sdmx.infomodel.base.Any=*:*(*)"

    func provisionAgreement(_ agreement: ProvisionAgreement) throws(SDMXError) {
        try begin("str:ProvisionAgreement", agreement)
        try naming(agreement.identity)
        switch edition {
        case .v21:
            try required(
                "str:StructureUsage", agreement.dataflow, to: .dataflow, .metadataflow,
                what: "dataflow")
        case .v30:
            try required("str:Dataflow", agreement.dataflow, to: .dataflow, what: "dataflow")
        }
        try required(
            "str:DataProvider", agreement.dataProvider, to: .dataProvider, what: "data provider")
        end()
    }

    func metadataProvisionAgreement(
        _ agreement: MetadataProvisionAgreement
    ) throws(SDMXError) {
        try begin("str:MetadataProvisionAgreement", agreement)
        try naming(agreement.identity)
        try required(
            "str:Metadataflow", agreement.metadataflow, to: .metadataflow, what: "metadataflow")
        try required(
            "str:MetadataProvider", agreement.metadataProvider, to: .metadataProvider,
            what: "metadata provider")
        try leaves("str:Target", agreement.targets)
        end()
    }
}
