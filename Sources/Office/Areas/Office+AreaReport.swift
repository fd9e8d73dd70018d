internal import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

extension Office {
    /// An area's history, with the figures that the workspace holds over it.
    ///
    /// - Parameter code: our code, or one of ISO 3166 alpha-2 or -3 or M49.
    /// - Throws: ``OfficeError`` for what is no area, naming near ones, and for regions and groups,
    ///   which repeat others.
    public func areaReport(_ code: String) throws -> AreaReport {
        let history = AreaHistory.standard
        let area = try knownArea(code)
        guard let extent = history.extent(of: area.id) else {
            throw OfficeError(
                kind: .request, place: "area \(code)",
                found: "\(area.name), an aggregate of other areas",
                expected: "a country or territory, or one that ended")
        }
        let changes = history.changes.filter { change in
            (change.from + change.to).contains { id in
                history.extent(of: id).map { $0.relation(to: extent) != .apart } ?? false
            }
        }
        let kin = Set(changes.flatMap { $0.from + $0.to }).union([area.id]).filter { id in
            history.extent(of: id).map { $0.relation(to: extent) != .apart } ?? false
        }.union(
            AreaCoverageBook.published.statements.filter { said in
                said.covers.contains { $0 == area.id }
            }.map(\.code))
        return AreaReport(
            area: named(area.id), isCurrent: area.isCurrent,
            start: history.start(of: area.id)?.description,
            end: history.end(of: area.id)?.description,
            extent: extent.parts.sorted().map(named),
            changes: changes.map { change in
                .init(
                    date: change.date.description, kind: change.kind.rawValue,
                    from: change.from.map(named), to: change.to.map(named),
                    continuing: change.continuing, summary: change.summary)
            }, meanings: meanings(of: area), coverage: coverage(of: kin),
            holdings: try holdings(of: kin.sorted()))
    }

    /// The area of a code: ours, or one of ISO 3166 alpha-2 or -3 or M49.
    ///
    /// - Throws: ``OfficeError`` for what is no area, naming near ones.
    func knownArea(_ code: String) throws -> Area {
        if let area = areas.area(code) ?? areas.area(code.uppercased()) { return area }
        for scheme in [AreaScheme.alpha3, .alpha2, .m49] {
            if let area = try? areas.resolve(code, in: scheme) { return area }
        }
        let near = areas.search(code, limit: 5).map { "\($0.id) \($0.name)" }
        throw OfficeError(
            kind: .notFound, place: "area", found: code,
            expected: near.isEmpty
                ? "an area's code, such as SDN or SDN736" : "one of " + near.joined(separator: ", ")
        )
    }

    private func named(_ id: String) -> AreaReport.Named {
        .init(code: id, name: areas.area(id)?.name ?? id)
    }

    /// What the codes that the area has had meant at other times too.
    private func meanings(of area: Area) -> [AreaReport.Meaning] {
        [AreaScheme.alpha3, .alpha2, .m49].flatMap { scheme -> [AreaReport.Meaning] in
            guard let code = area.code(in: scheme) else { return [] }
            return areas.history(of: code, in: scheme).sorted {
                ($0.dates.first ?? .min, $0.area.id) < ($1.dates.first ?? .min, $1.area.id)
            }.map {
                .init(
                    scheme: scheme.name, code: code, area: named($0.area.id),
                    years: $0.dates.description)
            }
        }
    }

    private func coverage(of codes: Set<String>) -> [AreaReport.Coverage] {
        AreaCoverageBook.published.statements.filter { codes.contains($0.code) }.map { said in
            .init(
                code: said.code, sources: said.sources.sorted(), years: said.years.description,
                covers: said.covers, certainty: said.certainty.rawValue, together: said.together,
                remark: said.remark)
        }
    }

    private func holdings(of codes: [String]) throws -> [AreaReport.Holding] {
        let index = try self.index()
        var result: [AreaReport.Holding] = []
        for dataflow in Dataflow.allCases {
            for dimension in dataflow.dimensions where dimension.isArea {
                for code in codes {
                    let pattern = KeyPattern(dataflow).with(dimension, code)
                    for source in index.codes(.source, in: pattern) {
                        result += try holding(pattern.with(.source, source), source, code)
                    }
                }
            }
        }
        // One line for both ends of a corridor.
        var byCode: [String: AreaReport.Holding] = [:]
        for item in result {
            let key = "\(item.dataflow) \(item.source) \(item.code)"
            byCode[key] = byCode[key].map { Self.merged($0, item) } ?? item
        }
        return byCode.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func merged(_ one: AreaReport.Holding, _ other: AreaReport.Holding)
        -> AreaReport.Holding
    {
        var seen: Set<ShownBreak> = []
        return AreaReport.Holding(
            dataflow: one.dataflow, source: one.source, code: one.code,
            first: min(one.first, other.first), last: max(one.last, other.last),
            series: one.series + other.series,
            breaks: (one.breaks + other.breaks).filter { seen.insert($0).inserted }
                .sorted { ($0.from, $0.to) < ($1.from, $1.to) })
    }

    /// The figures of a code in one source, and where they break because of it.
    private func holding(_ pattern: KeyPattern, _ source: String, _ code: String) throws
        -> [AreaReport.Holding]
    {
        let held = try held(pattern)
        var periods: Set<Period> = []
        for item in held {
            periods.formUnion(
                item.series.observations.lazy.filter { $0.value.number != nil }.map(\.period))
        }
        let ordered = periods.sorted()
        guard let first = ordered.first, let last = ordered.last, let key = held.first?.series.key
        else { return [] }
        let coverage = try SeriesCoverage(self, key)
        let breaks = zip(ordered, ordered.dropFirst()).flatMap { before, after -> [ShownBreak] in
            zip(coverage.areas(before), coverage.areas(after)).compactMap { one, other in
                guard one.code == code else { return nil }
                return AreaHistory.standard.areaBreak(one, other).map {
                    ShownBreak(
                        from: before.description, to: after.description, kind: $0.kind.rawValue,
                        sentence: $0.sentence)
                }
            }
        }
        return [
            AreaReport.Holding(
                dataflow: pattern.dataflow.rawValue, source: source, code: code,
                first: first.description, last: last.description, series: held.count, breaks: breaks
            )
        ]
    }
}
