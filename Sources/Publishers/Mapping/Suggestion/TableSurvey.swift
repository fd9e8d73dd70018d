import Tables
import Vocabulary

/// What a look at an unknown table found: where its parts stand. Nothing of it is used at import.
struct TableSurvey {
    /// The most rows that are looked at.
    static let mostRows = 100_000
    /// The most columns.
    static let mostColumns = 600

    var sheet: String?
    /// Other sheets with figures, and how many cells of numbers each has.
    var otherSheets: [(name: String, figures: Int)] = []
    var encoding: String?
    var separator: Character?
    var lines: [TableLine] = []
    var merges: [CellRange] = []
    var isCut = false
    var number = NumberFormGuess([])
    /// Header rows, from 1.
    var header: [Int] = []
    var first = 1
    /// The last row of figures; nil where nothing stands below it.
    var last: Int?
    var figures: [Int] = []
    /// Columns with texts or codes beside the figures.
    var labels: [Int] = []

    init(_ file: InputFile) throws(PublisherError) {
        try open(file)
        var texts: [String] = []
        for line in lines.prefix(3000) {
            for column in 1...max(1, min(line.lastColumn, Self.mostColumns)) {
                if case .text(let text) = line[column], text.count <= 40,
                    text.contains(where: { $0.isASCII && $0.isNumber })
                {
                    texts.append(text)
                }
            }
        }
        number = NumberFormGuess(texts.filter { Self.isNumberLike($0) })
        try find(file)
    }

    /// Digits with separators, and a short mark at most.
    private static func isNumberLike(_ text: String) -> Bool {
        let (number, flag) = NumberFormGuess.withoutFlag(text)
        return flag.count <= 4 && !number.isEmpty
            && number.allSatisfy {
                $0.isNumber || " .,'\u{2019}\u{A0}\u{202F}-+\u{2212}".contains($0)
            }
    }

    private mutating func open(_ file: InputFile) throws(PublisherError) {
        var layout = TableLayout()
        let container = Container(sniffing: file.bytes)
        if container == .xlsx {
            try chooseSheet(file, &layout)
        } else {
            if container == .otherText { layout.encoding = "windows-1252" }
            encoding = layout.encoding
            layout.separator = Self.separator(file, encoding)
            separator = layout.separator
        }
        var source = try TableLines(file, layout)
        sheet = source.sheet
        merges = source.merges
        while let line = try source.line() {
            guard lines.count < Self.mostRows else {
                isCut = true
                break
            }
            if !line.isBlank { lines.append(line) }
        }
    }

    private mutating func chooseSheet(
        _ file: InputFile, _ layout: inout TableLayout
    ) throws(PublisherError) {
        do throws(TableError) {
            let workbook = try Workbook(bytes: file.bytes, file: file.name)
            var counts: [(name: String, figures: Int)] = []
            for entry in workbook.entries where entry.visibility == .visible {
                let sheet = try workbook.sheet(entry.name)
                let figures = sheet.rows.prefix(Self.mostRows).reduce(0) { count, row in
                    count + row.cells.count { $0.value.number != nil }
                }
                counts.append((entry.name, figures))
            }
            guard let best = counts.max(by: { $0.figures < $1.figures }) else {
                throw TableError(
                    .missing, at: TablePlace(file: file.name), found: "no sheet that shows",
                    expected: "a sheet with figures")
            }
            layout.sheet = best.name
            otherSheets = counts.filter { $0.name != best.name && $0.figures > 0 }
        } catch {
            throw PublisherError(error, file: file.name, expected: "a workbook with figures")
        }
    }

    /// The separator that gives the most rows one number of fields above one.
    private static func separator(_ file: InputFile, _ encoding: String?) -> Character? {
        let bytes: [UInt8]
        switch Container(sniffing: file.bytes) {
        case .utf16Text(let bigEndian):
            let encoding: TextEncoding = bigEndian ? .utf16BigEndian : .utf16LittleEndian
            bytes = (try? encoding.utf8(file.bytes)) ?? []
        default: bytes = Array(file.bytes.prefix(256 << 10))
        }
        var best: (mark: Character, score: Int)?
        for mark in [",", ";", "\t", "|"] as [Character] {
            guard let dialect = Dialect(separator: mark),
                var reader = try? DelimitedReader(
                    Array(String(decoding: bytes, as: UTF8.self).utf8), dialect: dialect)
            else { continue }
            var counts: [Int: Int] = [:]
            for _ in 0..<300 {
                guard (try? reader.advance()) == true else { break }
                if reader.count > 1 { counts[reader.count, default: 0] += 1 }
            }
            let common = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
            // Rows weigh more than columns: a decimal comma splits some rows only.
            let score = common.map { $0.value * 1000 + min($0.key, 999) } ?? 0
            if score > best?.score ?? 0 { best = (mark, score) }
        }
        return best?.mark
    }

    // MARK: Cells

    enum CellKind: Hashable {
        case blank, year, figure, mark, text
    }

    func kind(_ value: CellValue) -> CellKind {
        switch value {
        case .blank: return .blank
        case .number(let number, _):
            return number == number.rounded() && (1900...2100).contains(number) ? .year : .figure
        case .bool: return .text
        case .error: return .mark
        case .text(let text):
            let plain = MappingText.plain(text)
            if plain.isEmpty { return .blank }
            if TableWords.marks.contains(plain) { return .mark }
            if plain.utf8.count == 4, let year = NumberText.int(plain), (1900...2100).contains(year)
            {
                return .year
            }
            guard plain.count <= 40 else { return .text }
            let (digits, flag) = NumberFormGuess.withoutFlag(plain)
            if !flag.contains("%"), flag.count <= 4, number.form.number(digits) != nil {
                // "2022 (p)": four digits without a separator.
                let year = digits.utf8.count == 4 ? NumberText.int(digits) : nil
                return year.map((1900...2100).contains) == true ? .year : .figure
            }
            return .text
        }
    }

    func kind(_ line: TableLine, _ column: Int) -> CellKind { kind(line[column]) }
}
