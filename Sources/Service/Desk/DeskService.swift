internal import Office
internal import Registers
internal import Synchronization
internal import Warehouse

/// What the desk answers from.
struct DeskService: Sendable {
    let office: Office
    let registers: RegisterKeeper
    /// Messages about offers and needs, which are in no register that can be asked.
    let messages: MessageKeeper
    /// What is odd about figures, shared with the plain interface.
    let findings = FindingsKeeper()
    let accounts: AccountKeeper
    let overlaps = OverlapKeeper()

    /// - Parameter accounts: who has signed in; those of the workspace unless given.
    init(_ office: Office, _ accounts: AccountKeeper? = nil) {
        self.office = office
        messages = MessageKeeper(office)
        self.accounts = accounts ?? AccountKeeper(folder: office.warehouse.folder)
        registers = RegisterKeeper(office)
    }
}

/// Holds the records of all registers, so that a question reads only what changed since the last.
final class RegisterKeeper: Sendable {
    private let office: Office
    private let held = Mutex<RegisterState?>(nil)
    /// The past state that was asked for last.
    private let past = Mutex<(last: Int, state: RegisterState)?>(nil)

    init(_ office: Office) { self.office = office }

    /// The records as they stand.
    ///
    /// Cost: the first reads all of them; later ones what changed.
    func state() throws -> RegisterState {
        let known = held.withLock { $0 }
        let store = office.registers
        let state = try known.map { try store.state(following: $0) } ?? store.state()
        held.withLock { held in
            if (held?.revision ?? -1) < state.revision { held = state }
        }
        return state
    }

    /// The records as they stood at a time; nil is now.
    ///
    /// Cost: another past state than that asked for before reads all of it.
    func state(asOf time: UTCTime?) throws -> RegisterState {
        guard let time else { return try state() }
        let store = office.registers
        let last = try store.warehouse.readRevisions { try $0.last(at: time) }
        if let known = past.withLock({ $0 }), known.last == last { return known.state }
        let state = try store.state(asOf: time)
        past.withLock { $0 = (last, state) }
        return state
    }
}
