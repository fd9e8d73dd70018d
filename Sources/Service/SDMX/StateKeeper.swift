internal import Office

/// Holds the current state of a workspace, and its structures, as each audience sees it, so that a
/// request need not look into the database.
final class StateKeeper: Sendable {
    /// What queries are answered from.
    struct Held: Sendable {
        let state: OfficeState
        let catalogue: StructureCatalogue
    }

    private let desk: Latest<Held>
    private let everybody: Latest<Held>

    /// - Parameter interval: how long a state is taken for granted before the workspace is asked
    ///   again. What another process writes is seen after that time.
    init(
        _ office: Office, _ catalogues: CatalogueKeeper, interval: Duration = .milliseconds(100)
    ) {
        func latest(_ audience: Office.Audience) -> Latest<Held> {
            Latest(interval: interval, on: StreamExecutor.shared) { known in
                let found = try office.seen(by: audience).state()
                if let known, known.state.isSame(as: found) { return known }
                return Held(state: found, catalogue: try catalogues.catalogue(found))
            }
        }
        desk = latest(.desk)
        everybody = latest(.everybody)
    }

    /// The current state. While a new one is read, others are given the one before.
    func state(_ audience: Office.Audience) async throws -> Held {
        switch audience {
        case .desk: try await desk.value()
        case .everybody: try await everybody.value()
        }
    }

    /// Looks into the workspace at the next request: something was written.
    func forget() {
        desk.forget()
        everybody.forget()
    }
}
