internal import Foundation

/// What the operating system knows of this process.
struct ProcessFacts: Sendable {
    /// Units: bytes.
    var memory: Int?
    /// Time on processors, of the program and for it in the system. Units: seconds.
    var processorTime: Double?
    var openFiles: Int?
    var threads: Int?
    /// Units: seconds since 1970.
    var start: Double?

    /// Reads `/proc`; what cannot be read is nil. Cost: four small files.
    static func read() -> ProcessFacts {
        var facts = ProcessFacts()
        let ticks = Double(max(sysconf(Int32(_SC_CLK_TCK)), 1))
        // The second field is the name in parentheses, and may hold anything.
        if let stat = text("/proc/self/stat"), let end = stat.lastIndex(of: ")") {
            let fields = stat[end...].split(separator: " ").dropFirst().map(String.init)
            if fields.count > 21 {
                if let user = Double(fields[11]), let system = Double(fields[12]) {
                    facts.processorTime = (user + system) / ticks
                }
                facts.threads = Int(fields[17])
                facts.memory = Int(fields[21]).map { $0 * Int(getpagesize()) }
                if let since = Double(fields[19]), let boot = bootTime() {
                    facts.start = boot + since / ticks
                }
            }
        }
        facts.openFiles =
            (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?
            .count
        return facts
    }

    private static func bootTime() -> Double? {
        text("/proc/stat")?.split(separator: "\n").first { $0.hasPrefix("btime ") }
            .flatMap { Double($0.dropFirst(6)) }
    }

    private static func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
