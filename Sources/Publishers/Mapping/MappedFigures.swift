import Cubes
import Vocabulary

/// The figures that a mapping takes from a file, with the account of them.
struct MappedFigures {
    var cube: Cube
    var log: ReadingLog
    let mapping: Mapping
    private let pair: (Int, Int)?
    /// Why figures within one area are left out; nil where they are findings.
    private let sameAreaReason: String?
    private var seen: [Place: Int] = [:]
    private var collisions: [String] = []
    private var collisionCount = 0

    /// What a finding says of a figure within one area.
    static let sameArea = "both ends in one area"

    /// The key and the period of a figure; no dataflow has more than 15 dimensions.
    private struct Place: Hashable {
        let codes: SIMD16<UInt32>
        let period: Period
    }

    init(_ mapping: Mapping, file: String, sheet: String?) {
        self.mapping = mapping
        cube = Cube(mapping.dataflow)
        cube.sheets = sheet.map { [$0] } ?? []
        log = ReadingLog(file: file)
        var places: [DimensionID: Int] = [:]
        for (place, dimension) in mapping.dataflow.dimensions.enumerated() {
            places[dimension] = place
        }
        sameAreaReason =
            mapping.rules.first { rule in
                if case .sameArea = rule.test { true } else { false }
            }?.reason
        pair = Self.ends(mapping.dataflow).flatMap { first, second in
            guard let a = places[first], let b = places[second] else { return nil }
            return (a, b)
        }
    }

    /// The two ends that are never one area; nil where they may be, as for people who are
    /// displaced within their country.
    private static func ends(_ dataflow: Dataflow) -> (DimensionID, DimensionID)? {
        switch dataflow {
        case .stock, .flow, .asylum, .permit, .acquisition: (.origin, .destination)
        case .remittance: (.sendingArea, .receivingArea)
        case .displaced, .displacedAge, .population, .emigration, .deaths: nil
        }
    }

    /// The key's integers with the source and all fixed codes in their places.
    mutating func fixedCodes() -> [UInt32] {
        mapping.dataflow.dimensions.enumerated().map { place, dimension in
            let code =
                dimension == .source ? mapping.dataSet.source : mapping.dimensions[dimension]?.fixed
            return cube.intern(code ?? "", at: place)
        }
    }

    /// Takes a figure, unless its key and period have one already or its two ends are one area.
    mutating func take(
        _ codes: [UInt32], _ observation: Observation, at cell: SourceCell
    ) throws(PublisherError) {
        if let (a, b) = pair {
            let (one, other) = (cube.dictionaries[a][codes[a]], cube.dictionaries[b][codes[b]])
            if one == other, one != "UNK", one != "OOO" {
                if let sameAreaReason {
                    return log.leaveOut("figures: " + sameAreaReason, at: cell)
                }
                return try log.fault(
                    Self.sameArea, at: cell, found: one,
                    expected:
                        "another area: nationals and natives are no migrants; leave their rows or "
                        + "columns out, or all such figures with leave-out: - same-area: yes")
            }
        }
        var packed = SIMD16<UInt32>(repeating: 0)
        for (place, code) in codes.enumerated() where place < 16 { packed[place] = code }
        let place = Place(codes: packed, period: observation.period)
        if let earlier = seen[place] {
            collide(codes, observation, cell, with: earlier)
            return
        }
        seen[place] = cube.count
        cube.append(codes: codes, observation)
    }

    private mutating func collide(
        _ codes: [UInt32], _ observation: Observation, _ cell: SourceCell, with earlier: Int
    ) {
        collisionCount += 1
        guard collisions.count < 5 else { return }
        let key = codes.enumerated().map { cube.dictionaries[$0.offset][$0.element] }
        let first = cube.observations[earlier]
        let one = SourceCell(
            file: log.file, sheet: cell.sheet, row: first.row, column: first.column)
        collisions.append(
            "\(key.joined(separator: ".")) \(observation.period) at row \(one.row), column "
                + "\(SourceCell.letters(one.column)) and at row \(cell.row), column "
                + SourceCell.letters(cell.column))
    }

    /// Why the figures cannot be kept; nil where they can.
    ///
    /// - Parameter hint: what would tell figures of one key apart.
    func refusal(_ hint: String) -> PublisherError? {
        if collisionCount > 0 {
            return PublisherError(
                kind: .duplicate, place: log.file,
                found: "\(collisionCount) more figures for a key and period that have one ("
                    + collisions.joined(separator: "; ") + ")",
                expected: "one figure for a key and period: " + hint)
        }
        guard cube.count > 0 || !log.report.findings.isEmpty else {
            let left = log.report.leftOut.map { "\($0.count) x \($0.reason)" }
            return PublisherError(
                kind: .layout, place: log.file,
                found: "no figure where the mapping looks for them"
                    + (left.isEmpty ? "" : " (left out: \(left.joined(separator: "; ")))"),
                expected: "figures as \(mapping.name) says")
        }
        return nil
    }

    /// Runs the checks of sums over what was taken.
    mutating func checkSums() {
        for check in mapping.checks {
            guard case .sum(let codes, let period, let expected) = check.test else { continue }
            var sum = 0.0
            var count = 0
            for row in 0..<cube.count {
                if let period, cube.observations.periods[row] != period { continue }
                let fits = codes.allSatisfy { cube.code(row, $0.key) == $0.value }
                guard fits else { continue }
                let observation = cube.observations[row]
                guard let value = observation.value.number else { continue }
                sum += value
                count += 1
            }
            log.check(
                check.name, abs(sum - expected) <= check.tolerance + 1e-9 * abs(expected),
                found: Self.shown(sum) + " in \(count) figures", expected: Self.shown(expected))
        }
    }

    /// A number without a point where it is whole.
    static func shown(_ number: Double) -> String {
        abs(number) < 1e15 && number == number.rounded() ? String(Int(number)) : "\(number)"
    }

    func report() -> ReadingReport {
        var report = log.report
        report.figures = cube.count
        return report
    }
}
