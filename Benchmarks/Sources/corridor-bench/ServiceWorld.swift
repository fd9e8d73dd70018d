import Cubes
import Foundation
import Vocabulary

/// A made-up workspace of flows, as a service would hold them: four sources that count the same
/// corridors by sex, age and criterion, uneven in their destinations, ten years each, in six
/// releases. The same number of series gives the same figures.
struct ServiceWorld {
    /// Series of the first releases.
    let count: Int
    /// ISO codes of 230 countries.
    let areas: [String]
    /// Where the series of each destination begin, and after the last where they end.
    private let starts: [Int]

    static let sources = ["ESTAT", "ILO", "OECD", "UNDESA_2024"]
    static let yearsOfSeries = 10
    /// The release that revises the first source, and the one that speaks of a year of the second.
    static let (revision, correction) = (5, 6)
    static let correctedYear = 2019
    static let attributes: [[AttributeID: String]] = [
        [.unitMeasure: "PS"], [.unitMeasure: "PS", .dataType: "B R"],
        [.unitMeasure: "PS", .dataType: "I"], [.unitMeasure: "PS", .confidentiality: "F"],
        [.unitMeasure: "PS", .comment: "register revised, \"new\" method"],
        [.unitMeasure: "PS", .unitMult: "0"],
    ]
    private static let sexes = ["_T", "F", "M"]
    private static let ages = ["_T", "Y0T14", "Y15T64", "Y_GE65"]
    private static let criteria = ["C", "B"]
    private static let reporters = ["DESTINATION", "ORIGIN", "DESTINATION", "_Z"]

    init(series count: Int, register: AreaRegister = .standard) {
        self.count = count
        areas = Array(register.countries.map(\.id).sorted().prefix(230))
        let places = areas.count
        let weights = (0..<places).map { 1 / Double($0 + 20) }
        let scale = Double(count) / weights.reduce(0, +)
        var starts = [0]
        var sum = 0.0
        for weight in weights {
            sum += weight * scale
            starts.append(min(count, Int(sum.rounded())))
        }
        self.starts = starts
    }

    /// The destination of most series: one in fifty.
    var largest: String { areas[0] }

    /// The codes of a series, in the order of the dataflow.
    func codes(_ series: Int) -> [String] {
        var low = 0
        var high = areas.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= series { low = middle } else { high = middle }
        }
        let place = series - starts[low]
        let origin = place * 101 % (areas.count - 1)
        // Coprime to 96, so that each combination comes once, and all codes come early.
        let variant = (place / (areas.count - 1) * 37 + origin * 5) % 96
        return [
            "A", Self.sources[variant % 4], areas[origin < low ? origin : origin + 1], areas[low],
            Self.criteria[variant / 48 % 2], Self.sexes[variant / 4 % 3],
            Self.ages[variant / 12 % 4], Self.reporters[variant % 4], "_Z",
        ]
    }

    /// The source of a series, by place.
    func source(_ series: Int) -> Int {
        Self.sources.firstIndex(of: codes(series)[1]) ?? 0
    }

    /// What a release says of a series of its source; nil where it has none.
    func figures(_ series: Int, _ source: Int, release: Int) -> [Figure]? {
        let random = Self.mix(UInt64(series))
        var figures = (0..<Self.yearsOfSeries).map {
            Figure(series, year: 2010 + Int(random % 5) + $0, version: 0)
        }
        if source == 0, release >= Self.revision {
            if random / 5 % 100 == 7 { return nil }
            if random / 5 % 10 == 0 {
                for place in 7..<10 {
                    figures[place] = Figure(series, year: figures[place].year, version: 1)
                }
            }
        }
        if source == 1, release >= Self.correction, random / 5 % 20 == 0,
            let place = figures.firstIndex(where: { $0.year == Self.correctedYear })
        {
            figures[place] = Figure(series, year: Self.correctedYear, version: 1)
        }
        return figures
    }

    /// A figure, drawn by its series, year and version.
    struct Figure: Equatable {
        let year: Int
        /// Nil where it is missing.
        let value: Double?
        let status: ObservationStatus
        /// Index into the attribute sets.
        let attributes: Int

        init(_ series: Int, year: Int, version: Int) {
            let random = mix(UInt64(series * 16 + year - 2010) &* 4 &+ UInt64(version) &+ 1 << 40)
            self.year = year
            let reason = MissingReason.allCases[Int(random >> 8 % 4)]
            if random % 20 == 0 {
                value = nil
                status = reason.status
            } else {
                let size = pow(10, 5.5 * Double(random >> 40) / Double(1 << 24))
                value = random % 20 == 1 ? (size * 10).rounded() / 10 : size.rounded()
                let statuses: [ObservationStatus] = [.estimated, .provisional, .breakInSeries]
                let drawn = Int(random >> 16 % 16)
                status = drawn < statuses.count ? statuses[drawn] : .normal
            }
            let drawn = Int(random >> 24 % 24)
            attributes = drawn < ServiceWorld.attributes.count ? drawn : 0
        }
    }

    /// Bits that have nothing to do with the number (Steele, Lea and Flood 2014).
    static func mix(_ number: UInt64) -> UInt64 {
        var generator = SeededGenerator(seed: number)
        return generator.next()
    }
}
