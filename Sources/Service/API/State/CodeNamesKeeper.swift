internal import Cubes
internal import Office
internal import Synchronization

/// Keeps the names of the last few states, so that each is made once.
final class CodeNamesKeeper: Sendable {
    private let held = Mutex<[String: CodeNames]>([:])

    func names(_ dataflow: Cubes.Dataflow, _ catalogue: StructureCatalogue) -> CodeNames {
        let key = dataflow.rawValue + " " + catalogue.mark + " " + catalogue.version(dataflow)
        if let known = held.withLock({ $0[key] }) { return known }
        let made = CodeNames(dataflow, catalogue)
        held.withLock { held in
            if held.count >= 20 { held.removeAll() }
            held[key] = made
        }
        return made
    }
}
