internal import Cubes
internal import Foundation
public import Registers
internal import Warehouse

/// What a member wrote about an offer or need. Names of accounts are shown, addresses never.
public struct MarketMessage: Hashable, Sendable, Codable {
    public let id: String
    public let offer: String
    /// The organisation that holds the offer or need.
    public let organisation: String?
    /// The account that wrote it.
    public let sender: String
    /// The account that it answers; nil where it is to whoever holds the offer.
    public let recipient: String?
    /// When: UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public let sent: String
    public let text: String

    init(_ record: Record) {
        id = record.key.id
        offer = record.value("offer") ?? ""
        organisation = record.value("organisation")
        sender = record.value("sender") ?? ""
        recipient = record.value("recipient")
        sent = record.value("sent") ?? ""
        text = record.value("text") ?? ""
    }

    /// The most that an account may send in a day (UTC).
    public static let daily = 20
    /// The longest text. Units: characters.
    public static let longest = 4_000
}

/// A message before it is sent.
public struct MarketLetter: Sendable {
    /// The account that sends it.
    public var sender: String
    /// The organisations that the account speaks for.
    public var organisations: [String]
    /// The account that it answers; nil where it is to whoever holds the offer.
    public var recipient: String?
    public var text: String

    public init(
        sender: String, organisations: [String] = [], recipient: String? = nil, text: String
    ) {
        self.sender = sender
        self.organisations = organisations
        self.recipient = recipient
        self.text = text
    }
}

extension Office {
    /// Where messages are kept: in the workspace, with the history and sums of all records, and in no
    /// register that can be asked.
    public var messages: RegisterStore {
        RegisterStore(
            warehouse, registers: [.messages],
            rules: RecordRules(areas: areas, dataflows: Set(Dataflow.allCases.map(\.rawValue))))
    }

    /// Sends a message about an offer or need.
    ///
    /// - Parameter kept: the messages as they stand, for the day's limit.
    /// - Returns: the id of the message.
    /// - Throws: ``OfficeError``: `tooLarge` where the day's messages are used up, `request` for a
    ///   text that is empty or too long, `notFound` where there is no such offer.
    public func send(
        _ letter: MarketLetter, about offer: String, _ kept: RegisterState
    ) throws -> String {
        let place = "message about offers/\(offer)"
        guard letter.text.contains(where: { !$0.isWhitespace }) else {
            throw OfficeError(
                kind: .request, place: place, found: "no text", expected: "what you want to say")
        }
        guard letter.text.count <= MarketMessage.longest else {
            throw OfficeError(
                kind: .request, place: place, found: "\(letter.text.count) characters",
                expected: "at most \(MarketMessage.longest)")
        }
        let now = clock()
        let today = kept.messages(from: letter.sender).count {
            $0.sent.prefix(10) == now.prefix(10)
        }
        guard today < MarketMessage.daily else {
            throw OfficeError(
                kind: .tooLarge, place: place, found: "\(today) messages of \(letter.sender) today",
                expected: "at most \(MarketMessage.daily) a day (UTC)")
        }
        let record: Record
        do {
            record = try registers.record(RecordKey("offers", offer))
        } catch let error as RegisterError where error.kind == .noRecord {
            throw OfficeError(
                kind: .notFound, place: place, found: "no such offer or need",
                expected: "one that is on the marketplace")
        }
        var content = RecordContent()
        content["offer"] = [Statement(offer)]
        content["organisation"] = record.values("organisation").prefix(1).map { Statement($0) }
        content["sender"] = [Statement(letter.sender)]
        content["sender-organisation"] = letter.organisations.map { Statement($0) }
        content["recipient"] = letter.recipient.map { [Statement($0)] } ?? []
        content["sent"] = [Statement(now)]
        content["text"] = [Statement(letter.text)]
        let id = UUID().uuidString.lowercased()
        _ = try messages.apply(
            [Edit(RecordKey("messages", id), content, base: 0)], by: letter.sender,
            reason: "message")
        return id
    }
}

extension RegisterState {
    /// Messages, the oldest first. Whoever shows one asks first whether it may be shown.
    ///
    /// - Parameters:
    ///   - offer: only those about it; nil is all.
    ///   - sender: only those of this account; nil is all.
    public func messages(about offer: String? = nil, from sender: String? = nil) -> [MarketMessage]
    {
        var question = RegisterQuestion(register: "messages")
        if let offer { question.fields["offer"] = [offer] }
        if let sender { question.fields["sender"] = [sender] }
        question.limit = .max
        return answer(question).records.map { MarketMessage($0) }
            .sorted { ($0.sent, $0.id) < ($1.sent, $1.id) }
    }
}
