internal import Cubes
internal import Office
internal import SDMX
internal import Warehouse

/// How a query for what is available is answered.
struct AvailabilityPlan {
    private let context: SDMXContext

    init(_ context: SDMXContext) { self.context = context }

    func plan(_ query: AvailabilityQuery) throws -> SDMXPlan {
        let negotiation = try context.negotiate(Representation.structures(context.grammar))
        let targets = try DataTarget.targets(query.selection, context)
        try Self.check(query.components, targets)
        let context = context
        let questions = try DataTarget.each(targets) { target throws(SDMXError) in
            (target, try FigureQuestion(context.state, target.dataflow, query.selection))
        }
        return context.plan(negotiation, "availability") {
            var answer = Structures()
            for (target, question) in questions {
                let found = try question.availability(
                    mode: query.mode, since: query.selection.updatedAfter?.instant,
                    of: target.structure)
                guard var found else { continue }
                found.codes.removeAll { !query.components.contains($0.dimension) }
                if !query.components.contains(ComponentFilter.timePeriod) { found.time = nil }
                answer.add(
                    context.catalogue.registry.answer(
                        found.constraint(agency: context.catalogue.agency),
                        with: query.references))
            }
            guard !answer.constraints.isEmpty else {
                if context.grammar == .v2 { return .empty }
                throw SDMXRefusal(
                    .noResults, "There are no figures for this query",
                    try DataTarget.explain(questions.map(\.1), query.selection.updatedAfter))
            }
            return .bytes(
                try StructurePlan.write(answer, negotiation.representation, context))
        }
    }

    private static func check(
        _ components: Selection<String>, _ targets: [DataTarget]
    ) throws(SDMXRefusal) {
        guard case .only(let ids) = components else { return }
        let known = Set(targets.flatMap { $0.dataflow.dimensions.map(\.rawValue) })
        for id in ids where !known.contains(id) && id != ComponentFilter.timePeriod {
            throw SDMXRefusal(
                .semantic, "\(SDMXRefusal.shortened(id)) is no dimension of the data",
                "Expected one of "
                    + (known.sorted() + [ComponentFilter.timePeriod]).joined(separator: ", "))
        }
    }
}
