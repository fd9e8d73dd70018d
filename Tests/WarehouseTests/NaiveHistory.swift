import Cubes
import TestKit
import Vocabulary
import Warehouse

/// What releases and withdrawals are to leave, in the plainest way: after each step everything
/// that is not withdrawn is done again from the beginning.
struct NaiveHistory {
    typealias Figure = NaiveWarehouse.Figure
    typealias State = NaiveWarehouse.State

    private struct Entry {
        let release: Int
        let draft: ReleaseDraft
        let series: [Series]
        let amendments: [Amendment]
        var isWithdrawn = false
    }

    private var entries: [Entry] = []
    private(set) var last = 0

    /// Releases that may be withdrawn.
    var standing: [Int] { entries.filter { !$0.isWithdrawn }.map(\.release) }

    mutating func write(_ draft: ReleaseDraft, _ series: [Series]) {
        last += 1
        entries.append(Entry(release: last, draft: draft, series: series, amendments: []))
    }

    mutating func amend(_ draft: ReleaseDraft, _ amendments: [Amendment]) {
        last += 1
        entries.append(Entry(release: last, draft: draft, series: [], amendments: amendments))
    }

    mutating func withdraw(_ release: Int) {
        last += 1
        guard let place = entries.firstIndex(where: { $0.release == release }) else { return }
        entries[place].isWithdrawn = true
    }

    /// The figures now.
    var state: State {
        var state: State = [:]
        var tables: [SeriesKey: String] = [:]
        for entry in entries where !entry.isWithdrawn {
            if entry.draft.extent == .figures {
                for item in entry.series {
                    Self.apply(
                        item.observations.map { .replace($0) }, item.key, entry.release, &state)
                    tables[item.key] = entry.draft.table
                }
                for item in entry.amendments {
                    Self.apply(item.changes, item.key, entry.release, &state)
                    tables[item.key] = entry.draft.table
                }
            } else {
                Self.write(entry, &state, &tables)
            }
        }
        return state
    }

    private static func write(
        _ entry: Entry, _ state: inout State, _ tables: inout [SeriesKey: String]
    ) {
        let said = Dictionary(
            uniqueKeysWithValues: entry.series.map { ($0.key, $0.observations) })
        let held = state.keys.filter { tables[$0] == entry.draft.table }
        for key in Set(held).union(said.keys) {
            let old = state[key] ?? []
            var new = (said[key] ?? []).map { Figure(observation: $0, release: entry.release) }
            if case .periods(let spoken) = entry.draft.extent {
                new += old.filter { !spoken.contains($0.observation.period.description) }
                new.sort { $0.observation.period < $1.observation.period }
            }
            let same =
                old.count == new.count
                && zip(old, new).allSatisfy { $0.observation.says(sameAs: $1.observation) }
            if !same { state[key] = new.isEmpty ? nil : new }
            tables[key] = entry.draft.table
        }
    }

    private static func apply(
        _ changes: [Amendment.Change], _ key: SeriesKey, _ release: Int, _ state: inout State
    ) {
        var held = Dictionary(
            uniqueKeysWithValues: (state[key] ?? []).map { ($0.observation.period, $0) })
        func put(_ observation: Observation) {
            if let old = held[observation.period], old.observation.says(sameAs: observation) {
                return
            }
            held[observation.period] = Figure(observation: observation, release: release)
        }
        for change in changes {
            switch change {
            case .append(let item): if held[item.period] == nil { put(item) }
            case .replace(let item): put(item)
            case .merge(let parts): put(merged(parts, held[parts.period]?.observation))
            case .deleteSeries: held = [:]
            case .deleteObservation(let period): held[period] = nil
            case .deleteParts(let period, let choice):
                guard let old = held[period]?.observation else { continue }
                if let new = without(choice, old) { put(new) } else { held[period] = nil }
            }
        }
        let figures = held.values.sorted { $0.observation.period < $1.observation.period }
        state[key] = figures.isEmpty ? nil : figures
    }

    private static func merged(_ parts: ObservationParts, _ old: Observation?) -> Observation {
        var values: [AttributeID: String] = [:]
        for pair in (old?.attributes ?? .none).pairs { values[pair.id] = pair.value }
        for pair in parts.attributes.pairs { values[pair.id] = pair.value }
        let value = parts.value ?? old?.value ?? .missing(.notReported)
        return Observation(
            period: parts.period, value: value,
            status: parts.status ?? old?.status ?? (value.number == nil ? .missing : .normal),
            attributes: AttributeSet(values), row: parts.row, column: parts.column,
            sheet: parts.sheet)
    }

    private static func without(_ choice: ComponentChoice, _ old: Observation) -> Observation? {
        var values: [AttributeID: String] = [:]
        for pair in old.attributes.pairs where !choice.attributes.contains(pair.id) {
            values[pair.id] = pair.value
        }
        var new = Observation(
            period: old.period, value: choice.value ? .missing(.notReported) : old.value,
            status: choice.status ? .normal : old.status, attributes: AttributeSet(values))
        if new.value.number == nil, new.status == .normal { new.status = .missing }
        let saysNothing = new.status == .missing && values.isEmpty
        return choice.value && saysNothing ? nil : new
    }
}

/// Random changes of the series that ``RandomReleases`` makes.
struct RandomAmendments {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func next(_ number: Int) throws -> (draft: ReleaseDraft, amendments: [Amendment]) {
        let table = ["x", "y"][Int.random(in: 0...1, using: &generator)]
        var draft = ReleaseDraft.test(nil, source: table, table: table, kind: .submitted)
        draft.extent = .figures
        var amendments: [Amendment] = []
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let flow = Dataflow.allCases[Int.random(in: 0..<5, using: &generator)]
            var codes = flow.dimensions.map { _ in "_T" }
            codes[1] = table
            codes[2] = ["MEX", "GTM", "SLV", "HND"][Int.random(in: 0...3, using: &generator)]
            var changes: [Amendment.Change] = []
            for _ in 0..<Int.random(in: 1...4, using: &generator) { changes.append(try change()) }
            amendments.append(Amendment(key: try SeriesKey(flow, codes), changes: changes))
        }
        return (draft, amendments)
    }

    private mutating func change() throws -> Amendment.Change {
        let years = (2000...2004).compactMap { Period(year: $0) }
        let period = years[Int.random(in: 0..<5, using: &generator)]
        let value: ObservedValue =
            Bool.random(using: &generator)
            ? .number(Double(Int.random(in: 0...2, using: &generator))) : .missing(.suppressed)
        let set = [
            AttributeSet.none, AttributeSet([.comment: "c"]),
            AttributeSet([.dataType: "B", .comment: "d"]),
        ][Int.random(in: 0...2, using: &generator)]
        let row = Int.random(in: 1...9, using: &generator)
        let whole = Observation(period: period, value: value, attributes: set, row: row, column: 2)
        switch Int.random(in: 0...9, using: &generator) {
        case 0, 1: return .append(whole)
        case 2, 3: return .replace(whole)
        case 4, 5, 6:
            return .merge(
                ObservationParts(
                    period: period, value: Bool.random(using: &generator) ? value : nil,
                    status: .provisional, attributes: set, row: row))
        case 7: return .deleteObservation(period)
        case 8:
            return .deleteParts(
                period,
                ComponentChoice(
                    value: Bool.random(using: &generator), status: Bool.random(using: &generator),
                    attributes: [.comment]))
        default:
            return Int.random(in: 0...2, using: &generator) == 0
                ? .deleteSeries : .deleteObservation(period)
        }
    }
}
