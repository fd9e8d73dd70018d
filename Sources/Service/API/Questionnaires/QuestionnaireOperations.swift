internal import Accounts
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers

/// Questionnaires as files.
enum QuestionnaireOperations {
    static let all = [workbook]

    /// Where the workbook of a questionnaire is.
    static func path(_ collection: String, _ area: String, round: String) -> String {
        APIAddress.text(
            nil, "\(APIService.downloads)/questionnaire/\(collection)/\(area).xlsx",
            [("round", round)])
    }

    private static let workbook = Operation(
        "download-questionnaire", .get,
        "\(APIService.downloads)/questionnaire/{collection}/{area}.xlsx", tag: "Downloads",
        "The questionnaire of a collection for an area",
        about:
            "An Excel workbook to be filled in: the tables that the collection asks, filled with "
            + "what is known, each such cell with its source in a note; lists to choose from, and "
            + "totals that check themselves. For the office of the area, the collection's owners and "
            + "the desk.",
        parameters: [
            Parameter(
                "collection", .text(.words), "The id of the collection's record.", in: .path,
                examples: ["joint-questionnaire"]),
            Parameter(
                "area", .text(.code), "The code of the area asked.", in: .path,
                examples: ["FRA"]),
            Parameter(
                "round", .text(.words), "The round, as a date; this year unless given.",
                examples: ["2026"]),
        ],
        contents: [.init(mediaType: SentDocument.workbook, schema: .bytes)],
        fields: [("Content-Disposition", "A name for the file.")], deed: .answer
    ) { request in
        let collection = request.values.text("collection") ?? ""
        let area = request.values.text("area") ?? ""
        let state = try request.service.desk.registers.state()
        let record = state[RecordKey("collections", collection)]
        let subject = record?.asked(area) ?? Subject(areas: [area])
        try request.call.require(.answer, subject)
        let office = request.service.office
        let round = request.values.text("round")
        let principal = request.call.bearer.principal
        let bytes = try await request.onStreamThreads {
            do {
                let draft = try QuestionnaireDesk.draft(
                    office, principal, subject, collection, area, round, state)
                return try office.workbookBytes(draft)
            } catch let error as CollectionError {
                throw problem(error)
            }
        }
        // Ranges of dates have a slash.
        let plain = (round ?? String(office.clock().prefix(4))).replacing("/", with: "_")
        let name = "\(collection)-\(area)-\(plain).xlsx"
        return Reply(
            mediaType: SentDocument.workbook,
            headers: [
                .contentDisposition: "attachment; filename=\"\(name)\"",
                .cacheControl: "private, no-store",
            ], body: .bytes(ByteBuffer(bytes: bytes)))
    }

    private static func problem(_ error: CollectionError) -> Problem {
        Problem(
            error.kind == .notFound ? .noSuchAddress : .unfit, "There is no such questionnaire",
            where: error.place, found: error.found, expected: error.expected)
    }
}
