internal import Vocabulary

/// What the office finds out by setting figures of one state beside one another: odd figures, mirrors,
/// definitions. Each is worked out when it is first asked for.
public struct OfficeFindings: Sendable {
    private let reviews: WorkedOut<Whole, ReviewReport>
    private let tables: WorkedOut<Whole, [DefinitionTable]>
    private let factors: WorkedOut<Office.MirrorRequest, MirrorReport>
    private let sides: WorkedOut<Office.MirrorRequest, BetterSideReport>
    private let graded: WorkedOut<GradedQuestion, GradedModel>

    /// The one question that there is of a whole state.
    private enum Whole: Hashable, Sendable {
        case all
    }

    /// A request for the model of all years: whatever its period and form are.
    private struct GradedQuestion: Hashable, Sendable {
        let request: Office.MirrorRequest

        private var asked: [String] {
            [request.criterion.rawValue, request.sex.rawValue] + request.sources
        }

        static func == (one: Self, other: Self) -> Bool { one.asked == other.asked }

        func hash(into hasher: inout Hasher) { hasher.combine(asked) }
    }

    /// - Parameter state: what is asked, as its audience sees it.
    public init(_ state: OfficeState) {
        let (office, bound) = (state.office, state.bound)
        reviews = WorkedOut(most: 1) { _ in
            var request = ReviewRequest()
            request.asOf = bound
            return try office.review(request)
        }
        tables = WorkedOut(most: 1) { _ in try office.definitionTables() }
        factors = WorkedOut(most: 8) { try office.mirrors($0, asOf: bound) }
        sides = WorkedOut(most: 8) { try office.betterSides($0, asOf: bound) }
        graded = WorkedOut(most: 4) { try office.gradedModel($0.request, asOf: bound) }
    }

    /// All findings of the state that concern as many people as ``ReviewRequest/least`` says, or more.
    ///
    /// Cost: reads all figures once; a few seconds for three million.
    public func review() async throws -> ReviewReport { try await reviews.answer(.all) }

    /// What is said of all that the state holds, by dataflow and source.
    public func definitions() async throws -> [DefinitionTable] { try await tables.answer(.all) }

    /// As ``Office/mirrors(_:asOf:)``.
    public func mirrors(_ request: Office.MirrorRequest) async throws -> MirrorReport {
        try await factors.answer(request)
    }

    /// As ``Office/betterSides(_:asOf:)``.
    public func betterSides(_ request: Office.MirrorRequest) async throws -> BetterSideReport {
        try await sides.answer(request)
    }

    /// As ``Office/gradedMirrors(_:corridor:asOf:)``.
    public func gradedMirrors(
        _ request: Office.MirrorRequest, origin: String? = nil, destination: String? = nil
    ) async throws -> GradedMirrorReport {
        _ = try GradedModel.year(request.period)
        let corridor = origin.flatMap { origin in destination.map { (origin, $0) } }
        return try await graded.answer(GradedQuestion(request: request))
            .report(request.period, corridor: corridor)
    }
}
