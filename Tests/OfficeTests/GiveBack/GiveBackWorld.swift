import Cubes
import Foundation
import Office
import Vocabulary
import Warehouse

/// A workspace with what others count of people from France.
final class GiveBackWorld: Sendable {
    let folder: String
    let office: Office

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.path + "/corridor-abroad-\(UUID().uuidString)"
        office = try Office(workspace: folder, create: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func draft(_ source: String, _ table: String) -> ReleaseDraft {
        ReleaseDraft(
            source: source, table: table, kind: .imported, publisher: "Office of \(source)",
            title: "Figures of \(source)", citation: "Made up for tests.", licence: .ccBy4,
            url: "https://example.org/\(table)",
            files: [ReleaseFile(name: "\(table).csv", sha256: table, size: 1, sheets: [])])
    }

    /// Writes stocks by destination, sex and age of one year.
    func stocks(
        _ source: String,
        _ figures: [(destination: String, sex: String, age: String, value: Double)],
        criterion: String = "B", year: Int = 2020, pending: Bool = false,
        table: String = "stocks"
    ) throws {
        let series = try figures.enumerated().map { place, item in
            Series(
                key: try SeriesKey(
                    .stock,
                    ["A", source, "FRA", item.destination, criterion, item.sex, item.age]),
                observations: [Period(year: year)].compactMap(\.self).map {
                    Observation(period: $0, value: .number(item.value), row: place + 2, column: 3)
                })
        }
        var draft = draft(source, "\(table)-\(source)-\(year)")
        draft.isPending = pending
        _ = try office.warehouse.write(draft, series: series)
    }

    /// Writes flows out of France as one end reports them.
    func flows(
        _ source: String, _ reporter: String, _ figures: [(destination: String, value: Double)],
        year: Int = 2020
    ) throws {
        let series = try figures.enumerated().map { place, item in
            Series(
                key: try SeriesKey(
                    .flow,
                    [
                        "A", source, "FRA", item.destination, "P", "_T", "_T", reporter, "_Z",
                    ]),
                observations: [Period(year: year)].compactMap(\.self).map {
                    Observation(period: $0, value: .number(item.value), row: place + 2, column: 2)
                })
        }
        _ = try office.warehouse.write(draft(source, "flows-\(source)-\(reporter)"), series: series)
    }
}

extension GiveBack.Table {
    /// A count of 2020; nil where there is none.
    func cell(_ destination: String, _ sex: String = "_T", _ age: String = "_T") -> GiveBack.Cell? {
        byPlace[GiveBack.Place(destination, sex: sex, age: age, year: 2020)]
    }

    /// What each hidden cell may be at most, for one who knows all that is shown, that no count is
    /// below zero, which sums hold, and in which others the parts come to less than the total.
    ///
    /// - Parameters:
    ///   - open: the same table with nothing hidden.
    ///   - knowsRests: whether it is also known by how much each of the others is off.
    func most(open: GiveBack.Table, knowsRests: Bool = false) -> [GiveBack.Place: Double?] {
        let known = open.byPlace
        let places = [
            ["W"] + destinations.map(\.code), ["_T"] + sexes, ["_T"] + ages,
        ]
        let byPlace = byPlace
        var all: [GiveBack.Place] = []
        var index: [GiveBack.Place: Int] = [:]
        for destination in places[0] {
            for sex in places[1] {
                for age in places[2] {
                    let place = GiveBack.Place(destination, sex: sex, age: age, year: 2020)
                    guard byPlace[place] != nil else { continue }
                    index[place] = all.count
                    all.append(place)
                }
            }
        }
        var equations: [[(cell: Int, sign: Double)]] = []
        var shown: [Double?] = all.map { byPlace[$0]?.value ?? nil }
        for place in all {
            let total = index[place] ?? 0
            var lines: [[GiveBack.Place]] = []
            if place.destination == "W" {
                lines.append(
                    places[0].dropFirst().map {
                        .init($0, sex: place.sex, age: place.age, year: 2020)
                    })
            }
            if place.sex == "_T" {
                lines.append(
                    places[1].dropFirst().map {
                        .init(place.destination, sex: $0, age: place.age, year: 2020)
                    })
            }
            if place.age == "_T" {
                lines.append(
                    places[2].dropFirst().map {
                        .init(place.destination, sex: place.sex, age: $0, year: 2020)
                    })
            }
            for line in lines {
                let parts = line.compactMap { index[$0] }
                guard !parts.isEmpty, let whole = known[place]?.value else { continue }
                let sum = parts.reduce(0) { $0 + (known[all[$1]]?.value ?? 0) }
                if !knowsRests, sum > whole { continue }
                shown.append(knowsRests || whole == sum ? whole - sum : nil)
                equations.append(
                    [(total, -1), (shown.count - 1, 1)] + parts.map { ($0, 1) })
            }
        }
        let bound = SimplexBound(equations: equations, shown: shown)
        return Dictionary(
            all.enumerated().filter { byPlace[$1]?.state == .hidden }.map {
                ($1, bound.most(of: $0))
            }, uniquingKeysWith: { first, _ in first })
    }
}
