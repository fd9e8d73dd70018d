internal import Atlas
internal import Collection
internal import Hummingbird
internal import Office
internal import Vocabulary

/// `/desk/due`: whose answer is late, or due soon.
struct DueSection: DeskSection {
    let segment = "due"
    let title: String? = "Due"
    let about = "Whose answer is late, and whose is due soon."

    /// The most answers of a page.
    private static let most = 300

    func answer(_ request: DeskRequest) async throws -> Reply {
        guard request.path.isEmpty, !request.isPost else { throw request.nothingHere() }
        let text = try request.address.value("within") ?? ""
        guard let within = text.isEmpty ? 14 : Int(text), (0...3650).contains(within) else {
            throw Refusal.malformed(
                "The days are not understood",
                "Found \(Refusal.shortened(text)); expected a whole number from 0 to 3650.")
        }
        let state = try request.registers()
        let due = try request.office.due(within: within, in: state)
        let rows = due.prefix(Self.most).map { item -> DuePage.Row in
            let key = item.response.key
            let round = RoundDesk.path(key.collection, key.round)
            let title = state.title(ofCollection: key.collection)
            return DuePage.Row(
                href: "\(round)/\(key.area)", area: request.office.areaName(key.area),
                round: Link(text: "\(title), \(key.round)", href: round),
                state: item.response.state.title,
                deadline: item.deadline?.description ?? "", daysLate: item.daysLate,
                reminders: item.reminders)
        }
        return request.reply(
            DuePage.render(
                rows, count: due.count, within: within,
                today: try request.office.today().description, request.frame))
    }
}
