internal import Cubes
internal import Office
internal import Warehouse

/// What those who run the service want to know of its workspace.
struct WorkspaceFacts: Sendable {
    /// The last release that the office's audience sees; 0 where there is none.
    let lastRelease: Int
    /// Series of the current state.
    let series: Int?
    /// Observations of the current state, where they have been counted.
    var observations: Int?

    /// Reads the facts. Cost: a look at the last release; after a change, the keys are read too.
    init(_ office: Office) throws {
        lastRelease = try office.releases().last?.id ?? 0
        let index = try office.index()
        series = Dataflow.allCases.reduce(0) { $0 + index.count($1) }
    }
}
