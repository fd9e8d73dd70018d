import Foundation
import SDMX

/// The most memory that reading and converting take, in a process of their own.
enum SDMXMemory {
    /// A message read, or turned into another, of two sizes.
    private struct Job {
        let kind: SDMXFile.Kind
        var target: SDMXFile.Kind?
        /// In ten thousands of series.
        var sizes = [10, 50]

        var what: String {
            target.map { "\(kind.rawValue) to \($0.rawValue)" } ?? "read \(kind.rawValue)"
        }
    }

    private static let jobs = [
        Job(kind: .ml21), Job(kind: .generic21, sizes: [10, 20]), Job(kind: .csv2),
        Job(kind: .json2), Job(kind: .ml21, target: .ml30), Job(kind: .ml21, target: .csv2),
        Job(kind: .ml21, target: .json2),
    ]

    /// Measures all jobs; throws if a peak is above the limit.
    static func measure(
        quick: Bool, _ folder: TemporaryFolder, progress: (String) -> Void
    ) throws -> [MemoryMeasurement] {
        let scale = quick ? 100 : 10_000
        var peaks = jobs.map { _ in [Int]() }
        for size in [10, 20, 50] {
            let messages = SDMXMessages(series: size * scale)
            for kind in SDMXFile.Kind.allCases {
                let wanted = jobs.indices.filter {
                    jobs[$0].kind == kind && jobs[$0].sizes.contains(size)
                }
                guard !wanted.isEmpty else { continue }
                progress("sdmx: memory, \(kind.rawValue), \(messages.observations) observations")
                let file = try SDMXFile(kind, messages, in: folder)
                for index in wanted {
                    peaks[index].append(try peak(jobs[index], file.path, messages))
                }
                folder.remove(file.path)
            }
        }
        return jobs.indices.map { index in
            MemoryMeasurement(
                what: jobs[index].what,
                sizes: jobs[index].sizes.map { $0 * scale * SDMXMessages.years.count },
                peaks: peaks[index])
        }
    }

    /// Reads all of a message in this process, or converts it; gives the peak in KiB, and what was
    /// found.
    static func runHere(_ path: String, target: String?) throws -> String {
        let structures = SDMXMessages.makeStructures()
        let answer: String
        if let format = target.flatMap({ MessageFormat(rawValue: $0) }) {
            let output = SDMXOutput()
            let outcome = try MessageConversion(to: format, structures: structures)
                .convert(.file(path)) { try output.take($0) }
            answer = "\(outcome.observations) converted"
        } else {
            answer = try SDMXReading.all(path, structures).description
        }
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        guard let peak = line?.split(whereSeparator: \.isWhitespace).dropFirst().first else {
            throw WrongAnswer(place: "/proc/self/status", found: "no VmHWM", expected: "VmHWM")
        }
        return "\(peak) \(answer)"
    }

    /// Has a new process of this program do the job. Units: bytes.
    private static func peak(
        _ job: Job, _ path: String, _ messages: SDMXMessages
    ) throws -> Int {
        let process = Process()
        process.executableURL = URL(
            fileURLWithPath: try FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/exe"))
        let target = job.target?.format.map { ["--target", $0.rawValue] } ?? []
        process.arguments = ["--peak-memory-of", path] + target
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let words =
            text.split(separator: "\n").last?.split(separator: " ", maxSplits: 1).map(String.init)
            ?? []
        let answer =
            job.target == nil
            ? messages.answer.description : "\(messages.observations) converted"
        try WrongAnswer.unless(
            "answer of \(job.what) in a process of its own", words.last, is: answer)
        guard let kibibytes = words.first.flatMap({ Int($0) }),
            kibibytes << 10 < MemoryMeasurement.most
        else {
            throw WrongAnswer(
                place: "peak memory of \(job.what)", found: "\(words.first ?? "") KiB",
                expected: "less than \(MemoryMeasurement.most >> 10)")
        }
        return kibibytes << 10
    }
}
