internal import Accounts
internal import Atlas
internal import Hummingbird

/// `/desk/audit`
struct AuditSection: DeskSection {
    static let root = "/desk/audit"

    let segment = "audit"

    private static let limit = 100

    func answer(_ request: DeskRequest) async throws -> Reply {
        try request.require(.audit)
        guard request.path.isEmpty, !request.isPost else { throw request.nothingHere() }
        func value(_ name: String) throws -> String { try request.address.value(name) ?? "" }
        var question = AuditQuestion()
        question.who = try Self.given(value("who"))
        question.deed = try Self.given(value("deed"))
        question.object = try Self.given(value("object"))
        question.outcome = try AuditEntry.Outcome(rawValue: value("outcome"))
        question.from = try Self.moment("from", value("from"), "T00:00:00Z")
        question.until = try Self.moment("until", value("until"), "T23:59:59Z")
        question.before = try Int(value("before"))
        question.limit = Self.limit + 1
        let entries = try request.accounts().auditTrail(question)
        let shown = entries.prefix(Self.limit)
        let older = entries.count > Self.limit ? shown.last.map { self.older(request, $0.id) } : nil
        let html = AuditPage.render(
            AuditPage.Model(
                rows: shown.map(Self.row), who: try value("who"), deed: try value("deed"),
                object: try value("object"), outcome: try value("outcome"),
                from: try value("from"), until: try value("until"), older: older),
            request.frame)
        var reply = request.reply(html)
        reply.headers[.cacheControl] = "no-store"
        return reply
    }

    private func older(_ request: DeskRequest, _ id: Int) -> String {
        let kept = request.address.items.filter { $0.name != "before" && !$0.value.isEmpty }
        let items = kept + [(name: "before", value: "\(id)")]
        return Self.root + "?"
            + items.map { OwnPath.encoded($0.name) + "=" + OwnPath.encoded($0.value) }
            .joined(separator: "&")
    }

    private static func given(_ text: String) -> String? { text.isEmpty ? nil : text }

    private static func moment(
        _ name: String, _ text: String, _ time: String
    ) throws -> Moment? {
        guard !text.isEmpty else { return nil }
        guard let seconds = CivilTime.seconds(stamp: text + time) else {
            throw Refusal.malformed(
                "That is no day",
                "Found \(name)=\(Refusal.shortened(text)); expected YYYY-MM-DD.")
        }
        return Moment(seconds: seconds)
    }

    private static func row(_ entry: AuditEntry) -> AuditPage.Row {
        AuditPage.Row(
            id: entry.id, at: StampText.words(entry.at), who: entry.who, address: entry.address,
            deed: entry.deed, object: entry.object, isRefused: entry.outcome == .refused,
            detail: entry.detail)
    }
}
