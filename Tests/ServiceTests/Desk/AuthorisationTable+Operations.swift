extension AuthorisationRow {
    /// Every operation of the plain interface.
    static let operations: [AuthorisationRow] =
        figures + waiting + registers + views + changes + collections + meetings

    private static let root = "/api/v1"

    /// Figures are open to all, but for releases that wait.
    private static let figures: [AuthorisationRow] =
        [
            ("", ""), ("/openapi.json", "/openapi.json"), ("/dataflows", "/dataflows"),
            ("/dataflows/{dataflow}", "/dataflows/stock"), ("/areas", "/areas"),
            ("/areas/{code}", "/areas/FRA"), ("/areas/{code}/abroad", "/areas/FRA/abroad"),
            ("/figures", "/figures?dataflow=stock"), ("/series", "/series?dataflow=stock"),
            ("/figures/explain", "/figures/explain?dataflow=stock&period=2023&destination=FRA"),
            ("/validation", "/validation"),
            ("/compare", "/compare?a=stock:*.*.*.FRA&b=stock:*.*.*.MEX"),
            ("/mirrors", "/mirrors?period=2023"), ("/review", "/review"),
            ("/definitions", "/definitions"), ("/frameworks", "/frameworks"),
            ("/harmonisation", "/harmonisation"), ("/releases", "/releases"),
            ("/changes", "/changes?since=0"), ("/treaties", "/treaties"),
            ("/treaties/matrix", "/treaties/matrix"),
            ("/treaties/{instrument}/status", "/treaties/x/status"),
            ("/policies/counts", "/policies/counts"), ("/policies/map", "/policies/map"),
        ].map { AuthorisationRow("GET " + root + $0.0, root + $0.1, "oooooo") }
        + ["csv", "json", "xlsx", "zip", "ndjson"].map {
            AuthorisationRow("GET /download/{dataflow}." + $0, "/download/stock." + $0, "oooooo")
        }
        + ["csv", "xlsx"].map {
            AuthorisationRow(
                "GET /download/give-back/{area}." + $0, "/download/give-back/FRA." + $0, "oooooo")
        }

    private static let waiting: [AuthorisationRow] = [
        .init("GET \(root)/releases/{id}", "\(root)/releases/1", "nnnn++"),
        .init("GET \(root)/releases/{id}", "\(root)/releases/3", "nnnn++"),
        .init("POST \(root)/releases/{id}/sign-off", "\(root)/releases/99/sign-off", "afffnn"),
        .init(
            "POST \(root)/releases/{id}/withdraw", "\(root)/releases/99/withdraw", "afffnn",
            #"{"reason":"test"}"#),
        .init(
            "POST \(root)/releases/{id}/embargo", "\(root)/releases/99/embargo", "afffnn",
            #"{"until":null}"#),
    ]

    private static let records = root + "/registers/{register}/records"

    /// A record of the activities of an organisation.
    private static func activity(_ organisation: String, _ rest: String) -> String {
        #"{"reason":"test","fields":{"title":[{"value":"Counted again"}],"organisation":[{"value":""#
            + organisation + #""}]}"# + rest + "}"
    }

    private static func message(_ id: String, _ organisation: String) -> String {
        #"{"format":"corridor-registers-1","registers":{"activities":[{"id":""# + id
            + #"","title":"Taken in","organisation":""# + organisation + #""}]}}"#
    }

    private static let registers: [AuthorisationRow] =
        [
            .init("GET \(root)/registers", "\(root)/registers", "++++++"),
            .init("GET \(root)/registers/search", "\(root)/registers/search?q=offermark", "++++++"),
            .init("GET \(root)/registers/changes", "\(root)/registers/changes", "++++++"),
            .init("GET \(root)/registers/{register}", "\(root)/registers/offers", "a+++++"),
            .init("GET \(root)/registers/{register}", "\(root)/registers/organisations", "++++++"),
            .init("GET \(root)/registers/{register}", "\(root)/registers/messages", "nnnnnn"),
            .init("GET \(records)", "\(root)/registers/offers/records", "a+++++"),
            .init("GET \(records)", "\(root)/registers/responses/records?format=csv", "++++++"),
            .init("GET \(records)", "\(root)/registers/messages/records", "nnnnnn"),
            .init(
                "GET \(records)/{id}", "\(root)/registers/organisations/records/ilo", "++++++"),
            .init(
                "GET \(records)/{id}", "\(root)/registers/offers/records/offermark-others",
                "a+++++"),
            .init(
                "GET \(records)/{id}/history",
                "\(root)/registers/organisations/records/ilo/history", "++++++"),
            .init(
                "GET \(records)/{id}/history",
                "\(root)/registers/offers/records/offermark-others/history", "a+++++"),
        ]

    private static let views: [AuthorisationRow] = [
        view("timeline", "offers", "", "a+++++"),
        view("timeline", "responses", "", "++++++"),
        view("matrix", "offers", "?rows=area", "a+++++"),
        view("matrix", "responses", "?rows=area", "++++++"),
        view("map", "offers", "", "a+++++"),
        view("map", "responses", "", "++++++"),
    ]

    private static func view(
        _ name: String, _ register: String, _ query: String, _ expected: String
    ) -> AuthorisationRow {
        AuthorisationRow(
            "GET /api/v1/registers/{register}/\(name)",
            "/api/v1/registers/\(register)/\(name)\(query)", expected)
    }

    private static let changes: [AuthorisationRow] = [
        .init(
            "POST \(records)", "\(root)/registers/activities/records", "aff+++",
            activity("unsd", "")),
        .init(
            "POST \(records)", "\(root)/registers/activities/records", "afff++",
            activity("ilo", "")),
        .init(
            "POST \(records)", "\(root)/registers/responses/records", "afff++",
            #"{"reason":"t","fields":{"collection":[{"value":"ilm"}],"area":[{"value":"MEX"}],"#
                + #""round":[{"value":"2031"}],"state":[{"value":"asked"}]}}"#),
        .init(
            "PUT \(records)/{id}", "\(root)/registers/activities/records/act-dy",
            "aff+++", activity("unsd", #","revision":1"#)),
        .init(
            "PUT \(records)/{id}", "\(root)/registers/activities/records/act-ilm",
            "afff++", activity("ilo", #","revision":1"#)),
        // Taking it over is no way around.
        .init(
            "PUT \(records)/{id}", "\(root)/registers/activities/records/act-ilm",
            "afff++", activity("unsd", #","revision":1"#)),
        .init(
            "PATCH \(records)/{id}", "\(root)/registers/activities/records/act-dy",
            "aff+++",
            #"{"reason":"t","revision":1,"fields":{"description":[{"value":"x"}]}}"#),
        .init(
            "PATCH \(records)/{id}", "\(root)/registers/activities/records/act-ilm",
            "afff++",
            #"{"reason":"t","revision":1,"fields":{"title":[{"value":"y"}]}}"#),
        // A change from an old revision is no way to read what stands there.
        .init(
            "PATCH \(records)/{id}",
            "\(root)/registers/responses/records/ilm.mex.2026", "afff++",
            #"{"reason":"t","revision":1,"fields":{"state":[{"value":"refused"}]}}"#),
        .init(
            "DELETE \(records)/{id}",
            "\(root)/registers/activities/records/act-dy?reason=t&revision=2", "aff+++"),
        // The desk has given it to the agency meanwhile.
        .init(
            "DELETE \(records)/{id}",
            "\(root)/registers/activities/records/act-ilm?reason=t&revision=1", "aff+++"),
        .init(
            "POST \(root)/registers/import", "\(root)/registers/import?reason=t", "aff+++",
            message("in-dy", "unsd")),
        .init(
            "POST \(root)/registers/import", "\(root)/registers/import?reason=t", "afff++",
            message("in-ilm", "ilo")),
    ]
}
