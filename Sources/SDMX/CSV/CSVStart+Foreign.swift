extension CSVStart {
    /// What bytes are that do not begin as SDMX-CSV does, for people.
    static func description(of bytes: [UInt8]) -> String {
        for (mark, name) in marks where bytes.starts(with: mark.utf8) { return name }
        let line = bytes.prefix { $0 != 10 && $0 != 13 }
        let text = String(decoding: line, as: UTF8.self)
        if text.contains("\\TIME_PERIOD\t") || text.contains("\\time\t") {
            return "Eurostat's TSV, with periods side by side"
        }
        if text.hasPrefix("structure") || text.hasPrefix("dataflow") {
            return SDMXError.quoted(String(text.prefix(24))) + ", in small letters"
        }
        guard let separator = separator(of: line) else {
            return "text that begins with " + SDMXError.quoted(String(text.prefix(40)))
        }
        let cells = text.split(
            separator: Character(Unicode.Scalar(separator)), omittingEmptySubsequences: false)
        let name = SDMXError.quoted(String((cells.first ?? "").prefix(40)))
        let isTable = cells.contains("TIME_PERIOD") || cells.contains("OBS_VALUE")
        return isTable
            ? "a table of observations that does not name its dataflow; its first column is \(name)"
            : "a table of \(cells.count) columns, the first one \(name)"
    }

    private static let marks: [(String, String)] = [
        ("UNA:", "SDMX-EDI (GESMES/TS)"), ("UNB+", "SDMX-EDI (GESMES/TS)"),
        ("sep=", "a table after a line \"sep=\""), ("CHARSET=", "a PC-Axis file"),
        ("AXIS-VERSION=", "a PC-Axis file"), ("%YAML", "YAML"), ("---", "YAML"),
        ("PAR1", "Parquet"), ("SQLite format", "an SQLite database"),
    ]

    /// The byte that most likely separates columns: the most frequent one of the usual ones.
    private static func separator(of line: ArraySlice<UInt8>) -> UInt8? {
        let usual = [9, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|")]
        let counts = usual.map { mark in (mark, line.count { $0 == mark }) }
        guard let most = counts.max(by: { $0.1 < $1.1 }), most.1 > 0 else { return nil }
        return most.0
    }
}
