internal import Cubes
internal import Estimation
internal import Hummingbird
internal import Office

/// Estimates beside reports.
enum ValidationOperations {
    static let all = [validation]

    static let components = ValidationAnswer.components

    private static let path = "\(APIService.root)/validation"

    private static let validation = Operation(
        "validation", path, tag: "Figures", "How estimates agree with reports",
        about:
            "Estimates the flows of an interval from the stocks that are held and sets them beside "
            + "the flows that countries report, and beside net migration; says what one percent of "
            + "coverage does. Estimates count people whose residence differs between two dates, reports "
            + "count moves: their levels differ by definition. Without start and end, the last interval "
            + "with reports.",
        parameters: [
            Parameter(
                "start", .whole(1...9999), "The year of the first stock; with end.",
                examples: ["2010"]),
            Parameter(
                "end", .whole(1...9999), "The year of the second stock; with start.",
                examples: ["2015"]),
        ] + StateChoice.parameters + [
            FigureParameters.limit(
                100_000, "The most corridors to give; 100 unless asked otherwise. All are measured."
            )
        ],
        contents: [
            .init(mediaType: "application/json", schema: ValidationAnswer.shape.reference)
        ], fields: FigureOperations.linkFields
    ) { request in
        let interval = try interval(request.values)
        let limit = request.values.whole("limit") ?? 100
        let answered = try request.service.state(request)
        for dataflow in [Dataflow.stock, .population, .flow] {
            try answered.refuseWithdrawn(dataflow, sources: nil)
        }
        var items = interval.map { [("start", "\($0.start)"), ("end", "\($0.end)")] } ?? []
        items += [("limit", "\(limit)"), ("release", "\(answered.release)")]
        func address(_ origin: String?) -> String { APIAddress.text(origin, path, items) }
        let here = address(nil)
        let freshness = request.freshness(answered.marks, modified: answered.time)
        var headers: HTTPFields = [.contentLocation: here, .link: "<\(here)>; rel=\"cite-as\""]
        if let unchanged = freshness.unchanged(request.call, headers: headers) { return unchanged }
        for field in freshness.fields { headers[field.name] = field.value }
        let validations = request.service.validations.validations(answered.state)
        let found = try await Task(executorPreference: StreamExecutor.shared) {
            try await Self.found(validations, interval)
        }.value
        let answer = ValidationAnswer(
            found: found,
            state: StateFacts(
                release: answered.release, time: answered.time,
                permanent: address(request.call.origin)), limit: limit)
        return Reply(.json, ValidationAnswer.shape.datum(answer).json, headers: headers)
    }

    /// Both years or neither.
    private static func interval(_ values: Values) throws(Problem) -> FlowInterval? {
        let (start, end) = (values.whole("start"), values.whole("end"))
        guard start != nil || end != nil else { return nil }
        guard let start, let end, let interval = FlowInterval(start: start, end: end) else {
            throw Problem(
                .unfit, "That is no interval", where: "parameters start and end",
                found: "\(start.map(String.init) ?? "none") to \(end.map(String.init) ?? "none")",
                expected: "both, end being later than start")
        }
        return interval
    }

    private static func found(
        _ validations: FlowValidations, _ interval: FlowInterval?
    ) async throws -> FlowValidation {
        do {
            return try await validations.validation(interval)
        } catch let error as OfficeError where error.kind == .data || error.kind == .notFound {
            throw Problem(
                .unfit, "Flows cannot be estimated", where: error.place, found: error.found,
                expected: error.expected)
        } catch let error as EstimationError {
            throw Problem(
                .unfit, "Flows cannot be estimated", where: error.place, found: error.found,
                expected: error.expected)
        }
    }
}
