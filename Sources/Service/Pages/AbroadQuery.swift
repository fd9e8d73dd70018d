internal import Atlas
internal import Cubes
internal import Office
internal import Vocabulary
internal import Warehouse

/// Fills the page on an area's emigrants as others count them.
struct AbroadQuery {
    private let office: Office
    private let snapshot: Snapshot
    private let code: String
    private let naming: Naming

    /// How many flows are set beside the area's own.
    private static let flows = 60

    init(_ office: Office, _ snapshot: Snapshot, _ code: String) {
        self.office = office
        self.snapshot = snapshot
        self.code = code
        naming = Naming(snapshot: snapshot)
    }

    /// - Parameter year: figures of that year or the last before it; nil is the last.
    func model(_ year: Int?) throws -> AbroadPage.Model {
        try Known(snapshot: snapshot).require(code)
        let found = try office.giveBack(code)
        var model = AbroadPage.Model(area: naming.label(code))
        model.years = Set(found.tables.filter { $0.side != .own }.flatMap(\.years)).sorted()
        if let year, !model.years.contains(year) {
            throw Refusal.notFound(
                "There are no figures of that year", "Found year=\(year).",
                model.years.reversed().prefix(30).map {
                    Link(text: "\($0)", href: Route.abroad(code, year: $0).path)
                })
        }
        model.year = year
        let stocks = found.tables(.stock).map { Shown($0, year) }
        let flows = found.tables(.destination).map { Shown($0, year) }
        (model.columns, model.rows) = side(stocks)
        (model.flowColumns, model.flowRows) = side(flows)
        model.sexes = (stocks + flows).compactMap(sexes)
        model.flows = differences(found, year)
        model.counted = found.tables.map { table in
            .init(
                title: Self.title(table) + ": " + table.side.words,
                said: table.definition.map {
                    Definition(
                        term: $0.aspect,
                        text: $0.words + ($0.remark.isEmpty ? "" : " (\($0.remark))"))
                })
        }
        model.protection = found.protection
        model.gaps = found.notes
        model.unreported = found.unreported.map(\.name)
        let path = "/download/give-back/\(code)"
        model.downloads = [
            Link(text: "All of it as a workbook", href: path + ".xlsx"),
            Link(text: "All counts as CSV", href: path + ".csv"),
        ]
        let releases = Dictionary(
            snapshot.releases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        model.sources = found.sources.compactMap { releases[$0.release] }.map(naming.note).filter {
            seen.insert($0.citation).inserted
        }
        return model
    }

    /// A table with the year of it that is shown.
    private struct Shown {
        let table: GiveBack.Table
        let year: Int?
        let cells: [GiveBack.Place: GiveBack.Cell]

        init(_ table: GiveBack.Table, _ asked: Int?) {
            self.table = table
            year = table.years.last { year in asked.map { year <= $0 } ?? true }
            cells = table.byPlace
        }

        func cell(_ destination: String, sex: String = "_T", age: String = "_T") -> GiveBack.Cell? {
            year.flatMap {
                cells[GiveBack.Place(destination, sex: sex, age: age, year: $0)]
            }
        }
    }

    private static func title(_ table: GiveBack.Table) -> String {
        table.criterion == GiveBack.mixed ? table.source : "\(table.source) (\(table.criterion))"
    }

    /// Tables side by side: all destinations, then the largest first.
    private func side(
        _ shown: [Shown]
    ) -> (columns: [AbroadPage.Column], rows: [AbroadPage.Row]) {
        let shown = shown.filter { $0.year != nil }
        let columns = shown.map {
            AbroadPage.Column(title: Self.title($0.table), year: $0.year ?? 0)
        }
        var codes: Set<String> = []
        for item in shown { codes.formUnion(item.table.destinations.map(\.code)) }
        func row(_ destination: String, _ area: AreaLabel?) -> AbroadPage.Row? {
            let figures = shown.map { item in
                item.cell(destination).map { figure($0, item.table, destination) }
            }
            guard figures.contains(where: { $0 != nil }) else { return nil }
            let only = shown.count == 1 && shown[0].table.sexes.contains("F") ? shown.first : nil
            let sexes = only.map { item in
                ["F", "M"].map { sex in
                    item.cell(destination, sex: sex).map { figure($0, item.table, destination) }
                }
            }
            let criteria = Set(
                shown.filter { $0.table.criterion == GiveBack.mixed }.compactMap {
                    $0.cell(destination)?.criterion
                })
            return AbroadPage.Row(
                area: area, figures: figures, sexes: sexes ?? [],
                remark: area == nil ? nil : criteria.sorted().compactMap(Self.criterion).first)
        }
        let rows = codes.compactMap { row($0, naming.label($0)) }.sorted { a, b in
            let left = (size(a), b.area?.name ?? "")
            return left > (size(b), a.area?.name ?? "")
        }
        return (columns, [row(GiveBack.everywhere, nil)].compactMap(\.self) + rows)
    }

    /// What a criterion means, short, for beside a destination.
    private static func criterion(_ code: String) -> String? {
        switch code {
        case "B": "by birth"
        case "C": "by citizenship"
        case "P": "by previous residence"
        default: "mixed or not stated"
        }
    }

    private func size(_ row: AbroadPage.Row) -> Double {
        row.figures.compactMap { $0?.value }.max() ?? -1
    }

    private func figure(
        _ cell: GiveBack.Cell, _ table: GiveBack.Table, _ destination: String
    ) -> Figure {
        guard let value = cell.value else {
            let reason = MissingReason.allCases.first { $0.name == cell.reason }
            return Figure(missing: cell.state == .hidden ? .suppressed : reason ?? .notReported)
        }
        return Figure(
            value, kind: cell.state == .computed ? .computed : .reported,
            href: path(table, cell))
    }

    /// Where a stock is explained; flows lead to what they are of through their table.
    private func path(_ table: GiveBack.Table, _ cell: GiveBack.Cell) -> String? {
        guard table.side == .stock, cell.criterion != GiveBack.mixed else { return nil }
        let place = cell.place
        let key = [
            "A", table.source, code, place.destination, cell.criterion, place.sex, place.age,
        ].joined(separator: ".")
        return Route.explain(
            dataflow: Dataflow.stock.rawValue, key: key, period: "\(place.year)"
        ).path
    }

    private func sexes(_ shown: Shown) -> AbroadPage.Sexes? {
        guard let year = shown.year else { return nil }
        func total(_ sex: String, _ age: String = "_T") -> Figure? {
            shown.cell(GiveBack.everywhere, sex: sex, age: age).map {
                // Totals over destinations may be sums of sums, which no page explains.
                Figure(
                    $0.value.map { .number($0) } ?? .missing(.suppressed),
                    kind: $0.state == .computed ? .computed : .reported)
            }
        }
        return AbroadPage.Sexes(
            column: .init(title: Self.title(shown.table), year: year), women: total("F"),
            men: total("M"),
            ages: shown.table.ages.filter { $0 != "_U" }.map {
                .init(age: Self.words($0), women: total("F", $0), men: total("M", $0))
            })
    }

    private static func words(_ age: String) -> String {
        switch AgeGroup(code: age) {
        case .years(let first, let last): first == last ? "\(first)" : "\(first)–\(last)"
        case .from(let first): "\(first)+"
        case .total, .unknown, nil: age
        }
    }

    /// The flows of the year shown, or of each destination's last year with both reports.
    private func differences(_ found: GiveBack, _ year: Int?) -> [AbroadPage.Flow] {
        var last: [String: GiveBack.Difference] = [:]
        for item in found.differences where year.map({ item.year <= $0 }) ?? true {
            let id = "\(item.destination.code) \(item.source) \(item.ownSource)"
            if last[id].map({ $0.year < item.year }) ?? true { last[id] = item }
        }
        func figure(_ value: Double?) -> Figure {
            value.map { Figure($0) } ?? Figure(missing: .suppressed)
        }
        return last.values.sorted { a, b in
            let left = (max(a.theirs ?? 0, a.own ?? 0), b.destination.name)
            return left > (max(b.theirs ?? 0, b.own ?? 0), a.destination.name)
        }.prefix(Self.flows).map { item in
            AbroadPage.Flow(
                area: naming.label(item.destination.code), year: item.year,
                theirs: figure(item.theirs), own: figure(item.own),
                difference: item.difference.map { Figure($0, kind: .computed) }
                    ?? Figure(missing: .notApplicable),
                sources: item.source == item.ownSource
                    ? item.source : "\(item.source), \(item.ownSource)")
        }
    }
}
