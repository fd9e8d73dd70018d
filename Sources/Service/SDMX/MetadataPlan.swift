internal import Office
internal import SDMX

/// How a query for reference metadata is answered.
struct MetadataPlan {
    private let context: SDMXContext

    init(_ context: SDMXContext) { self.context = context }

    func plan(_ query: MetadataQuery) throws -> SDMXPlan {
        try Self.check(query)
        let negotiation = try context.negotiate(Representation.metadata(context.grammar))
        guard case .metadata(let format) = negotiation.representation.kind else {
            throw SDMXRefusal(.failure, "The form of the answer is not one of metadata", "")
        }
        let catalogue = try context.catalogue(asOf: query.asOf)
        let context = context
        return context.plan(negotiation, "metadata") {
            let sets = catalogue.metadata(query, context.grammar)
            guard !sets.isEmpty else {
                if context.grammar == .v2 { return .empty }
                throw SDMXRefusal(
                    .noResults, "There are no such metadata",
                    "metadata/all lists what there is.")
            }
            var message = MetadataMessage(format, header: context.header("METADATA"))
            message.sets = sets
            var bytes: [UInt8] = []
            _ = try message.write(format) { bytes.append(contentsOf: $0) }
            return .bytes(bytes)
        }
    }

    /// In SDMX REST 1.x metadata are asked for as data are, of which little makes sense for
    /// reports that belong to whole dataflows and sources.
    private static func check(_ query: MetadataQuery) throws(SDMXRefusal) {
        guard case .keyed(let query) = query.target else { return }
        let parameters: [(String, Bool)] = [
            ("key", !query.selection.keys.allSatisfy(\.isAll)),
            ("startPeriod and endPeriod", !query.selection.filters.isEmpty),
            ("updatedAfter", query.selection.updatedAfter != nil),
            ("firstNObservations", query.firstNObservations != nil),
            ("lastNObservations", query.lastNObservations != nil),
            ("dimensionAtObservation", query.dimensionAtObservation != nil),
            ("detail", query.measures != .all || query.attributes != .standard),
            ("includeHistory", query.includesHistory),
        ]
        for (name, isThere) in parameters where isThere {
            throw SDMXRefusal(
                .notImplemented, "\(name) is not known for metadata",
                "Metadata are found by metadataflow and provider alone, as in "
                    + "metadata/CORRIDOR,MDF_ESMS/all/CORRIDOR.")
        }
    }
}
