import Cubes
import TestKit
import Testing
import Vocabulary

struct CubeSeriesTests {
    private let years: [Period] = (2000...2009).compactMap { Period(year: $0) }

    private func key(_ origin: String, _ destination: String) throws -> SeriesKey {
        try SeriesKey(.displaced, ["A", "UNHCR", origin, destination, "REF"])
    }

    private func figure(_ year: Int, _ value: Double, row: Int = 0) throws -> Observation {
        Observation(
            period: try #require(Period(year: year)), value: .number(value), row: row, column: 3)
    }

    /// Rows with random keys, each key and period at most once, in random order.
    private func rows(
        _ dataflow: Dataflow, _ generator: inout SeededGenerator
    ) throws -> [(SeriesKey, Observation)] {
        var seen: Set<String> = []
        var rows: [(SeriesKey, Observation)] = []
        for row in 1...400 {
            let codes = dataflow.dimensions.map { _ in
                "\(Int.random(in: 0...2, using: &generator))"
            }
            let key = try SeriesKey(dataflow, codes)
            let period = try #require(years.randomElement(using: &generator))
            guard seen.insert("\(key) \(period)").inserted else { continue }
            let missing = Int.random(in: 0...4, using: &generator) == 0
            rows.append(
                (
                    key,
                    Observation(
                        period: period,
                        value: missing
                            ? .missing(.notReported)
                            : .number(.random(in: 0...1e9, using: &generator)),
                        attributes: AttributeSet([.dataType: codes[0]]), row: row, column: 2)
                ))
        }
        return rows.shuffled(using: &generator)
    }

    @Test(arguments: Dataflow.allCases, [1, 2, 3] as [UInt64])
    func `rows in any order are grouped as a naive model groups them`(
        _ dataflow: Dataflow, _ seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        var cube = Cube(dataflow)
        var model: [SeriesKey: [Observation]] = [:]
        for (key, observation) in try rows(dataflow, &generator) {
            cube.append(key, observation)
            model[key, default: []].append(observation)
        }
        let series = try cube.series()
        #expect(series.count == model.count)
        for item in series {
            let expected = try #require(model[item.key]).sorted { $0.period < $1.period }
            #expect(item.observations == expected)
        }
    }

    @Test func `keys too long for one word are grouped all the same`() throws {
        var generator = SeededGenerator(seed: 5)
        var cube = Cube(.flow)
        var model: [SeriesKey: Int] = [:]
        for n in 0..<700 {
            // 700 codes in each of nine dimensions need 90 bits.
            let codes = Dataflow.flow.dimensions.map { "\($0.rawValue)\(n)" }
            let key = try SeriesKey(.flow, codes)
            for year in [2001, 2000] where Bool.random(using: &generator) || year == 2000 {
                cube.append(key, try figure(year, Double(n)))
                model[key, default: 0] += 1
            }
        }
        let series = try cube.series()
        #expect(series.count == 700)
        for item in series {
            #expect(item.observations.count == model[item.key])
            #expect(item.observations.map(\.period) == item.observations.map(\.period).sorted())
        }
    }

    @Test func `two figures for one key and period are refused with both rows`() throws {
        var cube = Cube(.displaced)
        cube.append(try key("SYR", "TUR"), try figure(2014, 1, row: 7))
        cube.append(try key("SYR", "LBN"), try figure(2014, 2, row: 8))
        cube.append(try key("SYR", "TUR"), try figure(2013, 3, row: 9))
        cube.append(try key("SYR", "TUR"), try figure(2014, 1, row: 10))
        let error = try #require(throws: CubeError.self) { try cube.series() }
        #expect(error.kind == .duplicateKey)
        #expect(error.place == "A.UNHCR.SYR.TUR.REF 2014")
        #expect(error.found.contains("7") && error.found.contains("10"))
    }

    @Test func `the same period stated as a year and as a day is two periods`() throws {
        var cube = Cube(.displaced)
        for text in ["2014-01-01/P365D", "2014", "2014-01-01/P12M", "2014-01-01"] {
            cube.append(
                try key("SYR", "TUR"),
                Observation(period: try #require(Period(text)), value: .number(1)))
        }
        #expect(try cube.series().map(\.observations.count) == [4])
        cube.append(try key("SYR", "TUR"), try figure(2014, 1))
        #expect(throws: CubeError.self) { try cube.series() }
    }

    @Test func `a cube without rows has no series`() throws {
        #expect(try Cube(.stock).series().isEmpty)
    }

    @Test func `each cell keeps its place, and places too large stay at the largest`() throws {
        var cube = Cube(.displaced)
        var far = try figure(2014, 1, row: Int(UInt32.max) + 5)
        far.column = 70_000
        cube.append(try key("SYR", "TUR"), far)
        let held = cube.observations[0]
        #expect(held.row == Int(UInt32.max))
        #expect(held.column == Int(UInt16.max))
        #expect(cube.code(0, .origin) == "SYR")
        #expect(cube.code(0, .sex) == nil)
    }
}
