import Cubes
import Foundation
import Office
import SDMX
import Warehouse

/// What it takes to hold a workspace in memory, in a process of its own.
enum ServiceCold {
    /// Reads all that is held and writes it once, in this process. Gives seconds and KiB.
    static func runHere(_ workspace: String) throws -> String {
        let warehouse = try Warehouse(folder: workspace, create: false)
        let empty = try status("VmRSS:")
        let keys = try Stopwatch.time { try warehouse.holdings() }
        let figures = try Stopwatch.time { try warehouse.observations(.flow, of: keys.result) }
        let held = try status("VmRSS:")
        let most = try status("VmHWM:")
        let office = Office(warehouse: warehouse)
        let state = try office.state()
        let first = try Stopwatch.time { state.view(.flow).count }
        let output = try FigureOutput(
            [FigureRequest(FigureQuestion(state, .flow))], .message(.csv2),
            FigureOutput.Frame(header: office.messageHeader()))
        while try output.next() != nil {}
        let after = try status("VmHWM:")
        return [
            "\(keys.time.wall)", "\(keys.time.cpu)", "\(figures.time.wall)", "\(figures.time.cpu)",
            "\(first.time.cpu)", "\(held - empty)", "\(most)", "\(after)",
            "\(figures.result.periods.count)",
        ].joined(separator: " ")
    }

    /// Has a new process of this program do that.
    static func measure(_ workspace: String, _ size: ServiceWorld.Size) throws
        -> HoldingsMeasurement
    {
        let process = Process()
        process.executableURL = URL(
            fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/exe"))
        process.arguments = ["--holdings-of", workspace]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let words = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        guard words.count == 9 else {
            throw WrongAnswer(
                place: "reading a workspace in a process of its own", found: text,
                expected: "nine numbers")
        }
        return HoldingsMeasurement(
            series: size.series, observations: size.observations,
            keys: Time(wall: words[0], cpu: words[1]), figures: Time(wall: words[2], cpu: words[3]),
            held: Int(words[5]) << 10, most: Int(words[6]) << 10, after: Int(words[7]) << 10)
    }

    /// A line of what the system says of this process. Units: KiB.
    static func status(_ name: String) throws -> Int {
        let text = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
        guard let size = line?.split(whereSeparator: \.isWhitespace).dropFirst().first,
            let kibibytes = Int(size)
        else { throw WrongAnswer(place: "/proc/self/status", found: "no \(name)", expected: name) }
        return kibibytes
    }
}

/// The time and memory that it takes to hold a workspace. Units: bytes.
struct HoldingsMeasurement: Encodable {
    let series: Int
    let observations: Int
    /// To read the keys of all series.
    let keys: Time
    /// To read the observations after that.
    let figures: Time
    /// More than before anything was read.
    let held: Int
    /// The peak of the process while it was read.
    let most: Int
    /// The peak once everything was written as SDMX-CSV.
    let after: Int

    static let head = [
        "held in memory", "series", "obs", "keys ms", "cpu", "figures ms", "cpu", "MiB",
        "bytes/obs",
        "peak MiB", "after a dump",
    ]

    /// A row of a table.
    var row: [String] {
        [
            "", Report.grouped(Double(series)), Report.grouped(Double(observations)),
            Report.milliseconds(keys.wall), Report.milliseconds(keys.cpu),
            Report.milliseconds(figures.wall), Report.milliseconds(figures.cpu),
            Report.digits(Double(held) / 1_048_576),
            Report.digits(Double(held) / Double(max(1, observations))),
            Report.digits(Double(most) / 1_048_576), Report.digits(Double(after) / 1_048_576),
        ]
    }
}
