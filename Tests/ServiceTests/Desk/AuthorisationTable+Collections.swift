import Collection
import Office

extension AuthorisationRow {
    private static let root = "/api/v1/collections"
    private static let rounds = root + "/{id}/rounds"
    private static let response = rounds + "/{round}/responses/{area}"

    /// Rounds, answers and questionnaires.
    static let collections: [AuthorisationRow] =
        open + both("dy", "FRA", 1, run: "aff+++", read: "af++++")
        + both("ilm", "MEX", 2, run: "afff++", read: "afff++") + crossed

    private static let open: [AuthorisationRow] = [
        .init("GET \(root)/overlaps", "\(root)/overlaps", "++++++"),
        .init("GET \(root)/overlaps/{area}", "\(root)/overlaps/FRA", "++++++"),
        .init("GET \(root)/due", "\(root)/due?within=3650", "++++++"),
        .init("GET \(root)/rates", "\(root)/rates", "++++++"),
    ]

    private static let crossed: [AuthorisationRow] = [
        // The answer of another's collection, under one's own.
        .init("GET \(root)/{id}/answers/{answer}", "\(root)/dy/answers/2", "affnnn"),
        .init("GET \(root)/{id}/answers/{answer}", "\(root)/ilm/answers/1", "afffnn"),
    ]

    private static func both(
        _ id: String, _ area: String, _ answer: Int, run: String, read: String
    ) -> [AuthorisationRow] {
        let place = "\(root)/\(id)/rounds"
        let one = "\(place)/2026/responses/\(area)"
        return [
            .init("GET \(rounds)", place, "++++++"),
            .init(
                "POST \(rounds)", place, run,
                #"{"round":"2027","areas":["FRA"],"reason":"test"}"#),
            .init("GET \(rounds)/{round}", place + "/2026", "++++++"),
            .init(
                "POST \(rounds)/{round}/close", place + "/2027/close", run, #"{"reason":"t"}"#),
            .init("GET \(rounds)/{round}/responses", place + "/2026/responses", "++++++"),
            .init("GET \(response)", one, "++++++"),
            .init("GET \(response)/letters/{kind}", one + "/letters/query", read),
            .init(
                "POST \(response)/steps", one + "/steps", read,
                #"{"step":"answer","reason":"as it is"}"#),
            .init("POST \(response)/steps", one + "/steps", run, #"{"step":"remind"}"#),
            .init(
                "POST \(response)/steps", one + "/steps", "afff++",
                #"{"step":"publish","revision":1}"#),
            .init("GET \(root)/{id}/answers", "\(root)/\(id)/answers", "a+++++"),
            .init(
                "POST \(root)/{id}/answers", "\(root)/\(id)/answers?area=" + area, read, "{}",
                type: SentDocument.cells),
            .init("GET \(root)/{id}/answers/{answer}", "\(root)/\(id)/answers/\(answer)", read),
            .init(
                "GET \(root)/{id}/answers/{answer}/workbook",
                "\(root)/\(id)/answers/\(answer)/workbook", read),
            .init(
                "GET \(root)/{id}/answers/{answer}/document",
                "\(root)/\(id)/answers/\(answer)/document", read),
            .init(
                "GET /download/questionnaire/{collection}/{area}.xlsx",
                "/download/questionnaire/\(id)/\(area).xlsx?round=2026", read),
        ]
    }
}
