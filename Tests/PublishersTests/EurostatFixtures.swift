import Cubes
import Publishers
import Testing
import Vocabulary

/// Rows in the layouts of Eurostat's tables; the figures are made up.
enum EstatFile {
    static let flowKey = "freq,citizen,agedef,age,unit,sex,geo\\TIME_PERIOD"
    static let stockKey = "freq,citizen,age,unit,sex,geo\\TIME_PERIOD"
    static let csvHeader =
        "DATAFLOW,LAST UPDATE,freq,citizen,agedef,age,unit,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,"
        + "CONF_STATUS"

    /// A TSV; blanks between the fields of a row become tabs, and `_` within a cell a blank.
    static func tsv(_ key: String, years: String, _ rows: [String]) -> InputFile {
        let head = ([key] + years.split(separator: " ").map { $0 + " " }).joined(separator: "\t")
        let lines = rows.map { row in
            row.split(separator: " ").enumerated().map { place, cell in
                place == 0 ? String(cell) : String(cell.map { $0 == "~" ? " " : $0 })
            }.joined(separator: "\t")
        }
        return .lines([head] + lines, name: "any.tsv")
    }

    static func csv(_ rows: [String], table: String = "MIGR_IMM1CTZ") -> InputFile {
        .lines([csvHeader] + rows.map { "ESTAT:\(table)(1.0),22/05/26 11:00:00," + $0 })
    }

    static func read(_ table: String, _ file: InputFile) throws -> TableReading {
        let named = Publishers.named("eurostat-" + table)
        return try #require(named).read(file, areas: .standard)
    }

    /// Immigration by citizenship in the years 2010 and 2011.
    static func flows(_ rows: String...) throws -> TableReading {
        try read("migr_imm1ctz", tsv(flowKey, years: "2010 2011", rows))
    }

    /// Population by citizenship in the years 2010 and 2011.
    static func stocks(_ rows: String...) throws -> TableReading {
        try read("migr_pop1ctz", tsv(stockKey, years: "2010 2011", rows))
    }
}

extension TableReading {
    /// Figures taken and left out.
    var accounted: Int { report.figures + report.leftOut.reduce(0) { $0 + $1.count } }
}
