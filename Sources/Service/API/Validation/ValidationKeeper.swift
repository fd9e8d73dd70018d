internal import Office
internal import Synchronization
internal import Warehouse

/// Holds the validations of the last few states, so that each is worked out once.
final class ValidationKeeper: Sendable {
    private struct Key: Hashable {
        let stamp: Holdings.Stamp
        let mark: String
        let bound: Int?
        let audience: Office.Audience
    }

    private static let most = 4

    private let held = Mutex<[Key: FlowValidations]>([:])

    /// The validations of a state.
    func validations(_ state: OfficeState) -> FlowValidations {
        let key = Key(
            stamp: state.holdings.stamp, mark: state.mark, bound: state.bound,
            audience: state.office.audience)
        return held.withLock { held in
            if let known = held[key] { return known }
            let made = FlowValidations(state.office, asOf: state.bound)
            // Those of the past make room first.
            if held.count >= Self.most { held = held.filter { $0.key.bound == nil } }
            if held.count >= Self.most { held.removeAll() }
            held[key] = made
            return made
        }
    }
}
