public import SDMX

/// The versions of one artefact, read once, so that a query finds the newest that it means quickly.
public struct ArtefactVersions: Sendable {
    /// Newest first.
    private let versions: [Version]
    private let references: [ArtefactReference]

    /// References to the versions of an artefact; those whose version cannot be read are left out.
    init(_ references: [ArtefactReference] = []) {
        let sorted =
            references
            .compactMap { reference in
                Version(reference.version).map { (version: $0, reference: reference) }
            }
            .sorted { $0.version > $1.version }
        versions = sorted.map(\.version)
        self.references = sorted.map(\.reference)
    }

    /// The newest version, if the query means any of them; nil if it means none.
    public func newest(meantBy artefacts: ArtefactSelection) -> ArtefactReference? {
        guard let newest = references.first, artefacts.agencies.contains(newest.agency),
            artefacts.ids.contains(newest.id)
        else { return nil }
        if case .only(let selectors) = artefacts.versions,
            !selectors.contains(where: { !$0.select(from: versions).isEmpty })
        {
            return nil
        }
        return newest
    }
}
