import Tables
import Vocabulary

/// What the start of a file says of which of Eurostat's tables it is.
struct EurostatHead {
    enum Form: Hashable {
        /// Series in rows, years in columns.
        case tsv
        /// One row a figure.
        case csv
        case jsonStat
    }

    let form: Form
    /// The table's code in lower case, where the file states it.
    let table: String?
    /// The dimensions without time, lower case, in their order; empty for JSON-stat.
    let dimensions: [String]
    /// Names of the columns as written; of a TSV the years, of JSON-stat none.
    let columns: [String]
    /// Name of the first column of a TSV as written.
    let key: String
    /// Periods of the columns or of the first row; empty for JSON-stat.
    let periods: [String]
    /// Frequency and unit of the first row, where it has them.
    let freq: String?
    let unit: String?

    /// Nil for a file that is none of Eurostat's forms.
    ///
    /// Cost: the first 64 KiB; of JSON its last 256 KiB too.
    ///
    /// - Parameter code: the table that is looked for; JSON is read only where it is named.
    init?(_ file: InputFile, _ content: FileContent, for code: String) {
        switch content {
        case .columns: self.init(text: file)
        case .other: self.init(json: file, code)
        case .workbook, .items: return nil
        }
    }

    private init?(text file: InputFile) {
        let start = Array(file.bytes.prefix(64 << 10))
        guard let text = try? ByteSource(start, name: "").utf8Text(assumingWindows1252: true)
        else { return nil }
        let lines = text.bytes.prefix(60 << 10).split(
            maxSplits: 2, omittingEmptySubsequences: true, whereSeparator: { $0 == 10 || $0 == 13 })
        guard var first = lines.first else { return nil }
        if first.starts(with: [0xEF, 0xBB, 0xBF]) { first = first.dropFirst(3) }
        let second = lines.count > 1 ? lines[1] : []
        if let tsv = EurostatHead(tsv: first, second) {
            self = tsv
        } else {
            self.init(csv: text.bytes)
        }
    }

    /// `freq,citizen,...,geo\TIME_PERIOD`, a tab, and years.
    private init?(tsv first: ArraySlice<UInt8>, _ second: ArraySlice<UInt8>) {
        let tab = UInt8(9)
        let cells = first.split(separator: tab, omittingEmptySubsequences: false)
            .map { ColumnTable.trimmed(String(decoding: $0, as: UTF8.self)) }
        let parts = cells[0].split(separator: "\\", omittingEmptySubsequences: false)
        guard cells.count > 1, parts.count == 2,
            ["time_period", "time"].contains(parts[1].lowercased())
        else { return nil }
        form = .tsv
        table = nil
        key = cells[0]
        dimensions = parts[0].split(separator: ",", omittingEmptySubsequences: false)
            .map { ColumnTable.trimmed(String($0)).lowercased() }
        columns = Array(cells.dropFirst())
        let codes = second.prefix { $0 != tab }
            .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        periods = columns
        (freq, unit) = Self.particulars(Array(zip(dimensions, codes)))
    }

    private init?(csv bytes: [UInt8]) {
        guard var reader = try? DelimitedReader(bytes, dialect: Dialect.guess(bytes)),
            (try? reader.advance()) == true
        else { return nil }
        columns = reader.texts.map(ColumnTable.trimmed)
        let names = columns.map(Self.name)
        guard names.contains("time_period"), names.contains("obs_value"),
            !names.contains("source")
        else { return nil }
        form = .csv
        key = ""
        // A label's column may read like the code's beside it: sex, Sex.
        var seen: Set<String> = []
        dimensions = names.filter { EurostatAxis.named($0) != nil && seen.insert($0).inserted }
        let stated = names.firstIndex { $0 == "dataflow" || $0 == "structure_id" }
        let hasRow = (try? reader.advance()) == true
        if let stated {
            guard hasRow, let code = Self.table(reader.text(stated)) else { return nil }
            table = code
        } else {
            table = nil
        }
        let pairs = names.indices.map { (names[$0], Self.name(reader.text($0)).uppercased()) }
        let year = names.firstIndex(of: "time_period").map { reader.text($0) } ?? ""
        periods = [year]
        (freq, unit) = Self.particulars(pairs)
    }

    private init?(json file: InputFile, _ code: String) {
        guard
            let brace = file.bytes.prefix(64).firstIndex(where: { $0 > 32 && $0 < 0x80 }),
            file.bytes[brace] == UInt8(ascii: "{")
        else { return nil }
        // The member that states the table stands last, behind the figures.
        let places = [file.bytes.prefix(64 << 10), file.bytes.suffix(256 << 10)]
        let name = Array(code.uppercased().utf8)
        guard places.contains(where: { $0.contains(name) }),
            let stated = try? JSONStatDocument.table(file)
        else { return nil }
        form = .jsonStat
        table = stated
        dimensions = []
        columns = []
        key = ""
        periods = []
        (freq, unit) = (nil, nil)
    }

    /// What the first row says of frequency and unit.
    private static func particulars(
        _ codes: [(name: String, code: String)]
    ) -> (freq: String?, unit: String?) {
        func code(_ name: String) -> String? { codes.first { $0.name == name }?.code }
        return (code("freq"), code("unit"))
    }

    /// Whether periods, frequency and unit are not against a table of these.
    func fits(_ frequency: EurostatFrequency, unit wanted: String) -> Bool {
        (freq ?? frequency.rawValue) == frequency.rawValue && (unit ?? wanted) == wanted
            && periods.allSatisfy { frequency.number($0) != nil }
    }

    /// A column's code without its label, lower case: `freq:Time frequency` is `freq`.
    static func name(_ header: String) -> String {
        ColumnTable.trimmed(String(header.prefix { $0 != ":" })).lowercased()
    }

    /// `ESTAT:MIGR_IMM1CTZ(1.0)`, a label behind it or not, is `migr_imm1ctz`.
    static func table(_ dataflow: String) -> String? {
        let text = ColumnTable.trimmed(dataflow)
        guard text.uppercased().hasPrefix("ESTAT:") else { return nil }
        let code = text.dropFirst(6).prefix { $0 != "(" && $0 != ":" && $0 != " " }
        return code.isEmpty ? nil : code.lowercased()
    }
}
