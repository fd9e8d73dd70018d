import SDMX

/// Reads of a whole message in which every value of every observation is looked at.
enum SDMXReading {
    /// Takes all values: the key, the period and the status as numbers of codes, the value as a
    /// number.
    static func all(_ path: String, _ structures: Structures) throws -> SDMXMessages.Answer {
        let reader = try DataMessageReader(.file(path), structures: structures)
        var tally = Tally(interners: SDMXMessages.coded.map { _ in CodeInterner() })
        while let row = try reader.next() {
            switch row.level {
            case .observation: tally.take(row)
            case .dataSet: try tally.find(row.columns)
            case .group, .series: break
            }
        }
        return tally.answer
    }

    /// The same, and refuses codes that are not in their list and periods that are none.
    static func checked(_ path: String, _ structures: Structures) throws -> SDMXMessages.Answer {
        let reader = try DataMessageReader(.file(path), structures: structures)
        var tally = Tally(interners: try lists(structures))
        let known = tally.interners.map { UInt32($0.count) }
        let year = SDMXMessages.dimensions.count
        while let row = try reader.next() {
            switch row.level {
            case .observation:
                tally.take(row) { column, code in column == year || code < known[column] }
                if row.period(tally.columns[year]) == nil { tally.faults += 1 }
            case .dataSet: try tally.find(row.columns)
            case .group, .series: break
            }
        }
        try WrongAnswer.unless("faults in \(path)", tally.faults, is: 0)
        return tally.answer
    }

    /// Interners that know the codes of the lists, and no other text.
    private static func lists(_ structures: Structures) throws -> [CodeInterner] {
        try SDMXMessages.coded.map { id in
            var interner = CodeInterner()
            if id == "TIME_PERIOD" { return interner }
            let list = structures.codelists.first { $0.id == "CL_" + id }?.reference
            guard let codes = list.flatMap({ structures.codes(of: $0) }) else {
                throw WrongAnswer(place: id, found: "no code list", expected: "one")
            }
            for code in codes { _ = interner.code(for: code.id) }
            return interner
        }
    }

    /// What was read so far.
    private struct Tally {
        var interners: [CodeInterner]
        var answer = SDMXMessages.Answer()
        var columns: [Int] = []
        var value = 0
        var faults = 0

        init(interners: [CodeInterner]) { self.interners = interners }

        mutating func find(_ found: [DataColumn]) throws {
            columns = SDMXMessages.coded.compactMap { id in found.firstIndex { $0.id == id } }
            value = found.firstIndex { $0.role == .measure } ?? 0
            try WrongAnswer.unless("columns", columns.count, is: interners.count)
        }

        @inline(__always)
        mutating func take(_ row: DataRow, isKnown: (Int, UInt32) -> Bool = { _, _ in true }) {
            for index in columns.indices {
                guard let code = row.intern(columns[index], into: &interners[index]) else {
                    faults += 1
                    continue
                }
                if !isKnown(index, code) { faults += 1 }
                answer.codes += Int(code) * (index + 1)
            }
            answer.sum += row.number(value) ?? .nan
            answer.observations += 1
        }
    }
}
