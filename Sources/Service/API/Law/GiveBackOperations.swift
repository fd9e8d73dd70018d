internal import Foundation
internal import Hummingbird
internal import Office
internal import Vocabulary

/// What is given back to a country.
enum GiveBackOperations {
    static let all = [abroad, workbook, csv]

    private static let about =
        "Stocks by destination, and flows as destinations report them, beside what the area reports "
        + "itself. Counts of fewer than \(GiveBack.usualThreshold) people are hidden, and others from "
        + "which they could be told. Only what is public goes in, whoever asks."

    private static func area(_ name: String) -> Parameter {
        Parameter(
            name, .text(.code), "The code of a country or territory.", in: .path, examples: ["FRA"])
    }

    private static let abroad = Operation(
        "area-abroad", "\(APIService.root)/areas/{code}/abroad", tag: "Areas",
        "An area's emigrants, as others count them", about: about, parameters: [area("code")],
        contents: [.init(mediaType: "application/json", schema: GiveBackAnswer.shape.reference)]
    ) { request in
        let (found, freshness) = try giveBack(request, "code")
        if let unchanged = freshness.unchanged(request.call) { return unchanged }
        return Reply(
            .json, GiveBackAnswer.shape.datum(found).json, headers: freshness.fields)
    }

    private static let workbook = download(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", .bytes,
        "An area's emigrants, as a workbook"
    ) { found, time in
        let file = try TemporaryFile(ending: "xlsx")
        defer { file.remove() }
        try found.writeWorkbook(to: file.path, made: time)
        let handle = try TemporaryFile.reading(file.path)
        defer { try? handle.close() }
        return ByteBuffer(bytes: try handle.readToEnd() ?? Data())
    }

    private static let csv = download("csv", "text/csv", .text, "An area's emigrants, as CSV") {
        found, _ in ByteBuffer(string: found.csv)
    }

    private static func download(
        _ ending: String, _ mediaType: String, _ schema: Schema, _ summary: String,
        _ make: @escaping @Sendable (GiveBack, Int) throws -> ByteBuffer
    ) -> Operation {
        Operation(
            "give-back-\(ending)", "\(APIService.downloads)/give-back/{area}.\(ending)",
            tag: "Downloads", summary, about: about, parameters: [area("area")],
            contents: [.init(mediaType: mediaType, schema: schema)],
            fields: [("Content-Disposition", "A name for the file.")]
        ) { request in
            let (found, freshness) = try giveBack(request, "area")
            if let unchanged = freshness.unchanged(request.call) { return unchanged }
            var headers = freshness.fields
            headers[.contentDisposition] =
                "attachment; filename=\"\(found.suggestedName).\(ending)\""
            let made = found.sources.map(\.heldFrom).max() ?? "1970-01-01T00:00:00Z"
            let date = try? Date(made, strategy: .iso8601)
            let time = Int(date?.timeIntervalSince1970 ?? 1)
            let bytes = try await request.onStreamThreads { try make(found, time) }
            return Reply(
                mediaType: mediaType == "text/csv" ? "text/csv; charset=utf-8" : mediaType,
                headers: headers, body: .bytes(bytes))
        }
    }

    private static func giveBack(
        _ request: APICall, _ name: String
    ) throws -> (GiveBack, Freshness) {
        let text = request.values.text(name) ?? ""
        let areas = request.service.office.areas
        guard let area = areas.known(text), !area.isAggregate else {
            var problem = Problem(
                .noSuchAddress, "There is no country or territory \(text)",
                where: "the address, \(name)", found: text,
                expected: "a code that \(APIService.root)/areas lists, of no group")
            problem.nearest = areas.near(text).map { "\($0.id) (\($0.name))" }
            throw problem
        }
        let found = try request.service.office.giveBack(area.id)
        let parts = ["give-back", "\(found.state)"] + found.sources.map { "\($0.release)" }
        return (found, request.freshness(parts, modified: nil))
    }
}
