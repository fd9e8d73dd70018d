internal import Atlas
internal import Hummingbird
internal import Office

/// Fills the page, or the data, that says what was wrong with a request.
struct FailureQuery {
    let refusal: Refusal

    func reply(_ site: Site, asData: Bool) -> Reply {
        if asData, let text = try? JSONPage.text(Record(refusal)) {
            return Reply(status: refusal.status, .json, text)
        }
        let model = ErrorPage.Model(
            status: refusal.status.code, title: refusal.title, problem: refusal.problem,
            allowed: refusal.allowed)
        return Reply(status: refusal.status, .html, ErrorPage.render(model, site: site))
    }

    /// A refusal as data.
    private struct Record: Encodable {
        let status: Int
        let title: String
        let problem: String
        let allowed: [Choice]

        struct Choice: Encodable {
            let text: String
            let href: String?
        }

        init(_ refusal: Refusal) {
            status = refusal.status.code
            title = refusal.title
            problem = refusal.problem
            allowed = refusal.allowed.map {
                Choice(text: $0.text, href: $0.href.isEmpty ? nil : $0.href)
            }
        }
    }
}
