internal import Collection
public import Registers
internal import Vocabulary

extension Office {
    /// The tables of the collections that a question selects.
    ///
    /// - Parameter state: the records where they are at hand; nil reads them.
    /// - Throws: ``OfficeError`` for a collection that there is none of or that asks no tables, a
    ///   ``CollectionError`` for a table that says too little to be asked.
    public func requestBook(
        _ question: OverlapQuestion, in state: RegisterState? = nil
    ) throws -> RequestBook {
        let state = try state ?? registers.state()
        let all = try tableRequests(in: state)
        let asking = Set(all.map(\.collection))
        if let unknown = question.collections.subtracting(asking).min() {
            throw OfficeError(
                kind: .notFound, place: "collections", found: unknown,
                expected: "a collection that says which tables it asks: "
                    + asking.sorted().joined(separator: ", "))
        }
        let tables = all.filter {
            question.collections.isEmpty || question.collections.contains($0.collection)
        }.compactMap { table -> TableRequest? in
            guard let years = question.years else { return table }
            return table.narrowed(to: years)
        }
        var titles: [String: String] = [:]
        var owners: [String: [String]] = [:]
        for id in asking {
            guard let record = state[RecordKey("collections", id)] else { continue }
            titles[id] = record.value("title") ?? id
            owners[id] = record.values("owner").map { owner in
                let name = state[RecordKey("organisations", owner)]
                return name?.value("short-name") ?? name?.value("title") ?? owner
            }
        }
        return RequestBook(tables, titles: titles, owners: owners, model: question.model)
    }

    /// What one country is asked by all collections, what of it is asked twice, what is held, and the
    /// fewest figures that would do.
    ///
    /// - Throws: ``OfficeError`` for an area that cannot be asked.
    public func overlaps(of area: String, _ book: RequestBook) throws -> OverlapReport {
        let place = try askable(area)
        let found = AreaOverlaps(book.tables, of: place.id, pairs: book.pairs, in: areas)
        return OverlapReport(place, found, book, held: try heldShares(found))
    }

    /// The burden of each country, and what collections ask in common of all of them.
    public func overlapSummary(_ book: RequestBook, areas wanted: [String] = []) throws
        -> OverlapSummary
    {
        let places = wanted.isEmpty ? areas.countries : try wanted.map { try askable($0) }
        return OverlapSummary(places, book, areas)
    }

    private func askable(_ id: String) throws -> Area {
        guard let area = areas.area(id), !area.isAggregate, area.kind != .special else {
            let near = areas.search(id, limit: 5).map { "\($0.id) \($0.name)" }
            throw OfficeError(
                kind: .notFound, place: "area", found: id,
                expected: "the code of a country or territory, such as FRA", details: near)
        }
        return area
    }

    private func heldShares(_ found: AreaOverlaps) throws -> [HeldShare] {
        let held = HeldByOffice(self)
        return try found.tables.flatMap { try held.held($0, of: found.area) }
    }
}
