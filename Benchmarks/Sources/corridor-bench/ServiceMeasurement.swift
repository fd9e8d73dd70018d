import Foundation

/// One question to the service's core, beside DuckDB on the same rows in the same run.
struct ServiceMeasurement: Encodable {
    let what: String
    /// Observations of the answer, or that are asked about.
    let size: Int
    /// Observations held.
    let held: Int
    let ours: Time
    /// The most that the clock may show; nil if nothing is asked. Units: seconds.
    let bar: Double?
    /// Nil where there is nothing like it.
    let peer: Time?
    /// What else was seen, such as the slowest of many.
    var note = ""

    static let head = [
        "", "of", "obs", "ms", "cpu", "asked", "", "DuckDB ms", "cpu", "ours is", "",
    ]

    /// DuckDB's processor time over ours.
    var ratio: Double? { peer.map { $0.cpu / max(ours.cpu, 1e-9) } }

    /// A row of a table.
    var row: [String] {
        [
            what, Report.grouped(Double(held)), Report.grouped(Double(size)),
            Report.milliseconds(ours.wall), Report.milliseconds(ours.cpu),
            bar.map { Report.milliseconds($0) } ?? "",
            bar.map { ours.wall <= $0 ? "met" : "NOT MET" } ?? "",
            peer.map { Report.milliseconds($0.wall) } ?? "",
            peer.map { Report.milliseconds($0.cpu) } ?? "",
            ratio.map { Report.digits($0) + " times" } ?? "", note,
        ]
    }
}
