import Cubes
import Foundation
import Office
import Publishers
import Tables
import Warehouse

/// Files of publishers brought into a new workspace in this process, and what was found.
struct ImportAll: Codable {
    /// What became of one file.
    struct Account: Codable {
        let path: String
        let source: String
        let table: String
        let rows: Int
        let figures: Int
        /// Figures or rows left out, with reasons, and rows at fault.
        let leftOut: Int
        let findings: Int
        /// Sum of the figures that the release holds, missing ones left aside.
        let sum: Double
        /// Units: seconds.
        let wall: Double
    }

    let accounts: [Account]
    let time: Time
    /// The most memory that the process held. Units: bytes.
    let peak: Int

    /// The files under a folder that are some publisher's, in order of their paths; what is none is
    /// passed over. Samples of SDMX are nobody's release.
    static func files(under folder: String) throws -> [String] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        return paths.filter { !$0.hasPrefix("sdmx/") }.map { folder + "/" + $0 }.filter { path in
            guard let source = try? ByteSource(path: path), let plain = try? source.inflated()
            else {
                return false
            }
            return (try? Publishers.recognise(InputFile(name: source.name, bytes: plain.bytes)))
                != nil
        }
    }

    /// Imports the files that a list names, one a line, and prints what was found as JSON.
    static func runHere(_ list: String) throws {
        let paths = try String(contentsOfFile: list, encoding: .utf8).split(separator: "\n")
            .map(String.init)
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let imported = try Stopwatch.time {
            let office = try Office(workspace: folder.fresh(), create: true)
            return (
                office,
                try paths.map { path in
                    try Stopwatch.time { try office.importFile(path, acceptFindings: true) }
                }
            )
        }
        let peak = try ServiceCold.status("VmHWM:")
        let (office, results) = imported.result
        // What the workspace holds, by release: read back, outside the time and the peak.
        var held: [Int: (count: Int, sum: Double)] = [:]
        for dataflow in Dataflow.allCases {
            for series in try office.warehouse.series(KeyPattern(dataflow)) {
                for (observation, release) in zip(series.series.observations, series.releases) {
                    held[release, default: (0, 0)].count += 1
                    held[release, default: (0, 0)].sum += observation.value.number ?? 0
                }
            }
        }
        let accounts = try results.map { time, result -> Account in
            guard case .written(let release, _, _, _) = result.outcome, let report = result.report
            else {
                throw WrongAnswer(
                    place: result.file, found: "no release", expected: "figures of its own")
            }
            let found = held[release.id] ?? (0, 0)
            try WrongAnswer.unless(
                "figures held of \(result.file)", found.count, is: report.figures)
            return Account(
                path: result.file, source: release.source, table: release.table,
                rows: report.rows, figures: report.figures,
                leftOut: report.leftOut.reduce(0) { $0 + $1.count },
                findings: report.findings.count, sum: found.sum, wall: time.wall)
        }
        let all = ImportAll(accounts: accounts, time: imported.time, peak: peak << 10)
        print(String(decoding: try JSONEncoder().encode(all), as: UTF8.self))
    }

    /// Has a new process of this program import files.
    static func run(_ paths: [String], in folder: TemporaryFolder) throws -> ImportAll {
        let list = try folder.write(paths.joined(separator: "\n"), as: "list.txt")
        let process = Process()
        process.executableURL = URL(
            fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/exe"))
        process.arguments = ["--imports-of", list]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw WrongAnswer(
                place: "import in a process of its own",
                found: "it ended with \(process.terminationStatus)", expected: "an account")
        }
        return try JSONDecoder().decode(ImportAll.self, from: data)
    }
}
