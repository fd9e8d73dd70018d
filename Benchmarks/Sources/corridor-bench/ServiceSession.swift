import Cubes
import Foundation
import Office
import SDMX
import Synchronization
import Warehouse

/// A made-up workspace, the same rows in DuckDB, and what is asked of both.
struct ServiceSession {
    let world: ServiceWorld
    let size: ServiceWorld.Size
    private let office: Office
    private let duck: DuckDB
    private let repeats: Int
    private let reader = QueryReader(.v2)

    init(
        _ world: ServiceWorld, _ duck: DuckDB, _ folder: TemporaryFolder, workspace: String,
        repeats: Int
    ) throws {
        (self.world, self.duck, self.repeats) = (world, duck, repeats)
        // A minute between releases, so that each has a time of its own.
        let minutes = Mutex(0)
        let warehouse = try Warehouse(folder: workspace, create: true) {
            let count = minutes.withLock { count in
                count += 1
                return count
            }
            let time = String(format: "2026-01-01T%02d:%02d:00Z", count / 60 % 24, count % 60)
            return UTCTime(time) ?? .now
        }
        try world.write(to: warehouse)
        let (series, figures) = (folder.fresh(), folder.fresh())
        size = try world.writeTables(series, figures)
        _ = try duck.load(world, series: series, figures: figures, base: folder.fresh())
        folder.remove(series)
        folder.remove(figures)
        office = Office(warehouse: warehouse)
        _ = try office.state().observations(.flow)
    }

    /// An answer: how many observations, and its bytes if they are kept.
    struct Answer {
        var count = 0
        var size = 0
        var bytes: [UInt8] = []
    }

    /// Answers a query for data from its text on.
    func answer(
        _ text: String, _ form: FigureForm, keeps: Bool = false, asOf release: Int? = nil,
        since: Int? = nil
    ) throws -> Answer {
        guard case .data(let query) = try reader.read(ServiceQuery.data(text)).query else {
            throw WrongAnswer(place: text, found: "another query", expected: "one for data")
        }
        var request = try FigureRequest(try office.state(asOf: release), .flow, query)
        if let since {
            let release = try office.releases().first { $0.id == since }
            guard let time = release.flatMap({ PointInTime($0.heldFrom) }) else {
                throw WrongAnswer(place: text, found: "no release \(since)", expected: "one")
            }
            request.history = .changes(since: time.instant)
        }
        let output = try FigureOutput(
            [request], form, FigureOutput.Frame(header: office.messageHeader()))
        var answer = Answer()
        while let bytes = try output.next() {
            answer.size += bytes.count
            if keeps { answer.bytes += bytes }
        }
        answer.count = output.count
        return answer
    }

    /// Answers a query for what there is from its text on.
    func available(_ text: String) throws -> DataAvailability? {
        let text = ServiceQuery.availability(text)
        guard case .availability(let query) = try reader.read(text).query else {
            throw WrongAnswer(place: text, found: "another query", expected: "one for availability")
        }
        let question = try FigureQuestion(try office.state(), .flow, query.selection)
        let flow = ArtefactReference(
            .dataflow, agency: "CORRIDOR", id: "DF_FLOW", version: "1.0.0")
        return try question.availability(mode: query.mode, since: nil, of: flow)
    }

    /// The values of SDMX-CSV, and their sum, by the reader of messages.
    static func total(_ bytes: [UInt8]) throws -> (count: Int, sum: Double) {
        let reader = try DataMessageReader(.bytes(bytes))
        var found = (count: 0, sum: 0.0)
        var place: Int?
        while let row = try reader.next() {
            guard row.level == .observation else { continue }
            place = place ?? row.columns.firstIndex { $0.id == "OBS_VALUE" }
            found.count += 1
            found.sum += place.flatMap { row.number($0) } ?? 0
        }
        return found
    }
}

extension ServiceSession {
    /// Single series by random keys, one after the other.
    func series(_ what: String, _ form: FigureForm, count: Int) throws -> ServiceMeasurement {
        var random = SeededGenerator(seed: 5)
        var keys: [[String]] = []
        while keys.count < count {
            let number = Int.random(in: 0..<world.count, using: &random)
            let last = world.figures(number, world.source(number), release: 9)
            if last != nil { keys.append(world.codes(number)) }
        }
        var times: [Time] = []
        var peers: [Time] = []
        var slowest: [Double] = []
        for _ in 0..<repeats {
            var each: [Double] = []
            var found = 0
            let timed = try Stopwatch.time {
                for key in keys {
                    let one = try Stopwatch.time {
                        try answer(key.joined(separator: "."), form).count
                    }
                    found += one.result
                    each.append(one.time.wall)
                }
            }
            times.append(timed.time.divided(by: count))
            slowest.append(each.sorted()[each.count * 99 / 100])
            try WrongAnswer.unless(
                "observations, \(what)", found,
                is: count * ServiceWorld.yearsOfSeries)
            let some = Array(keys.prefix(200))
            let reply = try duck.series(some)
            peers.append(reply.time.divided(by: some.count))
            try WrongAnswer.unless(
                "observations of single series, DuckDB", reply.rows,
                is: some.count * ServiceWorld.yearsOfSeries)
            if form == .message(.csv2) {
                let sum = try some.reduce(0.0) {
                    $0
                        + (try Self.total(
                            answer($1.joined(separator: "."), form, keeps: true).bytes
                        ).sum)
                }
                try WrongAnswer.unless("sum of single series", Self.near(sum, reply.sum), is: true)
            }
        }
        return ServiceMeasurement(
            what: what, size: ServiceWorld.yearsOfSeries, held: size.observations,
            ours: .median(times), bar: 0.001, peer: .median(peers),
            note: "p99 " + Report.milliseconds(slowest.sorted()[slowest.count / 2]))
    }

    /// Data of a selection, beside the rows that SQL gives.
    func data(
        _ what: String, _ text: String, _ form: FigureForm, sql: String?, bar: Double?,
        copies: Bool = false, asOf release: Int? = nil, since: Int? = nil
    ) throws -> ServiceMeasurement {
        var times: [Time] = []
        var peers: [Time] = []
        var count = 0
        let expected = try sql.map { try duck.rows($0) }
        if form == .message(.csv2), let expected {
            let kept = try answer(text, form, keeps: true, asOf: release, since: since)
            let total = try Self.total(kept.bytes)
            try WrongAnswer.unless(
                "observations read, \(what)", total.count, is: expected.rows ?? 0)
            try WrongAnswer.unless("sum, \(what)", Self.near(total.sum, expected.sum), is: true)
        }
        for _ in 0..<repeats {
            let timed = try Stopwatch.time {
                try answer(text, form, asOf: release, since: since)
            }
            times.append(timed.time)
            count = timed.result.count
            if let expected {
                try WrongAnswer.unless("observations, \(what)", count, is: expected.rows ?? 0)
            }
            if let sql { peers.append(copies ? try duck.copy(sql).time : try duck.rows(sql).time) }
        }
        return ServiceMeasurement(
            what: what, size: count, held: size.observations, ours: .median(times), bar: bar,
            peer: sql == nil ? nil : .median(peers),
            note: count > 100_000
                ? Report.grouped(Double(count) / max(Time.median(times).wall, 1e-9)) + "/s" : "")
    }

    /// Which codes there are.
    func availability(_ query: ServiceQuery) throws -> ServiceMeasurement {
        let isAvailable = query.text.contains("mode=available")
        var times: [Time] = []
        var peers: [Time] = []
        let turns = max(repeats, repeats > 1 ? 15 : 1)
        for turn in 0..<turns {
            let timed = try Stopwatch.time { try available(query.text) }
            times.append(timed.time)
            guard turn < repeats else { continue }
            let reply = try duck.codes(query.conditions, available: isAvailable)
            peers.append(reply.time)
            try WrongAnswer.unless(
                "codes, \(query.what)", timed.result?.codes.map(\.codes.count), is: reply.codes)
            try WrongAnswer.unless(
                "observations, \(query.what)", timed.result?.observations,
                is: UInt64(reply.rows ?? 0))
            try WrongAnswer.unless(
                "first and last period, \(query.what)",
                [timed.result?.time?.start?.period, timed.result?.time?.end?.period],
                is: [reply.first, reply.last])
        }
        return ServiceMeasurement(
            what: "availability: \(query.what)",
            size: Int(clamping: (try available(query.text))?.observations ?? 0),
            held: size.observations, ours: .median(times), bar: query.bar, peer: .median(peers))
    }

    /// Whether sums of decimals in another order are the same but for rounding.
    private static func near(_ a: Double, _ b: Double?) -> Bool {
        b.map { abs(a - $0) <= 1e-9 * max(1, abs(a)) } ?? false
    }
}
