import Cubes
import TestKit
import Testing

struct KeyPatternTests {
    private func key(_ codes: String) throws -> SeriesKey {
        try SeriesKey(.stock, codes.split(separator: ".").map(String.init))
    }

    @Test(arguments: ["", "all", "*", "......", "*.*.*.*.*.*.*", "ORIGIN="])
    func `everything is asked for in several ways`(_ text: String) throws {
        #expect(try KeyPattern(.stock, text) == KeyPattern(.stock))
    }

    @Test func `alternatives, wildcards and places left out`() throws {
        let pattern = try KeyPattern(.stock, "A.UNDESA_2024.MEX+GTM.USA")
        #expect(pattern[.origin] == ["MEX", "GTM"])
        #expect(pattern[.destination] == ["USA"])
        #expect(pattern[.sex] == nil)
        #expect(pattern.matches(try key("A.UNDESA_2024.MEX.USA.B.F._T")))
        #expect(!pattern.matches(try key("A.UNDESA_2024.HND.USA.B.F._T")))
        #expect(!pattern.matches(try key("A.UNDESA_2020.MEX.USA.B.F._T")))
    }

    @Test(arguments: [
        "ORIGIN=MEX+GTM,DESTINATION=USA", "origin=GTM+MEX&destination=USA",
        "DESTINATION=USA,ORIGIN=MEX+GTM,", "..MEX+GTM.USA...", "..GTM+MEX+GTM.USA",
    ])
    func `names and places say the same`(_ text: String) throws {
        let expected = KeyPattern(.stock).with(.origin, "MEX", "GTM").with(.destination, "USA")
        #expect(try KeyPattern(.stock, text) == expected)
    }

    @Test(arguments: [
        ("A.B.C.D.E.F.G.H", CubeError.Kind.keyLength), (".......", .keyLength),
        ("COUNTRY=MEX", .unknownDimension), ("METHOD=_Z", .unknownDimension),
        ("ORIGIN=MEX,DESTINATION", .unknownDimension), ("=MEX", .unknownDimension),
        ("ORIGIN=MEX,=", .unknownDimension),
    ])
    func `a pattern that does not fit the dataflow is refused`(
        _ text: String, _ kind: CubeError.Kind
    ) throws {
        let error = try #require(throws: CubeError.self) { try KeyPattern(.stock, text) }
        #expect(error.kind == kind)
        #expect(error.place.contains("DF_STOCK"))
        #expect(error.expected.contains("ORIGIN"))
    }

    @Test func `a code with points can be asked for by name`() throws {
        let pattern = try KeyPattern(.population, "INDICATOR=SM.POP.NETM")
        #expect(pattern[.indicator] == ["SM.POP.NETM"])
    }

    @Test func `no code at all selects nothing and reads back as nothing`() throws {
        let nothing = KeyPattern(.stock).with(.origin, Set())
        #expect(!nothing.matches(try key("A.S.MEX.USA.B._T._T")))
        #expect(try KeyPattern(.stock, nothing.description) == nothing)
    }

    @Test func `a dimension the dataflow lacks narrows nothing`() {
        #expect(KeyPattern(.stock).with(.method, "_Z") == KeyPattern(.stock))
        #expect(KeyPattern(.stock)[.method] == nil)
    }

    @Test func `another dataflow's key never matches`() throws {
        let flow = try SeriesKey(.flow, Dataflow.flow.dimensions.map(\.rawValue))
        #expect(!KeyPattern(.stock).matches(flow))
        #expect(KeyPattern(.flow).matches(flow))
    }

    @Test func `a printed pattern reads back and selects the same as a naive reading`() throws {
        var generator = SeededGenerator(seed: 21)
        let letters = ["a", "b", "c"]
        for _ in 0..<500 {
            var choices: [Set<String>?] = []
            var pattern = KeyPattern(.displaced)
            for dimension in Dataflow.displaced.dimensions {
                let choice: Set<String>? =
                    Bool.random(using: &generator)
                    ? nil : Set(letters.filter { _ in Bool.random(using: &generator) })
                choices.append(choice)
                pattern = pattern.with(dimension, choice)
            }
            #expect(try KeyPattern(.displaced, pattern.description) == pattern)
            for _ in 0..<20 {
                let codes = choices.map { _ in letters.randomElement(using: &generator) ?? "a" }
                let naive = zip(choices, codes).allSatisfy { $0?.contains($1) ?? true }
                #expect(pattern.matches(try SeriesKey(.displaced, codes)) == naive)
            }
        }
    }
}
