internal import Cubes
internal import Office

/// What the plain interface answers from.
struct APIService: Sendable {
    static let root = "/api/v1"
    /// Where whole results are given out as files.
    static let downloads = "/download"

    let office: Office
    /// What questions about registers and collections are answered from.
    let desk: DeskService
    let states: StateKeeper
    let catalogues: CatalogueKeeper
    let names: CodeNamesKeeper
    let validations = ValidationKeeper()
    let findings = FindingsKeeper()
    /// All that can be asked, in the order of the description.
    let operations: [Operation]

    /// - Parameters:
    ///   - service: whose states are answered from.
    ///   - desk: whose registers are.
    init(_ service: SDMXService, _ desk: DeskService) {
        self.desk = desk
        office = service.office
        states = service.states
        catalogues = service.catalogues
        names = CodeNamesKeeper()
        operations =
            IndexOperations.all + DataflowOperations.all + AreaOperations.all
            + FigureOperations.all + ValidationOperations.all + ComparingOperations.all
            + ReleaseOperations.all
            + ChangeOperations.all
            + ApprovalOperations.all + DownloadOperations.all
            + LawOperations.all
    }

    /// The state that a request is about.
    ///
    /// - Parameter values: `release` or `as_of` name a past one.
    func state(_ request: APICall) throws -> AnsweredState {
        try AnsweredState(
            self, request.audience, try StateChoice(request.values), of: request.holdings)
    }

    /// All shapes that answers have.
    static let components: [Datum.Member] =
        IndexOperations.components + DataflowOperations.components + AreaOperations.components
        + FigureOperations.components + ValidationOperations.components
        + ComparingOperations.components
        + ReleaseOperations.components + ChangeOperations.components
        + LawOperations.components
        + [Problem.shape.component]
}
