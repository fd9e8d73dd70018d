internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary
internal import Warehouse

/// What collections ask of countries, and what is asked twice.
enum OverlapOperations {
    static let all = [summary, area]

    static let components: [Datum.Member] = [
        OverlapShapes.collection.component, OverlapShapes.cost.component,
        OverlapShapes.pair.component, OverlapShapes.row.component,
        OverlapShapes.summary.component, OverlapShapes.name.component,
        OverlapShapes.held.component, OverlapShapes.asked.component,
        OverlapShapes.overlap.component, OverlapShapes.serving.component,
        OverlapShapes.proposed.component, OverlapShapes.proposal.component,
        OverlapShapes.report.component,
    ]

    private static let path = "\(APIService.root)/collections/overlaps"

    private static let parameters = [
        Parameter(
            "collection", .texts(.code), "Only these collections: ids of their records.",
            examples: ["joint-questionnaire"]),
        Parameter("year_from", .whole(1...9999), "Only what is asked of this year or later."),
        Parameter("year_until", .whole(1...9999), "Only what is asked of this year or earlier."),
    ]

    private static let summary = Operation(
        "overlaps", path, tag: "Collections", "What countries are asked twice",
        about:
            "The burden of each country in figures and days, as it is and with each figure asked "
            + "once, and what each two collections ask in common.",
        parameters: parameters,
        contents: [
            .init(mediaType: "application/json", schema: OverlapShapes.summary.reference)
        ]
    ) { request in
        let question = try OverlapOperations.asked(request)
        let desk = request.service.desk
        let state = try desk.registers.state()
        return try request.reply(["\(state.revision)"]) {
            OverlapShapes.summary.datum(
                try desk.overlaps.summary(question, desk.office, state))
        }
    }

    private static let area = Operation(
        "area-overlaps", "\(path)/{area}", tag: "Collections", "What a country is asked twice",
        about:
            "Every table asked of a country, how each two of different collections overlap, what of "
            + "them is held already, and the fewest figures that give every agency its tables.",
        parameters: [
            Parameter(
                "area", .text(.code), "The country asked: a code of /api/v1/areas.", in: .path,
                examples: ["FRA"])
        ] + parameters,
        contents: [.init(mediaType: "application/json", schema: OverlapShapes.report.reference)]
    ) { request in
        let question = try OverlapOperations.asked(request)
        let desk = request.service.desk
        let state = try desk.registers.state()
        let code = request.values.text("area") ?? ""
        let register = desk.office.areas
        guard let area = register.known(code), !area.isAggregate, area.kind != .special else {
            var problem = Problem(
                .noSuchAddress, "\(code) is no country", where: "the address, area", found: code,
                expected: "the code of a country or territory that \(APIService.root)/areas lists")
            problem.nearest = register.near(code).filter { !$0.isAggregate }
                .map { "\($0.id) (\($0.name))" }
            throw problem
        }
        let office = desk.office.seen(by: request.audience)
        let stamp = request.holdings.stamp
        return try request.reply(["\(state.revision)", "\(stamp.release)", "\(stamp.event)"]) {
            let book = try desk.overlaps.book(question, desk.office, state)
            return OverlapShapes.report.datum(try office.overlaps(of: area.id, book))
        }
    }

    private static func asked(_ request: APICall) throws(Problem) -> OverlapQuestion {
        var question = OverlapQuestion()
        question.collections = Set(request.values.texts("collection") ?? [])
        let (first, last) = (request.values.whole("year_from"), request.values.whole("year_until"))
        guard first != nil || last != nil else { return question }
        guard first ?? 1 <= last ?? 9999 else {
            throw Problem(
                .unfit, "The years end before they begin", where: "parameter year_until",
                found: "\(last ?? 0)", expected: "\(first ?? 1) or later")
        }
        question.years = (first ?? 1)...(last ?? 9999)
        return question
    }
}
