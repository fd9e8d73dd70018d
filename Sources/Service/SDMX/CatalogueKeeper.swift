internal import Office
internal import Synchronization
internal import Warehouse

/// Holds the catalogues of the last few states, so that each is made once.
final class CatalogueKeeper: Sendable {
    private struct Key: Hashable {
        let stamp: Holdings.Stamp
        let mark: String
        let bound: Int?
        let audience: Office.Audience
    }

    private static let most = 8

    private let held = Mutex<[Key: StructureCatalogue]>([:])
    /// Held while one is made, so that several who ask at once wait for one making.
    private let making = Mutex<Void>(())

    /// The catalogue of a state.
    func catalogue(_ state: OfficeState) throws -> StructureCatalogue {
        let key = Key(
            stamp: state.holdings.stamp, mark: state.mark, bound: state.bound,
            audience: state.office.audience)
        if let known = held.withLock({ $0[key] }) { return known }
        return try making.withLock { _ in
            if let known = held.withLock({ $0[key] }) { return known }
            let made = try StructureCatalogue(
                state, submitted: try state.office.submittedStructures(),
                submittedMark: try state.office.submittedMark())
            held.withLock { held in
                // Those of the past make room first.
                if held.count >= Self.most { held = held.filter { $0.key.bound == nil } }
                if held.count >= Self.most { held.removeAll() }
                held[key] = made
            }
            return made
        }
    }
}
