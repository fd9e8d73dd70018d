extension AuthorisationRow {
    /// Every section of the desk.
    static let pages: [AuthorisationRow] = open + rounds + records + members + accounts

    private static func get(_ section: String, _ rest: String, _ expected: String)
        -> AuthorisationRow
    {
        .init("GET " + section, "/desk/" + section + rest, expected)
    }

    private static func post(
        _ section: String, _ rest: String, _ expected: String, _ form: String = ""
    ) -> AuthorisationRow {
        .init("POST " + section, "/desk/" + section + rest, expected, form)
    }

    /// What everybody reads, and nobody writes.
    private static let open: [AuthorisationRow] =
        [
            ("collections", ""), ("collections", "/ilm"), ("collections", "/overlaps"),
            ("due", ""), ("rates", ""), ("policies", ""), ("treaties", ""),
            ("treaties", "/matrix"), ("meetings", ""), ("recommendations", ""),
        ].flatMap { section, rest in
            [get(section, rest, "++++++"), post(section, rest, "xxxxxx")]
        }

    private static let rounds: [AuthorisationRow] =
        [get("rounds", "", "++++++"), get("answers", "", "++++++")]
        + [get("questionnaires", "", "++++++"), post("questionnaires", "", "xxxxxx")]
        + both("dy", "FRA", 1, run: "rff+++", write: "rf++++", read: "af++++")
        + both("ilm", "MEX", 2, run: "rfff++", write: "rfff++", read: "afff++")

    private static func both(
        _ id: String, _ area: String, _ answer: Int, run: String, write: String, read: String
    ) -> [AuthorisationRow] {
        let one = "/\(id)/2026/\(area)"
        return [
            post("rounds", "", run, "collection=\(id)&round=2028&areas=FRA"),
            get("rounds", "/\(id)/2026", "++++++"),
            post("rounds", "/\(id)/2026", run, "action=add&areas=KEN"),
            get("rounds", one, "++++++"),
            post("rounds", one, write, "step=answer&reason=as it is"),
            post("rounds", one, run, "step=accept"),
            post("rounds", one, "rfff++", "step=publish"),
            get("rounds", one + "/letter/query", read),
            post("rounds", one + "/letter/query", "xxxxxx"),
            get("answers", "/\(answer)", read),
            get("answers", "/\(answer)/document", read),
            get("answers", "/\(answer)/workbook.xlsx", read),
            post("answers", "/\(answer)", "xxxxxx"),
            post("answers", "", write, "collection=\(id)&area=\(area)"),
            get("questionnaires", "/\(id)/\(area)/2026", "++++++"),
            post("questionnaires", "/\(id)/\(area)/2026", write, "do=check"),
            get("meetings", "/m-" + id, "++++++"),
            get("meetings", "/m-\(id)/dossier", "++++++"),
            get("meetings", "/m-\(id)/report", "++++++"),
            post("meetings", "/m-\(id)/follow-up", run),
        ]
    }

    private static let records: [AuthorisationRow] = [
        get("recommendations", "/r1", "++++++"),
        post("recommendations", "/r1/progress", "rf+f++", "area=FRA&kind=progress&text=done"),
        post("recommendations", "/r1/progress", "rfff++", "area=MEX&kind=progress&text=done"),
        post(
            "recommendations", "/r1/progress", "rff+++",
            "organisation=unsd&kind=progress&text=done"),
        get("registers", "", "++++++"), post("registers", "", "xxxxxx"),
        get("registers", "/changes", "++++++"),
        get("registers", "/responses", "++++++"), get("registers", "/responses/timeline", "++++++"),
        get("registers", "/responses/matrix?rows=area", "++++++"),
        get("registers", "/offers", "a+++++"), get("registers", "/offers/matrix", "a+++++"),
        get("registers", "/offers/records/offermark-others", "a+++++"),
        get("registers", "/offers/records/offermark-others/history", "a+++++"),
        get("registers", "/messages", "nnnnnn"),
        get("registers", "/organisations/records/ilo", "++++++"),
        get("registers", "/organisations/records/ilo/history", "++++++"),
        get("registers", "/activities/new", "a+++++"),
        post("registers", "/activities/new", "r+++++", "reason=t"),
        get("registers", "/activities/records/act-dy/edit", "aff+++"),
        get("registers", "/activities/records/act-ilm/edit", "afff++"),
        post("registers", "/activities/records/act-dy/edit", "rff+++", "revision=1&reason=t"),
        post("registers", "/activities/records/act-ilm/edit", "rfff++", "revision=1&reason=t"),
        get("registers", "/activities/records/act-dy/delete", "aff+++"),
        get("registers", "/activities/records/act-ilm/delete", "afff++"),
        post("registers", "/activities/records/act-dy/delete", "rff+++", "revision=99&reason=t"),
        post("registers", "/activities/records/act-ilm/delete", "rfff++", "revision=99&reason=t"),
        get("registers", "/collections/records/dy/edit", "aff+++"),
        get("registers", "/collections/records/ilm/edit", "afff++"),
    ]

    private static let members: [AuthorisationRow] = [
        get("marketplace", "", "a+++++"), get("marketplace", "/messages", "a+++++"),
        get("marketplace", "/new", "af++++"),
        post("marketplace", "/new", "rff+++", "title=&organisation=unsd"),
        post("marketplace", "/new", "rf+f++", "title=&organisation=insee"),
        get("marketplace", "/offermark-theirs", "a+++++"),
        get("marketplace", "/offermark-others", "a+++++"),
        get("marketplace", "/offermark-gone", "annn++"),
        get("marketplace", "/offermark-theirs/edit", "aff+++"),
        get("marketplace", "/offermark-others/edit", "afff++"),
        post("marketplace", "/offermark-theirs/edit", "rff+++", "title=&organisation=unsd"),
        post("marketplace", "/offermark-others/edit", "rfff++", "title="),
        post("marketplace", "/offermark-theirs/state", "rff+++", "state=open"),
        post("marketplace", "/offermark-others/state", "rfff++", "state=open"),
        post("marketplace", "/offermark-others/messages", "r+++++", "text=hello"),
    ]

    private static let accounts: [AuthorisationRow] = [
        get("account", "", "a+++++"),
        post("account", "/password", "r+++++", "old-password=wrong&password=a&password-again=a"),
        post("account", "/tokens", "r+++++", "title=t&days=x"),
        // Another account's token is none of one's own.
        post("account", "/tokens/999", "rnnnnn"),
        get("accounts", "", "affff+"), get("accounts", "/desk", "affff+"),
        get("accounts", "/nobody-of-that-name", "affffn"),
        post("accounts", "", "rffff+", "name=&role=reader"),
        post("accounts", "/reader", "rffff+", "role=king"),
        post("accounts", "/reader/close", "rffff-"),
        post("accounts", "/reader/invite", "rffff-"),
        post("accounts", "/reader/tokens/1", "rffff-"),
        post("accounts", "/reader/sessions/1", "rffff-"),
        get("audit", "", "affff+"), post("audit", "", "rffffx"),
        get("sign-in", "", "++++++"), post("sign-in", "", "r-----", "name=desk&password=x"),
        get("sign-out", "", "++++++"),
        post("sign-out", "", "+-----"),
        get("invitation", "/x", "nnnnnn"), get("invitation", "", "nnnnnn"),
        post("invitation", "/x", "r-----", "password=a"),
    ]
}
