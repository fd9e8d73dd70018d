import Cubes
import Publishers
import Vocabulary

extension InputFile {
    /// A file of these lines, each closed.
    static func lines(_ lines: [String], name: String = "test.csv") -> InputFile {
        text(lines.joined(separator: "\n") + "\n", name: name)
    }

    static func text(_ text: String, name: String = "test.csv") -> InputFile {
        InputFile(name: name, bytes: Array(text.utf8))
    }
}

extension TableReading {
    /// The observation of a key and year in the cube of the key's dataflow.
    func observation(_ dataflow: Dataflow, _ key: String, _ year: Int) -> Observation? {
        guard let period = Period(year: year) else { return nil }
        let codes = key.split(separator: ".").map(String.init)
        for cube in cubes where cube.dataflow == dataflow {
            for row in 0..<cube.count where cube.observations.periods[row] == period {
                if (try? cube.seriesKey(row))?.codes == codes { return cube.observations[row] }
            }
        }
        return nil
    }

    /// What was left out, as "count reason".
    var leftOut: [String] { report.leftOut.map { "\($0.count) \($0.reason)" } }

    /// Names of the checks that did not pass.
    var failedChecks: [String] { report.checks.filter { !$0.passed }.map(\.name) }

    var faults: [String] { report.findings.map(\.description) }

    func check(_ name: String) -> ReadingReport.Check? {
        report.checks.first { $0.name == name }
    }
}

/// Rows in the layout of the stocks of 2024; the figures are made up.
enum Stocks {
    static let header = "geo,t,from,sex,n,type_b,type_c,type_r,type_i"

    static func file(_ rows: String...) -> InputFile { .lines([header] + rows) }

    static func read(_ rows: String...) throws -> TableReading {
        try UNDESA2024().read(.lines([header] + rows), areas: .standard)
    }
}

/// Rows in the layout of UNHCR's population table; the figures are made up.
enum Displaced {
    static let header =
        "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,refugees,asylum_seekers,"
        + "returned_refugees,idps,returned_idps,stateless,ooc,oip,hst"

    static func read(_ rows: String...) throws -> TableReading {
        try UNHCR().read(.lines([header] + rows), areas: .standard)
    }
}

/// Rows in the layout of World Population Prospects' components; the figures are made up.
enum Components {
    static let header =
        "country_code,year,births,cbr,cdr,deaths,PopChange,growthrate,cnmr,NatChangeRT,mig"

    static func read(_ rows: String...) throws -> TableReading {
        try WPP2024().read(.lines([header] + rows), areas: .standard)
    }
}
