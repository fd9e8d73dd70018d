internal import Accounts
internal import Atlas
internal import Foundation
internal import Office
internal import Registers

/// What somebody may see of the marketplace, and do there. Pages and the plain interface ask this.
struct MarketView: Sendable {
    let desk: DeskService
    let principal: Principal

    /// Whose matter an offer or need is: its organisation's.
    static func subject(_ organisation: String?) -> Subject {
        Subject(organisations: organisation.flatMap { $0.isEmpty ? nil : [$0] } ?? [])
    }

    /// Whether an offer or need is theirs to change.
    func holds(_ entry: MarketEntry) -> Bool {
        principal.may(.writeRecord, Self.subject(entry.organisation?.id))
    }

    /// Whether they may post anything.
    var mayPost: Bool {
        principal.may(.writeRecord, Subject(organisations: principal.organisations))
    }

    /// Whether they see an offer or need: what was withdrawn, only its holder and the desk do.
    func sees(_ entry: MarketEntry) -> Bool {
        principal.may(.readMembers) && (entry.state != "withdrawn" || holds(entry))
    }

    /// The offers and needs that they see.
    func entries(_ question: MarketQuestion = MarketQuestion()) throws -> [MarketEntry] {
        try desk.registers.state().marketplace(question, areas: desk.office.areas).filter(sees)
    }

    /// One that they see; nil where there is none of that id.
    func entry(_ id: String) throws -> MarketEntry? {
        try desk.registers.state().marketEntry(id).flatMap { sees($0) ? $0 : nil }
    }

    /// What matches one.
    func matches(_ entry: MarketEntry) throws -> [MarketMatch] {
        MarketMatch.matches(of: entry, among: try entries(), areas: desk.office.areas)
    }

    /// Whether they may read a message: its sender, its recipient, whoever holds the offer, the desk.
    func reads(_ message: MarketMessage) -> Bool {
        var subject = Self.subject(message.organisation)
        return [message.sender, message.recipient].compactMap(\.self).contains { name in
            subject.account = name
            return principal.may(.readMessage, subject)
        }
    }

    /// The messages that they may read, the oldest first.
    func messages(about offer: String? = nil) throws -> [MarketMessage] {
        try desk.messages.state().messages(about: offer).filter(reads)
    }

    /// The accounts that the holder of an offer may answer: those who wrote about it.
    func correspondents(_ entry: MarketEntry) throws -> [String] {
        let names = try messages(about: entry.id).filter { $0.recipient == nil }.map(\.sender)
        return Set(names).subtracting([principal.name ?? ""]).sorted()
    }

    /// Sends a message to the holder of an offer, or from the holder to one who wrote.
    ///
    /// - Parameter recipient: whom the holder answers; for others it must be empty.
    func send(_ text: String, about entry: MarketEntry, to recipient: String) throws -> String {
        let place = "message about offers/\(entry.id)"
        var to: String?
        if holds(entry), !recipient.isEmpty || !entry.isOpen {
            guard try correspondents(entry).contains(recipient) else {
                throw OfficeError(
                    kind: .request, place: place,
                    found: "recipient \(Refusal.shortened(recipient))",
                    expected: "an account that wrote about it")
            }
            to = recipient
        } else {
            guard recipient.isEmpty else {
                throw OfficeError(
                    kind: .request, place: place, found: "a recipient",
                    expected: "none: it goes to whoever holds the offer or need")
            }
            guard entry.isOpen else {
                throw OfficeError(
                    kind: .request, place: place, found: "an offer or need that is \(entry.state)",
                    expected: "an open one")
            }
        }
        return try desk.messages.send(
            MarketLetter(
                sender: principal.name ?? "", organisations: principal.organisations.sorted(),
                recipient: to, text: text),
            about: entry.id)
    }
}
