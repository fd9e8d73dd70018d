import Cubes
import Office
import TestKit

extension Office {
    /// Imports rows of a dataflow, each from ORIGIN, REF_AREA or so on to OBS_VALUE, yearly.
    func take(
        _ flow: Cubes.Dataflow, _ source: String, _ rows: [String], in scratch: Scratch
    ) throws {
        let dimensions = flow.dimensions.dropFirst(2).map(\.rawValue).joined(separator: ",")
        let head =
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,SOURCE,\(dimensions),TIME_PERIOD,OBS_VALUE\n"
        let body = rows.map { "dataflow,CORRIDOR:\(flow.rawValue)(1.0.0),I,A,\(source),\($0)\n" }
        _ = try importFile(
            try scratch.file("\(source)-\(flow.rawValue).csv", head + body.joined()))
    }
}

/// What became of the USSR.
let soviet = [
    "ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "RUS", "TJK", "TKM",
    "UKR", "UZB",
]
