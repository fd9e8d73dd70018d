internal import Cubes
internal import Office
internal import SDMX
internal import Warehouse

/// How a query for data is answered.
struct DataPlan {
    private let context: SDMXContext

    init(_ context: SDMXContext) { self.context = context }

    func plan(_ query: DataQuery) throws -> SDMXPlan {
        let negotiation = try context.negotiate(Representation.data(context.grammar))
        guard case .data(let form) = negotiation.representation.kind else {
            throw SDMXRefusal(.failure, "The form of the answer is not one of data", "")
        }
        let targets = try DataTarget.targets(query.selection, context)
        let state = context.state(asOf: query.asOf)
        let history = Self.history(query)
        let range =
            history == .none && query.offset == 0 && query.limit == nil && targets.count == 1
            ? ValueRange(context.request.range) : nil
        let requests = try DataTarget.each(targets) { target throws(SDMXError) in
            var request = try FigureRequest(state, target.dataflow, query)
            request.structure = target.structure
            request.history = history
            if let range {
                request.offset = range.first
                request.limit = range.count
            }
            return request
        }
        var frame = FigureOutput.Frame(
            header: context.header("DATA"),
            structures: context.catalogue.naming(targets.map(\.dataflow)))
        frame.labels = negotiation.labels
        frame.language = context.language
        let isSecond = context.grammar == .v2
        let name = targets.count == 1 ? targets[0].dataflow.rawValue : "data"
        let since = query.selection.updatedAfter
        return context.plan(negotiation, name) { [frame] in
            let told = try range.map { try Self.check($0, requests) } ?? nil
            let output = try FigureOutput(requests, form, frame)
            if output.isEmpty {
                if isSecond { return .empty }
                throw SDMXRefusal(
                    .noResults, "There are no figures for this query",
                    try DataTarget.explain(requests.map(\.question), since))
            }
            return .pieces(first: try output.next() ?? [], rest: output, range: told)
        }
    }

    private static func history(_ query: DataQuery) -> FigureRequest.History {
        let since = query.selection.updatedAfter?.instant
        if query.includesHistory { return .all(since: since) }
        return since.map { .changes(since: $0) } ?? .none
    }

    /// What an answer says of the range that was asked for; nil where there are no figures at all.
    private static func check(_ range: ValueRange, _ requests: [FigureRequest]) throws -> String? {
        let total = try requests.reduce(0) { try $0 + $1.count() }
        guard total > 0 else { return nil }
        guard let told = range.told(of: total) else {
            var refusal = SDMXRefusal(
                .outOfRange, "The range begins behind the last value",
                "There are \(total) values, of which the first is 0.")
            refusal.range = "values */\(total)"
            throw refusal
        }
        return told
    }
}
