/// Tables with made-up figures in publishers' layouts.
enum MadeUp {
    static let areas = [
        "AFG", "ALB", "DZA", "AND", "AGO", "ARG", "ARM", "AUS", "AUT", "AZE", "BHS", "BHR", "BGD",
        "BRB", "BLR", "BEL", "BLZ", "BEN", "BTN", "BOL", "BIH", "BWA", "BRA", "BRN", "BGR", "BFA",
        "BDI", "KHM", "CMR", "CAN", "CPV", "CAF", "TCD", "CHL", "CHN", "COL", "COM", "COG", "CRI",
        "CIV", "HRV", "CUB", "CYP", "CZE", "DNK", "DJI", "DMA", "DOM", "ECU", "EGY", "SLV", "GNQ",
        "ERI", "EST", "ETH", "FJI", "FIN", "FRA", "GAB", "GMB", "GEO", "DEU", "GHA", "GRC", "GRD",
    ]

    /// Stocks in the layout of UN DESA's long table of 2024: each pair of the first areas, by
    /// sex and year; the figure is a function of the row's number and a shift.
    static func stocks(areas count: Int, years: [Int] = [2015, 2020], shift: Int = 0) -> String {
        var text = "geo,t,from,sex,n,type_b,type_c,type_r,type_i\n"
        var row = 0
        for destination in areas.prefix(count) {
            for year in years {
                for origin in areas.prefix(count) where origin != destination {
                    for sex in ["female", "male"] {
                        row += 1
                        let n = (row * 7919) % 5003 + shift
                        text += "\(destination),\(year),\(origin),\(sex),\(n),1,0,0,0\n"
                    }
                }
            }
        }
        return text
    }

    /// The sum of all figures of a year in `stocks`.
    static func sum(_ table: String, year: Int) -> Int {
        table.split(separator: "\n").dropFirst().reduce(0) { sum, line in
            let fields = line.split(separator: ",")
            return fields[1] == "\(year)" ? sum + (Int(fields[4]) ?? 0) : sum
        }
    }
}
