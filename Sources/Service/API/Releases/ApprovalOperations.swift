internal import Hummingbird
internal import Office
internal import Warehouse

/// What the office does with releases: signing off, withdrawing, keeping back.
enum ApprovalOperations {
    static let all = [signOff, withdrawal, embargo]

    private static let contents = [
        Operation.Content(mediaType: "application/json", schema: ReleaseDetails.shape.reference)
    ]

    private static let signOff = Operation(
        "sign-off", .post, "\(APIService.root)/releases/{id}/sign-off", tag: "Approval",
        "Sign a release off",
        about:
            "A release that waits for it counts from then on, once its embargo is over. The name "
            + "of the token is kept with it.",
        parameters: [ReleaseOperations.id], contents: contents, right: .approve
    ) { request in
        guard try await request.call.body.collect(upTo: 1024).readableBytes == 0 else {
            throw Problem(
                .malformed, "Nothing is to be sent", where: "the body", found: "a body",
                expected: "none: signing off says all")
        }
        let id = request.values.whole("id") ?? 0
        let office = request.service.office
        try office.warehouse.signOff(id, by: request.call.bearer.name ?? "")
        return try reply(request, id)
    }

    private static let withdrawal = Operation(
        "withdraw", .post, "\(APIService.root)/releases/{id}/withdraw", tag: "Approval",
        "Withdraw a release",
        about:
            "What the release brought goes, what it replaced returns. The release and the reason "
            + "stay on record; permanent addresses of states with it say that it was withdrawn. A "
            + "release that waits for its sign-off is refused in the same way.",
        parameters: [ReleaseOperations.id],
        body: .object([
            (
                "reason", .text(.reason).described("Why. Everybody can read it."), false
            )
        ]), contents: contents, right: .approve
    ) { request in
        let body = try await request.body(["reason"])
        guard case .text(let reason)? = body["reason"], TextForm.reason.matches(reason) else {
            throw bad("reason", body["reason"], TextForm.reason.expected)
        }
        let id = request.values.whole("id") ?? 0
        try request.service.office.warehouse.withdraw(
            id, reason: reason, by: request.call.bearer.name)
        return try reply(request, id)
    }

    private static let embargo = Operation(
        "embargo", .post, "\(APIService.root)/releases/{id}/embargo", tag: "Approval",
        "Set or lift the embargo of a release",
        about:
            "Until then only those with a token that lets them see it see the release. An embargo "
            + "on a release that everybody saw hides it again; what was copied stays copied.",
        parameters: [ReleaseOperations.id],
        body: .object([
            (
                "until", .text(.until).orNull.described("When it ends; null lifts it."), false
            )
        ]), contents: contents, right: .approve
    ) { request in
        let body = try await request.body(["until"])
        let until: UTCTime?
        switch body["until"] {
        case .null?: until = nil
        case .text(let text)? where TextForm.until.matches(text):
            guard let time = UTCTime(text) else {
                throw Problem(
                    .unfit, "That is no moment", where: "the body, until", found: text,
                    expected: TextForm.until.expected)
            }
            until = time
        default: throw bad("until", body["until"], TextForm.until.expected + ", or null")
        }
        let id = request.values.whole("id") ?? 0
        try request.service.office.warehouse.setEmbargo(
            id, until: until, by: request.call.bearer.name)
        return try reply(request, id)
    }

    private static func bad(_ member: String, _ found: Datum?, _ expected: String) -> Problem {
        let words =
            switch found {
            case nil: "no \(member)"
            case .text(let text)?: text
            case .null?: "null"
            default: "neither a text nor null"
            }
        return Problem(
            .malformed, "\(member) is not understood", where: "the body, \(member)", found: words,
            expected: expected)
    }

    /// The release as it stands now, after it was written.
    private static func reply(_ request: APICall, _ id: Int) throws -> Reply {
        request.service.states.forget()
        let holdings = try request.service.office.warehouse.holdings()
        let seen = SeenReleases(request, audience: .desk, of: holdings)
        let details = try seen.details(try seen.release(id))
        return Reply(
            .json, ReleaseDetails.shape.datum(details).json, headers: [.cacheControl: "no-store"])
    }
}
