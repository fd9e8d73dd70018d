import Harmonisation
import Testing

@Suite struct MirrorTableTests {
    private let table = MirrorTable([
        .init(origin: "POL", destination: "DEU", byOrigin: 10, byDestination: 100),
        .init(origin: "POL", destination: "SWE", byOrigin: 20, byDestination: 40),
        .init(origin: "DEU", destination: "SWE", byOrigin: 30, byDestination: 33),
        .init(origin: "DEU", destination: "POL", byOrigin: 50, byDestination: 5),
        .init(origin: "SWE", destination: "POL", byOrigin: 8, byDestination: nil),
        .init(origin: "SWE", destination: "DEU", byOrigin: nil, byDestination: 9),
        .init(origin: "SWE", destination: "ITA", byOrigin: nil, byDestination: nil),
    ])

    @Test func `every corridor is counted once`() {
        let coverage = table.coverage
        #expect(coverage.both == 4 && coverage.onlyOrigin == 1)
        #expect(coverage.onlyDestination == 1 && coverage.neither == 1)
    }

    @Test func `sides set an area's reports beside its partners'`() throws {
        let sweden = try #require(table.destinations.first { $0.area == "SWE" })
        #expect(sweden.pairs == 2 && sweden.own == 73 && sweden.partners == 50)
        #expect(sweden.medianRatio == (2 + 1.1) / 2)
        let poland = try #require(table.origins.first { $0.area == "POL" })
        #expect(poland.own == 30 && poland.partners == 140)
        #expect(table.medianRatio == (2 + 1.1) / 2)
    }

    @Test func `a report a hundred times another is far from those of the others`() {
        var pairs: [MirrorTable.Pair] = (1...9).map {
            .init(
                origin: "POL", destination: "A\($0)", byOrigin: 100,
                byDestination: 100 + 10 * Double($0))
        }
        pairs.append(.init(origin: "POL", destination: "DEU", byOrigin: 10, byDestination: 1_000))
        let outliers = MirrorTable(pairs).outliers()
        #expect(outliers.map(\.pair.destination) == ["DEU"])
        #expect(outliers.first?.ratio == 100)
        #expect(MirrorTable(Array(pairs.prefix(1))).outliers().isEmpty)
    }
}
