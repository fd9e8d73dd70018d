import SDMX

/// The files of one run, and what is done with them.
struct SDMXSession {
    let messages: SDMXMessages
    /// A tenth of the same.
    let fewer: SDMXMessages
    private let repeats: Int
    private let peers: SDMXPeers
    private let files: [SDMXFile.Kind: SDMXFile]
    private let small: [SDMXFile.Kind: SDMXFile]

    init(quick: Bool, _ peers: SDMXPeers, _ folder: TemporaryFolder) throws {
        (self.peers, repeats) = (peers, quick ? 1 : 3)
        messages = SDMXMessages(series: quick ? 1_000 : 100_000)
        fewer = SDMXMessages(series: messages.series / 10)
        var files: [SDMXFile.Kind: SDMXFile] = [:]
        var small: [SDMXFile.Kind: SDMXFile] = [:]
        for kind in SDMXFile.Kind.allCases {
            files[kind] = try SDMXFile(kind, messages, in: folder)
            small[kind] = try SDMXFile(kind, fewer, in: folder)
        }
        (self.files, self.small) = (files, small)
    }

    /// Reads with all values looked at; CSV with every code checked.
    func read(_ kind: SDMXFile.Kind) throws -> PeerMeasurement {
        let path = try file(kind).path
        let isCSV = kind == .csv1 || kind == .csv2
        return try measure(
            "read \(kind.rawValue)\(isCSV ? ", codes checked" : "")", kind, bar: readingBar(kind),
            readers(kind),
            ours: {
                isCSV
                    ? try SDMXReading.checked(path, messages.structures)
                    : try SDMXReading.all(path, messages.structures)
            },
            check: { try WrongAnswer.unless("read \(kind.rawValue)", $0, is: messages.answer) })
    }

    /// Validates by structure and code lists, duplicate keys included.
    func validate(_ kind: SDMXFile.Kind) throws -> PeerMeasurement {
        let path = try file(kind).path
        let validator = DataValidator(messages.structures)
        return try measure(
            "validate \(kind.rawValue)", kind, bar: nil, [],
            ours: { try validator.validate(.file(path)) },
            check: { report in
                try WrongAnswer.unless("findings in \(kind.rawValue)", report.count, is: 0)
                try WrongAnswer.unless(
                    "rows that could not be read in \(kind.rawValue)", report.unreadableCount, is: 0
                )
                try WrongAnswer.unless(
                    "observations", report.observations, is: messages.observations)
            })
    }

    /// Writes to nowhere; the bytes must be those of the file whose reading was checked, or that
    /// Python reads.
    func write(_ kind: SDMXFile.Kind) throws -> PeerMeasurement {
        guard let format = kind.format else {
            throw WrongAnswer(place: kind.rawValue, found: "read only", expected: "a writer")
        }
        if kind == .jsonStat {
            try check(try peers.ask(.jsonStat, file(kind).path), messages, "JSON-stat by Python")
        }
        return try measure(
            "write \(kind.rawValue)", kind, bar: writingBar(kind), writers(kind),
            ours: {
                let output = SDMXOutput()
                try messages.write(format) { try output.take($0) }
                return output.checksum
            },
            check: {
                try WrongAnswer.unless("bytes of \(kind.rawValue)", $0, is: try file(kind).checksum)
            })
    }

    /// A peer's task, and how many times its rate ours is to be.
    private struct Rival {
        let task: SDMXPeers.Task
        let name: String
        var isWhole = false
        var bar: Double?
        /// What the task is given, if it is not of the kind that is measured.
        var source: SDMXFile.Kind?
    }

    private func readers(_ kind: SDMXFile.Kind) -> [Rival] {
        let pysdmx = Rival(task: .pysdmxRead, name: "pysdmx")
        switch kind {
        case .ml21:
            return [
                Rival(task: .pysdmxRead, name: "pysdmx", bar: 30),
                Rival(task: .expatBare, name: "expat, no handlers", isWhole: true),
                Rival(task: .expatTuples, name: "expat, tuples in Python", isWhole: true),
                Rival(task: .libxml2Bare, name: "libxml2 SAX, no handlers", isWhole: true),
                Rival(task: .libxml2Tuples, name: "libxml2 SAX, tuples in Python", isWhole: true),
            ]
        case .ml30: return [Rival(task: .pysdmxRead, name: "pysdmx", bar: 30)]
        case .generic21, .csv2: return [pysdmx]
        case .csv1, .json2, .jsonStat: return []
        }
    }

    private func writers(_ kind: SDMXFile.Kind) -> [Rival] {
        switch kind {
        case .ml30: [Rival(task: .pysdmxWriteML30, name: "pysdmx", source: .csv2)]
        case .csv2: [Rival(task: .pysdmxWriteCSV, name: "pysdmx", source: .csv2)]
        case .ml21, .generic21, .csv1, .json2, .jsonStat: []
        }
    }

    private func readingBar(_ kind: SDMXFile.Kind) -> Double? {
        switch kind {
        case .ml21, .ml30: 2_000_000
        case .generic21: 400_000
        case .csv1, .csv2: 3_000_000
        case .json2, .jsonStat: nil
        }
    }

    private func writingBar(_ kind: SDMXFile.Kind) -> Double? {
        switch kind {
        case .ml21, .ml30: 1_000_000
        case .csv1, .csv2: 2_000_000
        case .generic21, .json2, .jsonStat: nil
        }
    }

    /// Ours and the peers by turns; the median time of each.
    private func measure<Result>(
        _ what: String, _ kind: SDMXFile.Kind, bar: Double?, _ rivals: [Rival],
        ours: () throws -> Result, check: (Result) throws -> Void
    ) throws -> PeerMeasurement {
        var own: [Time] = []
        var others: [[Time]] = rivals.map { _ in [] }
        for _ in 0..<repeats {
            let timed = try Stopwatch.time(ours)
            own.append(timed.time)
            try check(timed.result)
            for (index, rival) in rivals.enumerated() {
                let source = rival.source ?? kind
                let reply = try peers.ask(
                    rival.task, file(source, isWhole: rival.isWhole).path)
                others[index].append(reply.time)
                let expected = rival.isWhole ? messages : fewer
                if reply.sum != nil { try self.check(reply, expected, "\(what), \(rival.name)") }
            }
        }
        return PeerMeasurement(
            what, size: messages.observations, unit: "obs", ours: .median(own), bar: bar,
            peers: rivals.indices.map { index in
                PeerMeasurement.Peer(
                    rivals[index].name,
                    size: (rivals[index].isWhole ? messages : fewer).observations,
                    time: .median(others[index]), bar: rivals[index].bar)
            }, answer: "\(messages.answer)")
    }

    private func check(
        _ reply: SDMXPeers.Reply, _ expected: SDMXMessages, _ place: String
    ) throws {
        try WrongAnswer.unless(
            "observations, \(place)", reply.observations, is: expected.observations)
        try WrongAnswer.unless("sum, \(place)", reply.sum, is: expected.answer.sum)
    }

    private func file(_ kind: SDMXFile.Kind, isWhole: Bool = true) throws -> SDMXFile {
        guard let file = (isWhole ? files : small)[kind] else {
            throw WrongAnswer(place: kind.rawValue, found: "no file", expected: "one")
        }
        return file
    }
}
