import Foundation
import Vocabulary

/// A made-up long table in the layout of UN DESA's International Migrant Stock 2024.
///
/// Each of the edition's years and both sexes for each corridor, so 16 rows a corridor; real area
/// codes; figures that add up to the edition's world totals, so that the file passes every check of
/// an import. The same number of rows gives the same bytes.
struct StockFile {
    /// The text of the file.
    let text: String
    /// Data rows.
    let rows: Int
    /// The sum of all figures. Units: persons, over years, which means nothing but a check.
    let sum: Double
    /// Origin and destination of each corridor, by our own area codes.
    let corridors: [(origin: String, destination: String)]

    /// The world's migrants in each year of the edition.
    /// Source: UN DESA, International Migrant Stock 2024.
    private static let worldTotals: [(year: Int, persons: Int)] = [
        (1990, 153_916_063), (1995, 163_176_002), (2000, 174_566_152), (2005, 192_788_721),
        (2010, 221_020_392), (2015, 250_042_020), (2020, 275_284_032), (2024, 304_021_813),
    ]
    private static let flags = ["1,0,0,0", "0,1,0,0", "1,0,1,0", "0,0,0,1", "1,1,0,0"]

    /// A file of about a number of rows: whole corridors, so a multiple of 16 at or below it.
    init(rows asked: Int, register: AreaRegister = .standard, seed: UInt64 = 2024) {
        var random = SeededGenerator(seed: seed)
        let areas = register.countries.compactMap { area in
            area.code(in: .undesaCopy).map { (code: $0, id: area.id) }
        }
        var pairs: [(from: Int, geo: Int)] = []
        for geo in areas.indices {
            for from in areas.indices where from != geo {
                pairs.append((from, geo))
            }
        }
        pairs.shuffle(using: &random)
        pairs = pairs.prefix(max(1, asked / (2 * Self.worldTotals.count)))
            .sorted { ($0.geo, $0.from) < ($1.geo, $1.from) }
        let weights = pairs.map { _ in exp(2 * random.normal()) }
        let figures = Self.worldTotals.map { total in
            Self.figures(total.persons, weights, &random)
        }
        var text = "geo,t,from,sex,n,type_b,type_c,type_r,type_i\n"
        var first = 0
        while first < pairs.count {
            let geo = pairs[first].geo
            let end = pairs[first...].firstIndex { $0.geo != geo } ?? pairs.count
            let type = Self.flags[geo % Self.flags.count]
            for (which, total) in Self.worldTotals.enumerated() {
                for pair in first..<end {
                    let line = "\(areas[geo].code),\(total.year),\(areas[pairs[pair].from].code),"
                    text += "\(line)female,\(figures[which][2 * pair]),\(type)\n"
                    text += "\(line)male,\(figures[which][2 * pair + 1]),\(type)\n"
                }
            }
            first = end
        }
        self.text = text
        rows = 2 * Self.worldTotals.count * pairs.count
        sum = Double(Self.worldTotals.reduce(0) { $0 + $1.persons })
        corridors = pairs.map { (areas[$0.from].id, areas[$0.geo].id) }
    }

    /// Women and men of each corridor in one year; together a world total.
    private static func figures(
        _ total: Int, _ weights: [Double], _ random: inout SeededGenerator
    ) -> [Int] {
        let drawn = weights.flatMap { weight in
            [weight * random.uniform(0.3, 0.7), weight * random.uniform(0.3, 0.7)]
        }
        let scale = Double(total) / drawn.reduce(0, +)
        var figures = drawn.map { Int(($0 * scale).rounded(.down)) }
        figures[0] += total - figures.reduce(0, +)
        return figures
    }
}
