import SDMX
import TestKit
import Testing

/// Queries at random, of what one grammar can say.
private struct RandomQueries {
    var generator: SeededGenerator
    let grammar: QueryGrammar

    mutating func chance(_ n: Int = 2) -> Bool { Int.random(in: 0..<n, using: &generator) == 0 }

    mutating func pick<T>(_ values: [T]) -> T {
        values[Int.random(in: 0..<values.count, using: &generator)]
    }

    mutating func several<T>(_ values: [T], most: Int = 3) -> [T] {
        Array(
            values.shuffled(using: &generator).prefix(Int.random(in: 1...most, using: &generator)))
    }

    mutating func selection<T>(_ values: [T]) -> Selection<T> {
        chance(3) ? .all : .only(several(values))
    }

    static let ids = ["EXR", "DSD@DF", "CL_FREQ", "_1", "A-B", "$x", "ALL", "data"]
    static let agencies = ["ECB", "OECD.SDD.NAD", "BIS", "IT1"]
    static let codes = ["A", "_T", "Y15-24", "é", "日本", "1/2", "a:b", "(x)", "%", "&=", "ge:x"]
    static let texts = [
        "A", "x y", "ge:1", "a:b", "é&=?#", "%41", "*", "..", "\"", "\u{301}", "[x]",
    ]

    mutating func versions() -> Selection<VersionSelector> {
        let texts =
            grammar == .v1
            ? ["1.0", "2", "1.2.3", "latest"]
            : ["1.0", "1.2.3", "+", "~", "1.0.0-rc.1", "1+.0.0", "2.1~.0", "1*.0", "1.2.0+"]
        return selection(texts.compactMap { VersionSelector($0) })
    }

    mutating func artefacts() -> ArtefactSelection {
        ArtefactSelection(
            agencies: selection(Self.agencies), ids: selection(Self.ids), versions: versions())
    }

    mutating func time() -> PointInTime? {
        PointInTime(
            pick(["2020-01-01T00:00:00", "2009-05-15T14:15:00+01:00", "2024-02-29T24:00:00Z"]))
    }

    mutating func key() -> QueryKey {
        var positions: [Selection<String>] = [.only([pick(Self.codes)])]
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            positions.append(
                chance(3) ? .all : .only(several(Self.codes, most: grammar == .v1 ? 3 : 1)))
        }
        return QueryKey(positions.shuffled(using: &generator))
    }

    mutating func filter(_ component: String) -> ComponentFilter {
        let isTime = component == ComponentFilter.timePeriod
        let values = isTime ? ["2020", "2020-Q1", "2020-01-01T00:00:00"] : Self.texts
        var alternatives: [[ComponentFilter.Condition]] = []
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            alternatives.append([])
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                alternatives[alternatives.count - 1].append(
                    .init(pick(ComponentFilter.Operator.allCases), pick(values)))
            }
        }
        return ComponentFilter(component, alternatives: alternatives)
    }

    mutating func dataSelection() -> DataSelection {
        var selection = DataSelection(.one(.dataflow), artefacts())
        if chance() { selection.updatedAfter = time() }
        switch grammar {
        case .v1:
            selection.artefacts = ArtefactSelection(
                agencies: chance() ? .all : [pick(Self.agencies)], ids: [pick(Self.ids)],
                versions: [chance() ? .latest : VersionSelector("1.0") ?? .latest])
            if chance() { selection.keys = [key()] }
            if chance() {
                selection.providers = [
                    ProviderReference("ECB"), ProviderReference(agency: "A.B", "X"),
                ]
            }
            let range = ComponentFilter(
                ComponentFilter.timePeriod, from: chance() ? "2020-Q1" : nil,
                to: chance() ? "2021-12-31Z" : nil)
            selection.filters = [range].compactMap { $0 }
        case .v2:
            selection.contexts = self.selection(DataSelection.Context.allCases)
            if chance() { selection.keys = [key(), key()] }
            if chance() {
                selection.filters = several(["FREQ", "TIME_PERIOD", "OBS_VALUE", "M.NAME"])
                    .map { filter($0) }
            }
            if chance(4) { selection.reportingYearStart = MonthDay(month: 7, day: 1) }
        }
        return selection
    }

    mutating func data() -> DataQuery {
        var query = DataQuery(dataSelection())
        if chance(3) { query.firstNObservations = Int.random(in: 1...Int.max, using: &generator) }
        if chance(3) { query.lastNObservations = 1 }
        if chance(3) { query.dimensionAtObservation = DataQuery.allDimensions }
        query.includesHistory = chance(3)
        guard grammar == .v2 else {
            let details: [(DataQuery.Attributes, DataQuery.Measures)] = [
                (.standard, .all), (.none, .all), (.none, .none),
                (.only([.ofDataSet, .ofSeries]), .none),
            ]
            (query.attributes, query.measures) = pick(details)
            return query
        }
        query.attributes = pick([
            .all, .none, .standard, .only([.ofMetadataStructure, .id("X"), .ofObservations]),
        ])
        query.measures = pick([.all, .none, .only(["A", "B"])])
        query.offset = pick([0, 0, 7])
        if chance(3) { query.limit = 10 }
        query.sort = pick([
            [], [.init(.allDimensions, descending: true)],
            [.init(.component("A"), descending: true), .init(.seriesKey)],
        ])
        // Not before `updatedAfter`, which may be any of the times.
        if chance(4) { query.asOf = PointInTime("2025-01-01T00:00:00Z") }
        return query
    }

    mutating func availability() -> AvailabilityQuery {
        var query = AvailabilityQuery(dataSelection())
        query.components =
            grammar == .v1 ? (chance() ? .all : ["FREQ"]) : selection(["FREQ", "SEX", "AGE"])
        query.mode = pick(AvailabilityQuery.Mode.allCases)
        query.references = pick([.all, [], [.codelist]])
        if grammar == .v2, chance() { query.references = [.valueList, .dataflow] }
        return query
    }

    mutating func structure() -> StructureQuery {
        let types = StructureType.all(grammar)
        var query = StructureQuery(chance(5) ? nil : pick(types), artefacts())
        if query.type?.hasItems == true, chance() {
            query.items = .only(several(["A", "B.C", "1"]))
        }
        query.detail = pick(
            StructureQuery.Detail.allCases.filter { $0 != .raw || grammar == .v2 })
        query.references = pick([[], [.all], [.children], [.type(pick(types))]])
        if grammar == .v2 {
            if query.type == .valueList { query.items = ["a b", "c..d", "ü/?&"] }
            if chance(3) { query.references = [.ancestors, .type(.codelist)] }
            if chance(3) { query.asOf = time() }
        }
        return query
    }

    mutating func metadata() -> MetadataQuery {
        guard grammar == .v2 else { return MetadataQuery(.keyed(data())) }
        let versions = versions()
        let providers =
            chance() ? [] : [ProviderReference("A"), ProviderReference(agency: "B", "C")]
        var query = MetadataQuery(
            pick([
                .sets(providers: selection(Self.agencies), ids: selection(Self.ids), versions),
                .flows(artefacts(), providers: providers),
                .structures(chance() ? nil : .dataflow, artefacts()),
            ]))
        query.detail = pick(MetadataQuery.Detail.allCases)
        if chance(3) { query.asOf = time() }
        return query
    }

    mutating func schema() -> SchemaQuery {
        var query = SchemaQuery(
            pick([.dataflow, .dataStructure, .metadataflow]), agency: pick(Self.agencies),
            id: pick(Self.ids))
        if chance() { query.version = VersionSelector("2.1") ?? .latest }
        if chance() { query.dimensionAtObservation = "TIME_PERIOD" }
        query.hasExplicitMeasure = grammar == .v1 && chance()
        query.isForDeletion = grammar == .v2 && chance()
        return query
    }

    mutating func next() -> Query {
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: .data(data())
        case 1: .availability(availability())
        case 2: .structure(structure())
        case 3: .metadata(metadata())
        default: .schema(schema())
        }
    }
}

@Suite struct QueryRoundTripTests {
    @Test(arguments: QueryGrammar.allCases, [false, true])
    func `what is written is read as it was`(_ grammar: QueryGrammar, _ isPlain: Bool) throws {
        var random = RandomQueries(generator: SeededGenerator(seed: 17), grammar: grammar)
        var style = QueryStyle()
        style.hasPlainBrackets = isPlain
        style.leavesWildcardsEmpty = isPlain
        for _ in 0..<4_000 {
            let query = random.next()
            let text = try query.text(grammar.newest, style: style)
            #expect(try Query(text, grammar) == query, "\(text)")
            #expect(isPlain || !path(text).contains(".."), "\(text)")
            #expect(text.utf8.allSatisfy { (0x21...0x7E).contains($0) }, "\(text)")
        }
    }

    @Test func `what is said in the other grammar takes the same keys`() throws {
        var random = RandomQueries(generator: SeededGenerator(seed: 23), grammar: .v1)
        for _ in 0..<500 {
            let query = random.data()
            let rendered = try Query.data(query).rendered(.v2_2)
            let other = try dataQuery(rendered.text, .v2)
            let isExact = !rendered.losses.contains { $0.part == .key }
            for _ in 0..<40 {
                let codes = (0..<7).map { _ in random.pick(RandomQueries.codes) }
                let isTaken = query.selection.matches(key: codes)
                if isExact {
                    #expect(other.selection.matches(key: codes) == isTaken, "\(rendered.text)")
                } else if isTaken {
                    #expect(other.selection.matches(key: codes))
                }
            }
            guard isExact, query.selection.providers.isEmpty else { continue }
            let back = try Query.data(other).rendered(.v1_5)
            #expect(back.losses.isEmpty, "\(rendered.text) \(back.losses)")
        }
    }
}
