internal import Atlas
internal import Cubes
internal import Estimation
internal import Harmonisation
internal import Office
internal import Vocabulary
internal import Warehouse

/// Fills the page of a corridor, both ways.
struct CorridorQuery {
    let snapshot: Snapshot
    private let figures: FigureMaker
    private let naming: Naming

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        figures = FigureMaker(snapshot: snapshot)
        naming = Naming(snapshot: snapshot)
    }

    func model(_ origin: String, _ destination: String) async throws -> CorridorPage.Model {
        try Known(snapshot: snapshot).require(origin)
        try Known(snapshot: snapshot).require(destination)
        let forward = try await direction(origin, destination)
        let backward = try await direction(destination, origin)
        return CorridorPage.Model(
            forward: forward, backward: backward, sources: naming.all,
            gaps: gaps(origin, destination, [forward, backward]))
    }

    private func direction(
        _ origin: String, _ destination: String
    ) async throws -> CorridorPage.Direction {
        var direction = CorridorPage.Direction(
            origin: naming.label(origin), destination: naming.label(destination),
            stocks: stocks(origin, destination), flows: flows(origin, destination),
            splits: try await splits(origin, destination),
            refugees: (snapshot.displaced?.years(.refugees, from: origin, to: destination) ?? [])
                .map { year in
                    YearFigure(
                        year: year,
                        figure: figures.displaced(.refugees, from: origin, to: destination, year))
                })
        direction.stockBreaks = LineBreak.all(
            snapshot.stockBreaks, origin, destination,
            direction.stocks.filter { $0.total.value != nil }.map(\.year))
        direction.refugeeBreaks = LineBreak.all(
            snapshot.refugeeBreaks, origin, destination,
            direction.refugees.filter { $0.figure.value != nil }.map(\.year))
        direction.mirrors = try mirrors(origin, destination)
        return direction
    }

    private func mirrors(
        _ origin: String, _ destination: String
    ) throws -> [CorridorPage.Mirror] {
        try snapshot.state.mirrors(from: origin, to: destination).map { item in
            let release = (item.byDestination ?? item.byOrigin).flatMap { report in
                snapshot.releases.first { $0.id == report.release }
            }
            let source = release.map { naming.note($0).title } ?? item.source
            return CorridorPage.Mirror(
                year: item.year, source: "\(source), by \(item.criterion.name)",
                byOrigin: figure(item.byOrigin, item.year),
                byDestination: figure(item.byDestination, item.year),
                ratio: item.ratio.map { Figure($0, .number, kind: .computed) }
                    ?? Figure(missing: .notApplicable, .number),
                better: item.better.name, reason: item.reason)
        }
    }

    private func figure(_ report: CorridorMirror.Report?, _ year: Int) -> Figure {
        guard let report else { return Figure(missing: .notReported) }
        return Figure(
            report.value,
            href: Route.explain(
                dataflow: Dataflow.flow.rawValue, key: report.key.description, period: "\(year)"
            ).path)
    }

    private func stocks(_ origin: String, _ destination: String) -> [CorridorPage.StockYear] {
        let rows = (snapshot.stocks?.years ?? []).map { year in
            CorridorPage.StockYear(
                year: year, total: figures.stock(origin, destination, year),
                women: figures.stock(origin, destination, year, .female),
                men: figures.stock(origin, destination, year, .male))
        }
        return rows.contains { $0.total.value != nil } ? rows : []
    }

    private func flows(_ origin: String, _ destination: String) -> [CorridorPage.FlowInterval] {
        snapshot.flows.intervals.compactMap { interval in
            let estimates = snapshot.flows.methods.compactMap { method in
                snapshot.flows.estimate(method, interval, from: origin, to: destination).map { _ in
                    CorridorPage.FlowInterval.Estimate(
                        method: naming.method(method),
                        figure: figures.flow(method, interval, origin, destination))
                }
            }
            guard !estimates.isEmpty, let period = interval.period else { return nil }
            return CorridorPage.FlowInterval(period: period.readable, estimates: estimates)
        }
    }

    private func splits(_ origin: String, _ destination: String) async throws -> [CorridorPage
        .Split]
    {
        try await snapshot.splits.splits(from: origin, to: destination).compactMap { split in
            guard let period = split.interval.period else { return nil }
            let path = figures.flowPath(FlowSplits.method, split.interval, origin, destination)
            func figure(_ value: Double) -> Figure { Figure(value, kind: .estimated, href: path) }
            return CorridorPage.Split(
                period: period.readable, outward: figure(split.parts.outward),
                returning: figure(split.parts.returning), transit: figure(split.parts.transit))
        }
    }

    private func gaps(
        _ origin: String, _ destination: String, _ directions: [CorridorPage.Direction]
    ) -> [String] {
        var gaps: [String] = []
        let detailed = snapshot.stockTotals?.detailed ?? []
        let coarse = [origin, destination].filter { !detailed.contains($0) }
            .map { naming.label($0).name }
        if snapshot.isStarter, !coarse.isEmpty {
            gaps.append(
                "The starter set has no corridors of \(coarse.joined(separator: " or ")), "
                    + "only totals. The publisher’s full table has them.")
        }
        for direction in directions where coarse.isEmpty || !snapshot.isStarter {
            let way = "\(direction.origin.name) to \(direction.destination.name)"
            let silent = direction.stocks.filter { $0.total.value == nil }.map { String($0.year) }
            if direction.stocks.isEmpty {
                gaps.append("No stock is reported from \(way).")
            } else if !silent.isEmpty {
                gaps.append(
                    "No stock is reported from \(way) for \(silent.joined(separator: ", ")).")
            }
            if direction.flows.isEmpty {
                gaps.append("No flows are estimated from \(way).")
            }
        }
        return directions.contains { !$0.flows.isEmpty } ? gaps + remarks : gaps
    }

    private var remarks: [String] {
        snapshot.flows.intervals.compactMap { interval in
            guard let remark = snapshot.flows.remark(interval), let period = interval.period else {
                return nil
            }
            return "Flows of \(period.readable): \(remark)."
        }
    }
}
