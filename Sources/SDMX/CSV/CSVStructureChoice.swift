/// The structure that a message names for a data set, and what had to be made up for it.
struct CSVStructureChoice {
    let reference: StructureReference
    private(set) var loss: String?

    /// - Parameter wanted: as the data set has it.
    init(
        _ wanted: ArtefactReference?, _ version: CSVVersion, _ structures: Structures
    ) throws(SDMXError) {
        let given = wanted.flatMap { Self.reference($0) }
        switch version {
        case .v2:
            if let given {
                reference = given
                return
            }
        case .v1:
            if let given, given.kind == .dataflow {
                reference = given
                return
            }
            if let wanted, let flow = Self.dataflow(of: wanted, structures) {
                reference = flow
                loss = "\(wanted), written as its dataflow \(flow)"
                return
            }
        }
        let name = wanted.map { "\($0)" } ?? "no structure"
        if let given,
            let flow = StructureReference(
                .dataflow, agency: given.agency, id: given.id, version: given.version)
        {
            reference = flow
            loss = "\(name), written as a dataflow of that name"
        } else if structures.dataflows.count == 1,
            let flow = structures.dataflows.first.flatMap({ Self.reference($0.reference) })
        {
            reference = flow
            loss = "\(name), written as the only dataflow known, \(flow)"
        } else if let unknown = StructureReference(.dataflow, "UNKNOWN:UNKNOWN(1.0)") {
            reference = unknown
            loss = "\(name), written as dataflow \(unknown)"
        } else {
            throw SDMXError(.structureReference, found: name, expected: "a dataflow")
        }
    }

    /// The dataflow of a provision agreement, or the only one of a data structure.
    private static func dataflow(
        of wanted: ArtefactReference, _ structures: Structures
    ) -> StructureReference? {
        if wanted.artefactClass == .provisionAgreement {
            return structures.find(wanted, in: structures.provisionAgreements)?.dataflow
                .flatMap { reference($0) }
        }
        let flows = structures.dataflows.filter { flow in
            guard let structure = flow.structure else { return false }
            return structure.agency == wanted.agency && structure.id == wanted.id
        }
        return flows.count == 1 ? flows.first.flatMap { reference($0.reference) } : nil
    }

    /// A reference without a version stands for the latest one in the model.
    private static func reference(_ artefact: ArtefactReference) -> StructureReference? {
        guard let reference = StructureReference(artefact) else { return nil }
        guard artefact.version == "~" else { return reference }
        return StructureReference(reference.kind, agency: reference.agency, id: reference.id)
    }
}
