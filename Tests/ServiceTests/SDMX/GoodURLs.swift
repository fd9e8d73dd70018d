import TestKit

/// URLs that are good, and changes that make them better or worse.
enum GoodURLs {
    static let all = [
        "v1/data/DF_STOCK", "v1/data/CORRIDOR,DF_STOCK,1.0.0/A.*.MEX.USA",
        "v1/data/DF_STOCK/A..MEX+DEU.USA..F?startPeriod=2015&endPeriod=2020",
        "v1/data/DF_STOCK/all/CORRIDOR?lastNObservations=1&detail=dataonly",
        "v1/data/DF_POPULATION/..DEU?startPeriod=2019-Q1&endPeriod=2020-02-29",
        "v1/data/DF_FLOW?dimensionAtObservation=AllDimensions&format=sdmx-json-2",
        "v1/data/DF_STOCK?updatedAfter=2026-01-15T00:00:00Z&includeHistory=true",
        "v1/data/DF_STOCK?detail=serieskeysonly&format=sdmx-ml-3.0",
        "v1/availableconstraint/DF_STOCK/..MEX/all/SEX?mode=available&references=codelist",
        "v1/codelist/SDMX+CORRIDOR/CL_SEX+CL_FREQ/all/F+M",
        "v1/dataflow/CORRIDOR/DF_STOCK/latest?references=parents&detail=allstubs",
        "v1/categoryscheme/CORRIDOR/TOPICS/latest/STOCKS?references=categorisation",
        "v1/metadata/MDF_ESMS/all/CORRIDOR", "v1/schema/dataflow/CORRIDOR/DF_STOCK/1.0.0",
        "v1/structure/SDMX/CL_SEX?detail=allcompletestubs",
        "v2/data/dataflow/CORRIDOR/DF_STOCK", "v2/data/*/*/DF_STOCK,DSD_FLOW/~/A.*.MEX,*.*.DEU",
        "v2/data/dataflow/CORRIDOR/DF_STOCK/*/*?c[SEX]=F,M&c[OBS_VALUE]=ge:100+lt:1e6",
        "v2/data/dataflow/CORRIDOR/DF_STOCK/+/A?c%5BTIME_PERIOD%5D=ge:2015+le:2020&limit=5&offset=2",
        "v2/data/dataflow/CORRIDOR/DF_STOCK?attributes=OBS_STATUS,series&measures=none&sort=SEX:desc+AGE",
        "v2/data/dataflow/CORRIDOR/DF_STOCK?asOf=2026-03-01T00:00:00%2B01:00&includeHistory=1",
        "v2/data/dataflow/CORRIDOR/DF_POPULATION?c[TIME_PERIOD]=2019-Q3&reportingYearStartDay=--07-01",
        "v2/data/dataflow/CORRIDOR/DF_STOCK?format=csv&lang=fr",
        "v2/data/dataflow/CORRIDOR/DF_STOCK?format=sdmx-csv-2&labels=both&lastNObservations=2",
        "v2/availability/dataflow/CORRIDOR/DF_STOCK/*/*.*.MEX/SEX,AGE?mode=exact&references=all",
        "v2/availability?c[ORIGIN]=MEX&references=codelist,dataflow",
        "v2/structure/codelist/SDMX,CORRIDOR/CL_SEX,CL_FREQ/2.1,1.0+.0/F,M",
        "v2/structure/dataflow/CORRIDOR/DF_STOCK/~?references=ancestors&detail=allstubs",
        "v2/metadata/metadataset/CORRIDOR/MDS_DF_STOCK?detail=allstubs",
        "v2/metadata/metadataflow/CORRIDOR/MDF_ESMS/*/CORRIDOR?detail=allstubs",
        "v2/metadata/structure/dataflow/CORRIDOR/DF_STOCK",
        "v2/schema/dataflow/CORRIDOR/DF_FLOW/+?dimensionAtObservation=SEX&deletion=true",
    ]

    private static let signs = Array("/.,+*:?&=[]%~@$-_;'!()|{}0AZa9".utf8)
    private static let pieces = [
        "all", "*", "..", "%2F", "%2E", "%00", "%C3%A9", "%FF", "latest", "1.0.0", "A.*.MEX", "ge:",
        "c[SEX]=F", "&limit=1", "?", "TIME_PERIOD", "2020-02-30", "-1", "999999999999999999999",
        "format=csv", "&format=sdmx-json-1", "references=all&detail=allstubs", "+", ",,",
    ]

    /// Some URL with one to three changes behind its version.
    static func changed(_ url: String, _ random: inout SeededGenerator) -> String {
        var bytes = Array(url.utf8.dropFirst(3))
        for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(bytes[place], at: place)
            case 2: bytes[place] = signs.randomElement(using: &random) ?? 0x2A
            case 3: bytes[place] = UInt8.random(in: 0x21...0x7E, using: &random)
            case 4: bytes.insert(signs.randomElement(using: &random) ?? 0x2A, at: place)
            case 5:
                let piece = pieces.randomElement(using: &random) ?? ""
                bytes.insert(contentsOf: Array(piece.utf8), at: place)
            case 6:
                // The end of another.
                let other = Array((all.randomElement(using: &random) ?? "").utf8.dropFirst(3))
                let cut = Int.random(in: 0...other.count, using: &random)
                bytes = Array(bytes[..<place] + other[cut...])
            default: bytes.removeSubrange(place..<min(bytes.count, place + 4))
            }
        }
        return url.prefix(3) + String(decoding: bytes, as: UTF8.self)
    }
}

/// A query for stocks with what it selects, and the status that it is refused with if it is.
struct RandomDataQuery {
    let url: String
    private let codes: [String: Set<String>]
    private let years: ClosedRange<Int>
    private(set) var fault: Int?

    init(_ random: inout SeededGenerator, isFirst: Bool) {
        var codes: [String: Set<String>] = [:]
        let choices = [
            "FREQ": ["A", "M"], "ORIGIN": ["MEX", "USA", "DEU", "FRA", "GTM", "QQQ"],
            "DESTINATION": ["USA", "MEX", "FRA", "DEU"], "SEX": ["F", "M"], "AGE": ["_T"],
        ]
        let dimensions = ["FREQ", "SOURCE", "ORIGIN", "DESTINATION", "CRITERION", "SEX", "AGE"]
        for id in dimensions where Int.random(in: 0..<3, using: &random) == 0 {
            guard let known = choices[id] else { continue }
            let most = Int.random(in: 1...2, using: &random)
            codes[id] = Set(known.shuffled(using: &random).prefix(most))
        }
        let first = Int.random(in: 2008...2022, using: &random)
        let isOpen = Bool.random(using: &random)
        let years = isOpen ? 0...9999 : first...Int.random(in: first...2023, using: &random)
        self.codes = codes
        self.years = years
        // Trailing positions may be left out; a wildcard is a star or nothing.
        var positions = dimensions.map { id in
            codes[id].map { $0.sorted().joined(separator: "+") }
                ?? (Bool.random(using: &random) ? "*" : "")
        }
        if Bool.random(using: &random) {
            while let last = positions.last, last.isEmpty || last == "*" { positions.removeLast() }
        }
        let key = positions.isEmpty ? "all" : positions.joined(separator: ".")
        var parameters: [String] = []
        if !isOpen {
            parameters +=
                isFirst
                ? ["startPeriod=\(years.lowerBound)", "endPeriod=\(years.upperBound)"]
                : ["c[TIME_PERIOD]=ge:\(years.lowerBound)+le:\(years.upperBound)"]
        }
        if Int.random(in: 0..<6, using: &random) == 0 {
            let (text, status) =
                [
                    ("dimensionAtObservation=COLOUR", isFirst ? 403 : 422),
                    ("lastNObservations=0", 400), ("colour=red", 400), ("format=pdf", 406),
                    ("includeHistory=perhaps", 400), ("lang=xx", 406),
                ].randomElement(using: &random) ?? ("", 0)
            parameters.append(text)
            fault = status
        } else if Bool.random(using: &random) {
            let form = ["sdmx-json-2", "sdmx-ml-3.0", "sdmx-ml-2.1", "sdmx-csv-2"]
                .randomElement(using: &random)
            parameters.append("format=" + (form ?? "csv"))
        }
        let path =
            isFirst
            ? "v1/data/DF_STOCK/\(key)" : "v2/data/dataflow/CORRIDOR/DF_STOCK/*/\(key)"
        let joined = parameters.shuffled(using: &random).joined(separator: "&")
        url = path + (joined.isEmpty ? "" : "?" + joined)
    }

    func takes(_ fact: Fact) -> Bool {
        years.contains(fact.year)
            && codes.allSatisfy { $0.value.contains(fact.key[$0.key] ?? "") }
    }
}
