internal import Cubes
internal import Office
internal import SDMX
internal import Warehouse

/// SDMX REST 1.5 and 2.2 over the figures and structures of a workspace.
struct SDMXService: Sendable {
    let office: Office
    let states: StateKeeper
    let catalogues: CatalogueKeeper

    init(_ office: Office, interval: Duration = .milliseconds(100)) {
        self.office = office
        catalogues = CatalogueKeeper()
        states = StateKeeper(office, catalogues, interval: interval)
    }

    /// Parameters that are ours, or of the standard's proposal for how to extend it.
    static let extensions: Set<String> = ["format", "formatVersion", "labels", "lang"]

    /// Reads a request and finds what it asks for.
    ///
    /// - Throws: ``SDMXRefusal``, as the plan's answer does; errors of the workspace.
    func plan(_ request: SDMXRequest) async throws -> SDMXPlan {
        try Self.refuseRegistrations(request)
        let asked: QueryRequest
        do {
            asked = try QueryReader(request.grammar, extensions: Self.extensions)
                .read(request.target)
        } catch {
            throw SDMXRefusal(reading: error)
        }
        let held = try await states.state(request.audience)
        let context = SDMXContext(
            request: request, asked: asked, state: held.state, catalogue: held.catalogue,
            language: try NameLanguage.chosen(
                asked.value("lang"), accept: request.acceptLanguage), catalogues: catalogues)
        return try Self.refusing {
            var plan =
                switch asked.query {
                case .data(let query): try DataPlan(context).plan(query)
                case .availability(let query): try AvailabilityPlan(context).plan(query)
                case .structure(let query): try StructurePlan(context).plan(query)
                case .metadata(let query): try MetadataPlan(context).plan(query)
                case .schema(let query): try SchemaPlan(context).plan(query)
                }
            let answer = plan.answer
            plan.answer = { try Self.refusing { try answer() } }
            return plan
        }
    }

    /// Registrations are a resource of SDMX REST 2.x that the office has no use for: it holds the
    /// data itself. The standard wants 501 for what a service does not offer.
    private static func refuseRegistrations(_ request: SDMXRequest) throws(SDMXRefusal) {
        let resource = request.target.split(separator: "?", maxSplits: 1).first?
            .split(separator: "/").first
        guard request.grammar == .v2, resource?.lowercased() == "registration" else { return }
        throw SDMXRefusal(
            .notImplemented, "Registrations of data are not kept here",
            "All data are held by this service: data and availability lead to them.")
    }

    /// Turns what is wrong with a query, and not with us, into a refusal.
    private static func refusing<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as SDMXError {
            throw SDMXRefusal(meaning: error) ?? error
        } catch let error as OfficeError {
            throw SDMXRefusal(error) ?? error
        }
    }
}

/// What all kinds of queries are answered from.
struct SDMXContext: Sendable {
    let request: SDMXRequest
    let asked: QueryRequest
    /// The current state, as the audience sees it.
    let state: OfficeState
    let catalogue: StructureCatalogue
    /// Of names, where a form takes one.
    let language: String
    let catalogues: CatalogueKeeper

    var grammar: QueryGrammar { request.grammar }

    /// The form of the answer.
    func negotiate(_ offered: [Representation]) throws(SDMXRefusal) -> Negotiation {
        try Negotiation(
            offered, accept: request.accept, format: asked.value("format"),
            version: asked.value("formatVersion"), labels: asked.value("labels"))
    }

    /// A plan with what is the same for all.
    func plan(
        _ negotiation: Negotiation, _ fileName: String,
        _ answer: @escaping @Sendable () throws -> SDMXAnswer
    ) -> SDMXPlan {
        let representation = negotiation.representation
        return SDMXPlan(
            representation: representation, language: language,
            marks: [
                catalogue.mark, "\(request.grammar.rawValue) \(request.target)",
                representation.mediaType, negotiation.labels.rawValue, language,
                request.range ?? "",
            ],
            changed: state.changed, fileName: fileName, answer: answer)
    }

    /// What messages say of themselves. Their time is that of the state, so that equal queries get
    /// equal bytes.
    func header(_ id: String) -> MessageHeader {
        var header = state.office.messageHeader(id: id)
        header.prepared = state.changed
        if language != LocalisedText.defaultLanguage { header.contentLanguages = [language] }
        return header
    }

    /// The state at a point in time; the current one where there is none.
    func state(asOf time: PointInTime?) -> OfficeState {
        guard let time else { return state }
        return state.asOf(state.lastRelease(heldAt: time.instant))
    }

    /// The structures at a point in time; the current ones where there is none.
    func catalogue(asOf time: PointInTime?) throws -> StructureCatalogue {
        guard time != nil else { return catalogue }
        return try catalogues.catalogue(state(asOf: time))
    }
}
