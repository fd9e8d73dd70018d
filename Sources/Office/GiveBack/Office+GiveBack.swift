internal import Cubes
internal import Vocabulary
internal import Warehouse

extension Office {
    /// What others count of an area's emigrants, with counts of fewer people than the threshold hidden.
    ///
    /// Made of what everybody may see, whoever asks.
    ///
    /// - Parameter threshold: 0 hides nothing.
    /// - Throws: ``OfficeError`` for what is no area, or no country or territory; and what reading
    ///   figures throws.
    public func giveBack(
        _ code: String, threshold: Int = GiveBack.usualThreshold
    ) throws -> GiveBack {
        guard let area = areas.area(code), !area.isAggregate else {
            let near = areas.search(code, limit: 3).map { "\($0.id) (\($0.name))" }
            throw OfficeError(
                kind: .notFound, place: "give-back", found: code,
                expected: "the code of a country or territory"
                    + (near.isEmpty ? "" : ", such as " + near.joined(separator: ", ")))
        }
        guard (0...1_000_000).contains(threshold) else {
            throw OfficeError(
                kind: .request, place: "the threshold", found: "\(threshold)",
                expected: "0 to 1,000,000 people")
        }
        return try GivingBack(seen(by: .everybody), area.id, threshold).result()
    }
}

/// Gathers what is given back.
struct GivingBack {
    private let office: Office
    private let area: String
    private let threshold: Int
    private let releases: [Int: Release]

    init(_ office: Office, _ area: String, _ threshold: Int) throws {
        self.office = office
        self.area = area
        self.threshold = threshold
        releases = Dictionary(
            try office.releases().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    func result() throws -> GiveBack {
        let gathered = try gather()
        var tables: [GiveBack.Table] = []
        for table in gathered {
            tables.append(
                table.finished(
                    office, definition: try said(table.keys),
                    release: table.releases.max().flatMap { releases[$0] }, threshold: threshold))
        }
        let cited = Set(gathered.flatMap(\.releases))
        return GiveBack(
            area: named(area), threshold: threshold, state: releases.keys.max() ?? 0,
            tables: tables, differences: differences(tables), unreported: unreported(tables),
            notes: notes(tables), sources: cited.sorted().compactMap { releases[$0] }.map(source))
    }

    /// The tables in order: stocks, flows by destinations, its own; by source and criterion.
    private func gather() throws -> [GiveBackTable] {
        var tables: [String: GiveBackTable] = [:]
        func take(_ held: HeldSeries, _ side: GiveBack.Side, _ destination: String) {
            guard let source = held.series.key[.source], source != FlowEstimating.source,
                let criterion = held.series.key[.criterion], isMeant(destination)
            else { return }
            let id = "\(source) \(criterion) \(side.rawValue)"
            tables[
                id, default: GiveBackTable(side, source: source, criterion: criterion)
            ].take(held, destination: destination)
        }
        for held in try office.held(
            KeyPattern(.stock).with(.freq, "A").with(.origin, area))
        {
            take(held, .stock, held.series.key[.destination] ?? "")
        }
        for held in try office.held(
            KeyPattern(.flow).with(.freq, "A").with(.origin, area).with(.method, "_Z"))
        {
            switch held.series.key[.reporter] {
            case "ORIGIN": take(held, .own, held.series.key[.destination] ?? "")
            case "DESTINATION": take(held, .destination, held.series.key[.destination] ?? "")
            default: break
            }
        }
        // All who leave, whatever their citizenship: to anywhere.
        let emigration = KeyPattern(.emigration).with(.freq, "A").with(.refArea, area)
            .with(.criterionArea, GiveBack.everywhere)
        for held in try office.held(emigration) { take(held, .own, GiveBack.everywhere) }
        let order: [GiveBack.Side] = [.stock, .destination, .own]
        let ranked = SourceChoice.ranked(Set(tables.values.map(\.source)).sorted())
        return GiveBackTable.joined(
            tables.values.filter { !$0.isEmpty }.sorted { a, b in
                func rank(_ table: GiveBackTable) -> (Int, Int, String) {
                    (
                        order.firstIndex(of: table.side) ?? 0,
                        ranked.firstIndex(of: table.source) ?? 0, table.criterion
                    )
                }
                return rank(a) < rank(b)
            })
    }

    /// All destinations together, and each area that is no group; not the area itself.
    private func isMeant(_ destination: String) -> Bool {
        if destination == GiveBack.everywhere { return true }
        return destination != area && office.areas.area(destination)?.isAggregate == false
    }

    private func said(_ keys: [SeriesKey]) throws -> [GiveBack.Said] {
        try office.definition(ofAll: keys).all.map {
            GiveBack.Said(aspect: $0.aspect.name, words: $0.words, remark: $0.remark)
        }
    }

    /// Flows as destinations report them beside its own, where both count by the same criterion.
    private func differences(_ tables: [GiveBack.Table]) -> [GiveBack.Difference] {
        var found: [GiveBack.Difference] = []
        for own in tables where own.side == .own {
            let ours = own.byPlace
            for other in tables
            where other.side == .destination && other.criterion == own.criterion {
                for cell in other.cells {
                    let place = cell.place
                    guard place.sex == "_T", place.age == "_T",
                        place.destination != GiveBack.everywhere, let mine = ours[place]
                    else { continue }
                    let both = cell.value.flatMap { a in mine.value.map { (a, $0) } }
                    found.append(
                        GiveBack.Difference(
                            destination: named(place.destination), year: place.year,
                            source: other.source, ownSource: own.source, theirs: cell.value,
                            own: mine.value, difference: both.map { $0.0 - $0.1 },
                            ratio: both.flatMap { $0.1 > 0 ? $0.0 / $0.1 : nil }))
                }
            }
        }
        return found.sorted { a, b in
            let left = (a.destination.name, a.year, a.source, a.ownSource)
            return left < (b.destination.name, b.year, b.source, b.ownSource)
        }
    }

    private func unreported(_ tables: [GiveBack.Table]) -> [NamedPlace] {
        let reported = Set(
            tables.filter { $0.side != .own }.flatMap { $0.destinations.map(\.code) })
        return office.areas.countries.filter {
            $0.isCurrent && $0.id != area && !reported.contains($0.id)
        }.map { NamedPlace(code: $0.id, name: $0.shortName) }.sorted { $0.name < $1.name }
    }

    private func notes(_ tables: [GiveBack.Table]) -> [String] {
        var notes: [String] = []
        let name = named(area).name
        if tables.isEmpty { notes.append("Nobody’s figures on emigrants from \(name) are held.") }
        let stocks = tables.filter { $0.side == .stock }
        if !stocks.isEmpty {
            notes.append(
                "\(name)’s own count of its people abroad is not held, so stocks have nothing of "
                    + "its own beside them.")
        }
        if stocks.contains(where: { SourceChoice.isStarter($0.source) }) {
            notes.append(
                "The starter set has the largest corridors one by one and the other destinations "
                    + "of each continent together.")
        }
        if tables.contains(where: { $0.side == .destination }),
            !tables.contains(where: { $0.side == .own })
        {
            notes.append("\(name)’s own figures on people who leave are not held.")
        }
        let hidden = tables.reduce(0) { $0 + $1.hidden }
        let small = tables.reduce(0) { $0 + $1.small }
        if threshold > 1 {
            notes.append(
                "Counts of fewer than \(threshold) people are hidden: \(small) of them, and "
                    + "\(hidden - small) more from which they could be told.")
        }
        return notes
    }

    private func source(_ release: Release) -> GiveBack.Source {
        GiveBack.Source(
            release: release.id, source: release.source, publisher: release.publisher,
            title: release.title, citation: release.citation, licence: release.licence.name,
            licenceAddress: release.licence.url, address: release.url,
            heldFrom: "\(release.heldFrom)", file: release.files.first?.name,
            sheets: release.files.first?.sheets ?? [])
    }

    private func named(_ code: String) -> NamedPlace {
        NamedPlace(code: code, name: office.areas.area(code)?.shortName ?? code)
    }
}
