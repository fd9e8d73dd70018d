internal import Office
internal import Registers
internal import Synchronization

/// Holds the messages about offers and needs, so that a question reads only what changed since the last,
/// and sends one at a time, so that nobody passes the day's limit by sending many at once.
final class MessageKeeper: Sendable {
    private let office: Office
    private let held = Mutex<RegisterState?>(nil)

    init(_ office: Office) { self.office = office }

    /// The messages as they stand. Whoever shows one asks first whether it may be shown.
    func state() throws -> RegisterState { try held.withLock { try Self.read(&$0, office) } }

    /// As ``Office/send(_:about:_:)``.
    func send(_ letter: MarketLetter, about offer: String) throws -> String {
        try held.withLock { held in
            try office.send(letter, about: offer, Self.read(&held, office))
        }
    }

    private static func read(_ held: inout RegisterState?, _ office: Office) throws -> RegisterState
    {
        let store = office.messages
        let state = try held.map { try store.state(following: $0) } ?? store.state()
        held = state
        return state
    }
}
