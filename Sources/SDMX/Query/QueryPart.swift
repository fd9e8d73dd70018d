/// A part of a query's path, or a parameter behind its `?`, by the name that the standard gives it.
public enum QueryPart: String, Hashable, Sendable, CaseIterable {
    // The path
    case resource
    case context
    case artefactType
    case agencyID
    case resourceID
    case version
    case itemID
    case flowRef
    case key
    case providerRef
    case providerID
    case metadatasetID
    case componentID
    // Parameters
    case filter = "c[COMPONENT]"
    case startPeriod
    case endPeriod
    case updatedAfter
    case firstNObservations
    case lastNObservations
    case dimensionAtObservation
    case detail
    case attributes
    case measures
    case includeHistory
    case offset
    case limit
    case sort
    case asOf
    case reportingYearStartDay
    case references
    case mode
    case explicitMeasure
    case deletion

    /// Whether the release has the part, for those that not every release of a grammar has.
    func isKnown(to version: QueryVersion) -> Bool {
        switch self {
        case .itemID, .includeHistory: version >= .v1_1
        case .explicitMeasure: version.grammar == .v1
        case .offset, .limit, .sort, .asOf, .reportingYearStartDay, .deletion: version >= .v2_2
        default: true
        }
    }
}

extension QueryPart: CustomStringConvertible {
    /// As the standard spells it.
    public var description: String { rawValue }
}
