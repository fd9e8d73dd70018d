internal import Office
internal import SDMX

/// How a query for a schema is answered.
struct SchemaPlan {
    private let context: SDMXContext

    init(_ context: SDMXContext) { self.context = context }

    func plan(_ query: SchemaQuery) throws -> SDMXPlan {
        let negotiation = try context.negotiate(Representation.schemas(context.grammar))
        let catalogue = try context.catalogue(asOf: query.asOf)
        let context = context
        return context.plan(negotiation, "\(query.id)-schema") {
            switch negotiation.representation.kind {
            case .schema(let format):
                guard let schema = try Self.schema(query, context.grammar, format, catalogue)
                else { throw Self.absent(query, catalogue) }
                return .bytes(try schema.bytes())
            case .structure:
                guard let answer = catalogue.registry.answer(query, context.grammar) else {
                    throw Self.absent(query, catalogue)
                }
                return .bytes(
                    try StructurePlan.write(answer, negotiation.representation, context))
            case .data, .metadata:
                throw SDMXRefusal(.failure, "The form of the answer is not one of schemas", "")
            }
        }
    }

    private static func schema(
        _ query: SchemaQuery, _ grammar: QueryGrammar, _ format: MessageFormat,
        _ catalogue: StructureCatalogue
    ) throws -> DataSchema? {
        do throws(SDMXError) {
            return try catalogue.registry.schema(query, grammar, as: format)
        } catch {
            guard error.kind == .unsupported else { throw error }
            throw SDMXRefusal(.notImplemented, "There are no such schemas", "\(error)")
        }
    }

    private static func absent(
        _ query: SchemaQuery, _ catalogue: StructureCatalogue
    ) -> SDMXRefusal {
        SDMXRefusal(
            .noResults,
            "There is no \(query.context.rawValue) \(SDMXRefusal.shortened(query.agency)):"
                + "\(SDMXRefusal.shortened(query.id)) of the version asked for",
            "A query for structure/\(query.context.rawValue)/\(catalogue.agency) lists what there is."
        )
    }
}
