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
    var findings: FindingsKeeper { desk.findings }
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
        operations = Self.groups.flatMap(\.operations)
    }

    /// The state that a request is about.
    ///
    /// - Parameter values: `release` or `as_of` name a past one.
    func state(_ request: APICall) throws -> AnsweredState {
        try AnsweredState(
            self, request.audience, try StateChoice(request.values), of: request.holdings)
    }

    /// What can be asked of one matter, and the shapes of its answers.
    private struct Group {
        let operations: [Operation]
        var components: [Datum.Member] = []
    }

    private static let groups: [Group] = [
        Group(operations: IndexOperations.all, components: IndexOperations.components),
        Group(operations: DataflowOperations.all, components: DataflowOperations.components),
        Group(operations: AreaOperations.all, components: AreaOperations.components),
        Group(operations: FigureOperations.all, components: FigureOperations.components),
        Group(operations: ValidationOperations.all, components: ValidationOperations.components),
        Group(operations: ComparingOperations.all, components: ComparingOperations.components),
        Group(operations: ReleaseOperations.all, components: ReleaseOperations.components),
        Group(operations: ChangeOperations.all, components: ChangeOperations.components),
        Group(operations: ApprovalOperations.all),
        Group(operations: RegisterOperations.all, components: RegisterOperations.components),
        Group(operations: LawOperations.all, components: LawOperations.components),
        Group(operations: OverlapOperations.all, components: OverlapOperations.components),
        Group(operations: RoundOperations.all, components: RoundOperations.components),
        Group(operations: AnswerOperations.all, components: AnswerOperations.components),
        Group(operations: MeetingOperations.all, components: MeetingOperations.components),
        Group(
            operations: MarketplaceOperations.all, components: MarketplaceOperations.components),
        Group(operations: QuestionnaireOperations.all),
        Group(operations: DownloadOperations.all),
    ]

    /// All shapes that answers have.
    static let components: [Datum.Member] =
        groups.flatMap(\.components) + [Problem.shape.component]
}
