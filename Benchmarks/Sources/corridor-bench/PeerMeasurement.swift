/// One task beside other programs for the same in the same run, which may have been given less of
/// it: what counts are the rates.
struct PeerMeasurement: Encodable {
    /// Another program.
    struct Peer: Encodable {
        let name: String
        let size: Int
        let time: Time
        /// The times its rate that ours is to be; nil if nothing is asked.
        let bar: Double?
        /// Items a second of its processor time.
        let rate: Double

        init(_ name: String, size: Int, time: Time, bar: Double?) {
            self.name = name
            self.size = size
            self.time = time
            self.bar = bar
            rate = Double(size) / max(time.cpu, 1e-9)
        }
    }

    let what: String
    let size: Int
    /// What `size` counts.
    let unit: String
    let ours: Time
    /// Items a second that are asked for; nil if nothing is.
    let bar: Double?
    let peers: [Peer]
    /// What the check of the answer found; a wrong answer ends the run instead.
    let answer: String

    /// Items a second of processor time; one thread, so about those of the clock of a quiet machine.
    let rate: Double

    init(
        _ what: String, size: Int, unit: String, ours: Time, bar: Double?, peers: [Peer],
        answer: String
    ) {
        self.what = what
        self.size = size
        self.unit = unit
        self.ours = ours
        self.bar = bar
        self.peers = peers
        self.answer = answer
        rate = Double(size) / max(ours.cpu, 1e-9)
    }

    static let head = ["", "size", "ms", "cpu", "a second", "ours is", "asked", ""]

    /// The task and its peers as rows of a table.
    var rows: [[String]] {
        let own = [
            what, "\(size) \(unit)", Report.milliseconds(ours.wall),
            Report.milliseconds(ours.cpu), Report.grouped(rate), "",
            bar.map { Report.grouped($0) } ?? "", Self.verdict(rate, bar),
        ]
        let others = peers.map { peer in
            [
                "  " + peer.name, "\(peer.size) \(unit)", Report.milliseconds(peer.time.wall),
                Report.milliseconds(peer.time.cpu), Report.grouped(peer.rate),
                Report.digits(rate / peer.rate) + " times",
                peer.bar.map { Report.digits($0) + " times" } ?? "",
                Self.verdict(rate / peer.rate, peer.bar),
            ]
        }
        return [own] + others
    }

    private static func verdict(_ found: Double, _ bar: Double?) -> String {
        bar.map { found >= $0 ? "met" : "NOT MET" } ?? ""
    }
}

/// The most memory that something takes, at two sizes. Units: bytes.
struct MemoryMeasurement: Encodable {
    let what: String
    let sizes: [Int]
    let peaks: [Int]

    /// Peaks are asked to stay below this. Units: bytes.
    static let most = 100 << 20
    /// What is called flat: at most so many times the peak of the smaller size.
    static let flat = 1.1

    static let head = ["peak memory", "size", "MiB", "size", "MiB", "ratio", ""]

    /// The larger peak over the smaller.
    var ratio: Double { Double(peaks[peaks.count - 1]) / Double(max(1, peaks[0])) }

    /// A row of a table.
    var row: [String] {
        let isMet = ratio <= Self.flat && peaks.allSatisfy { $0 < Self.most }
        let pairs = zip(sizes, peaks).flatMap { size, peak in
            [Report.grouped(Double(size)) + " obs", Report.digits(Double(peak) / 1_048_576)]
        }
        return [what] + pairs + [Report.digits(ratio), isMet ? "met" : "NOT MET"]
    }
}
