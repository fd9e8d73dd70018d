import Cubes
import Foundation
import Office
import SDMX
import Testing
import Vocabulary
import Warehouse

/// Releases and codes made up for tests of structures.
enum StructureSamples {
    /// A release; its standing as the type encodes it.
    static func release(
        _ id: Int, _ source: String, kind: String = "import", title: String? = nil,
        standing: String = #"{"published":{"at":"2026-01-01T00:00:00Z"}}"#
    ) throws -> Release {
        let title = title ?? "Stocks of \(source)"
        let json = """
            {"id":\(id),"source":"\(source)","table":"stock","kind":"\(kind)",
            "publisher":"Office of \(source)","title":"\(title)",
            "citation":"Office of \(source) (2026).","licence":{"name":"CC BY 4.0"},
            "url":"https://example.org/\(source)","notes":["Stocks refer to 1 July."],
            "heldFrom":"2026-01-0\(1 + id % 9)T00:00:00Z",
            "files":[{"name":"\(source).csv","sha256":"ab\(id)","size":12,"sheets":[]}],
            "parameters":"{}","report":"{}","extent":{"table":{}},"standing":\(standing)}
            """
        return try JSONDecoder().decode(Release.self, from: Data(json.utf8))
    }

    /// What a warehouse holds now, from its series; every release counts as public.
    static func found(in office: Office) throws -> FoundCodes {
        var found = FoundCodes()
        var arrivals: [Int: FoundCodes.Arrival] = [:]
        for dataflow in Cubes.Dataflow.allCases {
            let series = try office.warehouse.series(KeyPattern(dataflow))
            guard !series.isEmpty else { continue }
            var holding = FoundCodes.Holding(
                codes: [:], first: nil, last: nil, series: series.count, observations: 0)
            for held in series {
                for (dimension, code) in zip(dataflow.dimensions, held.series.key.codes) {
                    holding.codes[dimension, default: []].insert(code)
                    for id in Set(held.releases) {
                        arrivals[
                            id, default: .init(release: id, isPublic: true, codes: [:])
                        ].codes[dimension, default: []].insert(code)
                    }
                }
                for observation in held.series.observations {
                    let period = observation.period
                    holding.first = min(holding.first ?? period, period)
                    holding.last = max(holding.last ?? period, period)
                    holding.observations += 1
                }
            }
            found.holdings[dataflow] = holding
        }
        found.arrivals = arrivals.keys.sorted().compactMap { arrivals[$0] }
        found.state = try office.warehouse.releases().count
        return found
    }

    /// Structures of five releases, the last two of which are not yet public, and some data.
    static func sample() throws -> HouseStructures {
        let pending = #"{"pending":{}}"#
        let releases = [
            try release(1, "ONE"), try release(2, "TWO"), try release(3, "ONE"),
            try release(4, "THREE", standing: pending), try release(5, "FOUR", standing: pending),
        ]
        return HouseStructures(releases: releases, found: found())
    }

    static func found() -> FoundCodes {
        var found = FoundCodes()
        found.arrivals = [
            .init(release: 1, isPublic: true, codes: [.source: ["ONE"], .freq: ["A", "A25"]]),
            .init(release: 2, isPublic: true, codes: [.source: ["TWO"], .origin: ["MEX"]]),
            .init(
                release: 3, isPublic: true, codes: [.source: ["ONE"], .age: ["Y33", "Y0T4"]],
                units: ["PS", "GBP"]),
            .init(release: 4, isPublic: false, codes: [.source: ["THREE"], .method: ["NEW"]]),
            .init(release: 5, isPublic: false, codes: [.source: ["FOUR"]]),
        ]
        found.holdings[.stock] = .init(
            codes: [
                .freq: ["A"], .source: ["ONE", "TWO"], .origin: ["MEX", "GTM"],
                .destination: ["USA"], .criterion: ["B"], .sex: ["F", "M"], .age: ["_T"],
            ], first: Period(year: 1990), last: Period(year: 2024), series: 8, observations: 64)
        found.holdings[.flow] = .init(
            codes: [
                .freq: ["A5", "A4"], .source: ["CORRIDOR"], .origin: ["MEX"],
                .destination: ["USA"], .criterion: ["P"], .sex: ["_T"], .age: ["_T"],
                .reporter: ["_Z"], .method: ["DA_PB"],
            ], first: Period(midYear: 1990, to: 1995), last: Period(midYear: 2020, to: 2024),
            series: 1, observations: 7)
        found.state = 3
        return found
    }
}

extension Structures {
    /// The list of that id in that version.
    func list(_ id: String, _ version: String, agency: String = "CORRIDOR") -> Codelist? {
        codelist(ArtefactReference(.codelist, agency: agency, id: id, version: version))
    }

    /// Versions of artefacts of one id, as they come.
    func versions(_ id: String) -> [String] { all.filter { $0.id == id }.map(\.version) }
}
