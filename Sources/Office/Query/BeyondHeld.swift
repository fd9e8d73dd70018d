internal import Cubes
internal import Vocabulary
internal import Warehouse

/// What a state shows beyond what it holds: totals that nobody printed, and estimated zeros.
///
/// Whether there may be any is found out from the codes of what is held, without a look at figures:
/// most questions ask for none, or for totals that were printed.
final class BeyondHeld {
    private let state: OfficeState
    private let dataflow: Dataflow
    private let view: SeriesView
    private let sex: Int?
    private let areas: [Int]
    private let source: Int?
    private let method: Int?
    /// Series that were looked at for all keys of a question.
    private var looked = 0
    /// Estimated zeros that the keys of a question may have so far.
    private var zeros = 0

    /// The most series that are looked at, and of those the most that are added up.
    static let mostLooked = 10_000_000
    static let mostAdded = 500_000

    init(_ state: OfficeState, _ dataflow: Dataflow) {
        self.state = state
        self.dataflow = dataflow
        view = state.view(dataflow)
        sex = dataflow.index(of: .sex)
        source = dataflow.index(of: .source)
        method = dataflow.index(of: .method)
        areas = dataflow.dimensions.indices.filter { dataflow.dimensions[$0].isArea }
    }

    /// Whether a key can take more than what is held.
    ///
    /// - Parameter codes: for each dimension those that are named; nil for any.
    func mayHave(_ codes: [[String]?]) throws -> Bool {
        let asksForTotal =
            sex.map { only(codes[$0]) == Sex.total.rawValue } == true
            || areas.contains { place in
                only(codes[place]).flatMap { state.office.areas.area($0) }?.isAggregate == true
            }
        if asksForTotal, !isHeld(codes) { return true }
        // Estimated zeros are those of corridors that are named, of our own estimates.
        guard dataflow == .flow, areas.allSatisfy({ codes[$0] != nil }),
            source.flatMap({ codes[$0] })?.contains(FlowEstimating.source) != false,
            method.flatMap({ only(codes[$0]) }) != "_Z"
        else { return false }
        return try !state.estimatedZeros().covered.isEmpty
    }

    /// The series of a key that are not held as they are shown.
    ///
    /// - Throws: ``OfficeError`` for totals of more series than are added up.
    func series(_ codes: [[String]?]) throws -> [ShownSeries] {
        try limitZeros(codes)
        return try Showing(
            areas: state.office.areas, fetch: { try self.state.series($0) },
            zeros: { try self.state.estimatedZeros() },
            detail: { try self.detail($0, of: $1, overAreas: $2) }
        ).beyondHeld(pattern(codes))
    }

    private func limitZeros(_ codes: [[String]?]) throws {
        guard dataflow == .flow, areas.allSatisfy({ codes[$0] != nil }) else { return }
        let counts = areas.map { Set(codes[$0] ?? []).count }
        let most = try state.estimatedZeros().most(origins: counts[0], destinations: counts[1])
        zeros += min(most, Self.mostAdded + 1)
        guard zeros <= Self.mostAdded else {
            throw OfficeError(
                kind: .tooLarge, place: "key",
                found: "corridors by name (at the end \(counts[0]) origins and \(counts[1]) "
                    + "destinations) whose estimated zeros may be more than \(Self.mostAdded)",
                expected: "fewer areas, or * for one of the two, which gives what is stored")
        }
    }

    private func only(_ codes: [String]?) -> String? {
        guard let first = codes?.first, codes?.allSatisfy({ $0 == first }) == true else {
            return nil
        }
        return first
    }

    /// Whether the codes are those of one series, which is held.
    private func isHeld(_ codes: [[String]?]) -> Bool {
        let all = codes.compactMap { only($0) }
        guard all.count == codes.count, let key = try? SeriesKey(dataflow, all) else {
            return false
        }
        return view.row(of: key) != nil
    }

    private func pattern(_ codes: [[String]?]) -> KeyPattern {
        var pattern = KeyPattern(dataflow)
        for (dimension, codes) in zip(dataflow.dimensions, codes) {
            if let codes { pattern = pattern.with(dimension, Set(codes)) }
        }
        return pattern
    }

    /// The detail of totals that are not held.
    ///
    /// A total of women and men is made of its own two series alone, so that only the detail of
    /// those missing is given; what is added up over areas depends on all of it.
    private func detail(
        _ detail: KeyPattern, of totals: KeyPattern, overAreas: Bool
    ) throws -> [HeldSeries] {
        let columns = view.columns
        let rows = view.rows(CodeSelection(columns, detail))
        var open: [DimensionID] = []
        if totals[.sex] == [Sex.total.rawValue] { open.append(.sex) }
        if overAreas {
            open += areas.map { dataflow.dimensions[$0] }.filter { dimension in
                totals[dimension]?.count == 1
                    && totals[dimension]?.first.flatMap(state.office.areas.area)?.isAggregate
                        == true
            }
        }
        let places = dataflow.dimensions.indices.filter { !open.contains(dataflow.dimensions[$0]) }
        var wanted = rows
        if columns.fitsWord(places) {
            var held = HeldTotals(columns, places)
            var walk = view.walk(
                SeriesSelection(keys: [CodeSelection(columns, totals)]),
                try state.observations(dataflow))
            looked += rows.count + walk.most
            while let row = walk.advance() { held.add(row) }
            wanted = rows.filter { !held.say(Int($0)) }
        }
        if wanted.isEmpty { return [] }
        if overAreas { wanted = rows }
        guard wanted.count <= Self.mostAdded, looked <= Self.mostLooked else {
            throw OfficeError(
                kind: .tooLarge, place: "key",
                found: "totals that nobody printed, of more than \(Self.mostAdded) series",
                expected: "fewer keys, or keys that name more codes")
        }
        return try state.series(wanted, dataflow)
    }
}

/// Totals that are held, by what they have in common with their detail.
private struct HeldTotals {
    private let columns: SeriesColumns
    private let places: [Int]
    private let other: [Int]
    private let criterion: Int?
    /// The code of no stated criterion; nil where no series has it.
    private let unstated: UInt32?
    private var exact: Set<UInt64> = []
    private var withoutCriterion: Set<UInt64> = []
    private var anyCriterion: Set<UInt64> = []

    /// - Parameter places: of the key, where a total and its detail have the same codes.
    init(_ columns: SeriesColumns, _ places: [Int]) {
        self.columns = columns
        self.places = places
        let criterion = columns.dataflow.index(of: .criterion)
        self.criterion = criterion
        other = places.filter { $0 != criterion }
        unstated = criterion.flatMap {
            columns.dictionaries[$0].firstIndex(of: Criterion.unstated.rawValue)
        }.map { UInt32($0) }
    }

    mutating func add(_ row: Int) {
        exact.insert(columns.word(row, places))
        guard unstated != nil else { return }
        anyCriterion.insert(columns.word(row, other))
        if isUnstated(row) { withoutCriterion.insert(columns.word(row, other)) }
    }

    /// Whether there is a total of a row: under its criterion, or where either states none.
    func say(_ row: Int) -> Bool {
        if exact.isEmpty { return false }
        if exact.contains(columns.word(row, places)) { return true }
        guard unstated != nil else { return false }
        let word = columns.word(row, other)
        return isUnstated(row) ? anyCriterion.contains(word) : withoutCriterion.contains(word)
    }

    private func isUnstated(_ row: Int) -> Bool {
        criterion.map { columns.keys[$0][row] == unstated } ?? false
    }
}
