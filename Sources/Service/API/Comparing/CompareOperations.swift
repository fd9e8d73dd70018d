internal import Cubes
internal import Hummingbird
internal import Office
internal import Vocabulary

/// Two series beside one another.
enum CompareOperations {
    static let all = [compare]

    static let components: [Datum.Member] = [
        SeriesComparison.Answer.shape.component, CompareAnswer.side.component,
        CompareAnswer.respect.component, CompareAnswer.pair.component,
        CompareAnswer.shape.component,
    ]

    private static let path = "\(APIService.root)/compare"

    private static func side(_ name: String, _ example: String) -> Parameter {
        Parameter(
            name, .text(.selection),
            "A series: its dataflow, a colon and a key that selects one. Both ends of it, or its "
                + "area, are named; other places may be left out or *.",
            required: true, examples: [example])
    }

    private static let compare = Operation(
        "compare", path, tag: "Comparing", "Whether two series may be compared",
        about:
            "What differs between what two series count, what can be done about it, and their "
            + "figures where both have some. What a publisher does not say is never filled in: "
            + "where that would decide, nobody can tell.",
        parameters: [
            side("left", "stock:A.STARTER_2024.MEX.USA.B._T._T"),
            side("right", "flow:A5.CORRIDOR.MEX.USA.P._T._T._Z.DA_CLOSED"),
        ] + StateChoice.parameters,
        contents: [.init(mediaType: "application/json", schema: CompareAnswer.shape.reference)],
        fields: FigureOperations.linkFields
    ) { request in
        let sides = try ["left", "right"].map { name in
            try SeriesSelected(request.values.text(name) ?? "", "parameter \(name)")
        }
        let answered = try request.service.state(request)
        for side in sides {
            try side.refuseUnknown(answered)
            try answered.refuseWithdrawn(side.dataflow, sources: side.pattern[.source])
        }
        let items = [
            ("left", sides[0].text), ("right", sides[1].text), ("release", "\(answered.release)"),
        ]
        let here = APIAddress.text(nil, path, items)
        let freshness = request.freshness(answered.marks, modified: answered.time)
        var headers: HTTPFields = [.contentLocation: here, .link: "<\(here)>; rel=\"cite-as\""]
        if let unchanged = freshness.unchanged(request.call, headers: headers) { return unchanged }
        for field in freshness.fields { headers[field.name] = field.value }
        let origin = request.call.origin
        let datum = try await request.onStreamThreads {
            let state = answered.state
            let found = try state.office.compare(
                sides[0].pattern, sides[1].pattern, asOf: state.bound)
            return CompareAnswer.shape.datum(
                CompareAnswer(
                    found: found, origin: origin,
                    state: StateFacts(
                        release: answered.release, time: answered.time,
                        permanent: APIAddress.text(origin, path, items))))
        }
        return Reply(.json, datum.json, headers: headers)
    }
}

/// A series that a request names as `dataflow:key`.
struct SeriesSelected: Sendable {
    let dataflow: Dataflow
    let pattern: KeyPattern
    /// Where it stands in the request.
    let place: String

    /// - Throws: ``Problem`` for another form, dataflow or number of codes.
    init(_ text: String, _ place: String) throws(Problem) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        self.place = place
        guard parts.count == 2, let dataflow = Dataflow(plainName: String(parts[0])) else {
            var problem = Problem(
                .unfit, "There is no such dataflow", where: place, found: text,
                expected: "dataflow:key with one of "
                    + Dataflow.allCases.map(\.plainName).joined(separator: ", "))
            problem.nearest = Nearest.words(
                to: String(parts.first ?? ""), among: Dataflow.askedNames)
            throw problem
        }
        self.dataflow = dataflow
        do {
            pattern = try KeyPattern(dataflow, String(parts[1]))
        } catch {
            throw Problem(
                .unfit, "The key is of another dataflow", where: place, found: error.found,
                expected: error.expected)
        }
        // What is added up on request is bounded: each of its areas is named.
        for dimension in dataflow.dimensions where Self.isNeeded(dimension) {
            guard pattern[dimension]?.count == 1 else {
                let found = pattern[dimension]?.sorted().joined(separator: "+")
                throw Problem(
                    .unfit, "The key does not select one series", where: place,
                    found: "\(dimension.plainName) \(found ?? "any")",
                    expected: "one code of \(dimension.plainName), such as MEX, or W for the world")
            }
        }
    }

    private static func isNeeded(_ dimension: DimensionID) -> Bool {
        dimension.isArea && dimension != .criterionArea
    }

    /// In its usual form.
    var text: String { "\(dataflow.plainName):\(pattern)" }

    /// Refuses codes of areas that there are none of, naming near ones.
    func refuseUnknown(_ answered: AnsweredState) throws(Problem) {
        let areas = answered.state.office.areas
        for dimension in dataflow.dimensions where Self.isNeeded(dimension) {
            for code in pattern[dimension] ?? [] where areas.area(code) == nil {
                var problem = Problem(
                    .unfit, "\(dimension.plainName) has no code \(Refusal.shortened(code))",
                    where: place, found: code, expected: "a code of \(APIService.root)/areas")
                problem.nearest = areas.near(code).map { "\($0.id) (\($0.name))" }
                throw problem
            }
        }
        let named = dataflow.dimensions.filter(Self.isNeeded).flatMap { pattern[$0] ?? [] }
        let isWhole = !named.isEmpty && named.allSatisfy { areas.area($0)?.isAggregate == true }
        if isWhole, pattern[.source]?.count != 1 {
            throw Problem(
                .unfit, "The key does not select one series", where: place,
                found: "\(named.joined(separator: " and ")) of any source",
                expected: "one code of source beside groups of areas alone")
        }
    }
}
