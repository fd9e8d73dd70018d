internal import Office
internal import SDMX

/// How a query for structures is answered.
struct StructurePlan {
    private let context: SDMXContext

    init(_ context: SDMXContext) { self.context = context }

    func plan(_ query: StructureQuery) throws -> SDMXPlan {
        let negotiation = try context.negotiate(Representation.structures(context.grammar))
        let catalogue = try context.catalogue(asOf: query.asOf)
        let context = context
        return context.plan(negotiation, "structures") {
            guard let answer = catalogue.registry.answer(query, context.grammar) else {
                let place = context.grammar == .v1 ? "dataflow/all" : "structure/dataflow"
                throw SDMXRefusal(
                    .noResults, "There is no such structure",
                    "\(place), codelist and so on list what there is; versions are "
                        + (context.grammar == .v1
                            ? "exact, latest or all." : "exact, +, ~, * or ranges such as 1.0+.0."))
            }
            return .bytes(try Self.write(answer, negotiation.representation, context))
        }
    }

    /// Structures as a message.
    static func write(
        _ structures: Structures, _ representation: Representation, _ context: SDMXContext
    ) throws -> [UInt8] {
        guard case .structure(let format) = representation.kind else {
            throw SDMXRefusal(.failure, "The form of the answer is not one of structures", "")
        }
        let message = StructureMessage(
            format, header: context.header("STRUCTURES"), structures: structures)
        var bytes: [UInt8] = []
        _ = try message.write(format) { bytes.append(contentsOf: $0) }
        return bytes
    }
}
