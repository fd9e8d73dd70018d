import Cubes
import Foundation
import Office
import Vocabulary
import Warehouse

/// Reading from a workspace: one series, a destination, the index of keys; ours beside the naive
/// store, which has SQL indexes for both selections.
enum ShowBench {
    /// Rows of the made-up files; a sixteenth of them are corridors, an eighth are series.
    static let sizes = [150_000, 600_000]

    static func run(quick: Bool, progress: (String) -> Void) throws -> Report {
        var report = Report(
            "show",
            about: "reads from the imported workspace; naive is SQL over one row a figure, indexed")
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        for size in quick ? [10_000] : sizes {
            progress("show: \(size) rows")
            let made = StockFile(rows: size)
            let file = try folder.write(made.text, as: "stocks-\(size).csv")
            let shelf = Shelf(
                file: made, workspace: folder.fresh(), store: folder.fresh(),
                repeats: quick ? 1 : 7)
            _ = try Office(workspace: shelf.workspace, create: true).importFile(file)
            _ = try NaiveStore(shelf.store).load(file, areas: ImportBench.areaCodes())
            report.measurements += try [
                shelf.firstSeries(), shelf.index(), shelf.manySeries(quick ? 20 : 200),
                shelf.destinations(quick ? 5 : 40),
            ]
            folder.remove(file)
        }
        return report
    }
}

/// One imported file in both stores, and the reads that are measured.
private struct Shelf {
    let file: StockFile
    let workspace: String
    let store: String
    let repeats: Int

    private var series: Int { 2 * file.corridors.count }

    /// One series by its full key from stores just opened.
    func firstSeries() throws -> Measurement {
        let key = try keys(1)[0]
        let times = try Stopwatch.byTurns(
            repeats,
            ours: { try Office(workspace: workspace).show(pattern(key)) },
            naive: { try NaiveStore(store).series(key) },
            check: { ours, naive in try same(ours, [key: naive]) })
        return Measurement(
            "open, one series", size: 1, unit: "series", ours: times.ours, naive: times.naive,
            answer: "8 figures as in the file; \(series) series held")
    }

    /// The keys of all series into memory, from stores just opened.
    func index() throws -> Measurement {
        let times = try Stopwatch.byTurns(
            repeats, ours: { try Warehouse(folder: workspace, create: false).index() },
            naive: { try NaiveStore(store).keys() },
            check: { ours, naive in
                try WrongAnswer.unless("series in the index", ours.count(.stock), is: series)
                try WrongAnswer.unless("naive keys", naive.count, is: series)
            })
        return Measurement(
            "open, index of keys", size: series, unit: "series", ours: times.ours,
            naive: times.naive, answer: "\(series) keys in both")
    }

    /// Many single series from open stores with the index in memory.
    func manySeries(_ count: Int) throws -> Measurement {
        let (office, naive) = (try Office(workspace: workspace), try NaiveStore(store))
        _ = try office.warehouse.index()
        let keys = try self.keys(count)
        let times = try Stopwatch.byTurns(
            repeats, ours: { try keys.map { try office.show(pattern($0)) } },
            naive: { try keys.map(naive.series) },
            check: { ours, naive in
                for (number, key) in keys.enumerated() {
                    try same(ours[number], [key: naive[number]])
                }
            })
        return Measurement(
            "one series, index in memory", size: 1, unit: "series",
            ours: times.ours.divided(by: count), naive: times.naive.divided(by: count),
            answer: "\(count) series of 8 figures as in the naive store; mean of each read")
    }

    /// All series of a destination from open stores with the index in memory.
    func destinations(_ count: Int) throws -> Measurement {
        let (office, naive) = (try Office(workspace: workspace), try NaiveStore(store))
        _ = try office.warehouse.index()
        let areas = Array(Set(file.corridors.map(\.destination)).sorted().prefix(count))
        let expected = file.corridors.reduce(0) { $0 + (areas.contains($1.destination) ? 2 : 0) }
        let times = try Stopwatch.byTurns(
            repeats,
            ours: {
                try areas.map { try office.show(KeyPattern(.stock).with(.destination, $0)) }
            },
            naive: { try areas.map(naive.series(destination:)) },
            check: { ours, naive in
                for (mine, other) in zip(ours, naive) { try same(mine, other) }
                try WrongAnswer.unless(
                    "series of destinations", ours.reduce(0) { $0 + $1.count }, is: expected)
            })
        return Measurement(
            "one destination", size: expected / areas.count, unit: "series",
            ours: times.ours.divided(by: areas.count), naive: times.naive.divided(by: areas.count),
            answer: "\(areas.count) destinations, \(expected) series as in the file; mean of each")
    }

    /// Series spread over the file, with the criterion as held.
    private func keys(_ count: Int) throws -> [NaiveStore.Key] {
        let step = max(1, file.corridors.count / count)
        let wanted = stride(from: 0, to: file.corridors.count, by: step).prefix(count).map {
            file.corridors[$0]
        }
        let held = try NaiveStore(store).keys().filter { $0.sex == "F" }
        let byCorridor = Dictionary(held.map { ([$0.origin, $0.destination], $0) }) { $1 }
        return wanted.compactMap { byCorridor[[$0.origin, $0.destination]] }
    }

    private func pattern(_ key: NaiveStore.Key) throws -> KeyPattern {
        try KeyPattern(
            .stock,
            "A.UNDESA_2024.\(key.origin).\(key.destination).\(key.criterion).\(key.sex)._T")
    }

    /// Refuses series that are not, figure by figure, those of the naive store.
    private func same(
        _ ours: [ShownSeries], _ naive: [NaiveStore.Key: [NaiveStore.Figure]]
    ) throws {
        try WrongAnswer.unless("series shown", ours.count, is: naive.count)
        for shown in ours {
            let key = NaiveStore.Key(
                origin: shown.key[.origin] ?? "", destination: shown.key[.destination] ?? "",
                criterion: shown.key[.criterion] ?? "", sex: shown.key[.sex] ?? "")
            let figures = naive[key, default: []].sorted { $0.year < $1.year }
            try WrongAnswer.unless(
                "figures of \(shown.key)", shown.series.observations.map(\.value),
                is: figures.map { .number($0.value) })
            try WrongAnswer.unless(
                "rows of \(shown.key)", shown.series.observations.map(\.row),
                is: figures.map(\.row))
        }
    }
}
