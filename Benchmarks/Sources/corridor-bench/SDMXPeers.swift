/// Other programs for SDMX and XML; without them there is no benchmark of SDMX.
final class SDMXPeers {
    /// A task of `peers/sdmx_peers.py`.
    enum Task: String {
        case versions
        case pysdmxRead = "pysdmx read"
        case pysdmxWriteCSV = "pysdmx write csv"
        case pysdmxWriteML30 = "pysdmx write ml30"
        case expatBare = "expat bare"
        case expatTuples = "expat tuples"
        case libxml2Bare = "libxml2 bare"
        case libxml2Tuples = "libxml2 tuples"
        case jsonStat = "json-stat"
    }

    /// What a task took, and what its answer is checked by, where it has one.
    struct Reply: Decodable {
        let wall: Double
        let cpu: Double
        let observations: Int?
        let sum: Double?
        let pysdmx: String?
        let expat: String?
        let libxml2: String?
        let python: String?

        var time: Time { Time(wall: wall, cpu: cpu) }
    }

    private let peer: PeerProcess

    init() throws { peer = try PeerProcess("sdmx_peers.py") }

    /// Has a task done with a file.
    func ask(_ task: Task, _ path: String = "") throws -> Reply {
        try peer.ask(["task": task.rawValue, "path": path])
    }
}
