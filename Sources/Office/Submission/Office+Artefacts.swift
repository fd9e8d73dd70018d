public import SDMX
public import Warehouse

extension Office {
    /// The structures that were sent in, as the audience sees them.
    public func submittedStructures() throws -> Structures {
        var result = Structures()
        for held in try warehouse.artefacts(sight) {
            guard case .structure(let message) = try Message.open(.bytes(held.message)) else {
                throw OfficeError(
                    kind: .data, place: held.urn, found: "no structure message",
                    expected: "the structure that was sent in; run `corridor check`")
            }
            result.add(message.structures)
        }
        return result
    }

    /// What tells the structures that were sent in from others, as the audience sees them.
    public func submittedMark() throws -> String {
        try warehouse.artefacts(sight).map { "\($0.release) \($0.urn)" }.joined(separator: ",")
    }

    /// Takes a structure away that was sent in.
    @discardableResult
    public func deleteStructure(
        _ reference: ArtefactReference, _ submission: Submission, catalogue: StructureCatalogue
    ) throws -> Release {
        try StructureSubmission(self, catalogue).delete(reference, submission)
    }
}
