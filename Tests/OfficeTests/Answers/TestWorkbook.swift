import Collection
import Foundation
import Tables

/// A workbook whose parts are edited as text, as hostile hands might.
struct TestWorkbook {
    struct NotThere: Error {
        let what: String
    }

    /// What is put into a cell.
    enum Content {
        case number(String)
        case text(String)
        case formula(String, result: String?)
        case error(String)
        case bool
        case date(String)
        case nothing
    }

    private(set) var parts: [String: [UInt8]] = [:]
    private var order: [String] = []

    init(_ bytes: [UInt8]) throws {
        var limits = WorkbookLimits()
        limits.ratio = 5_000
        let archive = try ZipArchive(bytes, limits: limits)
        let first = "[Content_Types].xml"
        for name in [first] + archive.names where parts[name] == nil {
            parts[name] = try archive.read(name) ?? []
            order.append(name)
        }
    }

    func bytes() throws -> [UInt8] {
        var bytes: [UInt8] = []
        let zip = ZipWriter(modified: 1_700_000_000, level: 1) { bytes += $0 }
        for name in order { try zip.add(name, parts[name] ?? []) }
        try zip.finish()
        return bytes
    }

    subscript(part: String) -> String {
        get { String(decoding: parts[part] ?? [], as: UTF8.self) }
        set {
            if parts[part] == nil { order.append(part) }
            parts[part] = Array(newValue.utf8)
        }
    }

    mutating func remove(_ part: String) {
        parts[part] = nil
        order.removeAll { $0 == part }
    }

    /// The part with a sheet.
    func part(_ sheet: String) throws -> String {
        let list = self["xl/workbook.xml"]
        let names = list.matches(of: /<sheet name="([^"]*)"/).map { String($0.1) }
        guard let index = names.firstIndex(of: sheet) else { throw NotThere(what: sheet) }
        return "xl/worksheets/sheet\(index + 1).xml"
    }

    /// Puts something into a cell, whatever was in it.
    mutating func set(_ place: QuestionnairePlace, _ content: Content) throws {
        try set(place.sheet, row: place.row, place.address, content)
    }

    mutating func set(_ sheet: String, row: Int, _ address: String, _ content: Content) throws {
        let part = try part(sheet)
        var text = self[part]
        let cell = try Self.cell(address, content, dateStyle: { try dateStyle() })
        let old = try Regex("<c r=\"\(address)\"(?: [^>]*?)?(?:/>|>.*?</c>)")
        if let found = text.firstMatch(of: old) {
            text.replaceSubrange(found.range, with: cell)
        } else if let open = text.firstMatch(of: try Regex("<row r=\"\(row)\"(?:[^>]*[^/>])?>")) {
            text.insert(contentsOf: cell, at: open.range.upperBound)
        } else if let empty = text.firstMatch(of: try Regex("<row r=\"\(row)\"[^>]*/>")) {
            text.replaceSubrange(empty.range, with: "<row r=\"\(row)\">\(cell)</row>")
        } else if let end = text.range(of: "</sheetData>") {
            text.insert(contentsOf: "<row r=\"\(row)\">\(cell)</row>", at: end.lowerBound)
        } else {
            throw NotThere(what: address)
        }
        self[part] = text
    }

    private static func cell(
        _ address: String, _ content: Content, dateStyle: () throws -> Int
    ) throws -> String {
        switch content {
        case .number(let raw): "<c r=\"\(address)\"><v>\(raw)</v></c>"
        case .text(let text):
            "<c r=\"\(address)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                + text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
                + "</t></is></c>"
        case .formula(let text, let result):
            "<c r=\"\(address)\"><f>\(text)</f>" + (result.map { "<v>\($0)</v>" } ?? "") + "</c>"
        case .error(let code): "<c r=\"\(address)\" t=\"e\"><v>\(code)</v></c>"
        case .bool: "<c r=\"\(address)\" t=\"b\"><v>1</v></c>"
        case .date(let day): "<c r=\"\(address)\" s=\"\(try dateStyle())\"><v>\(day)</v></c>"
        case .nothing: ""
        }
    }

    /// A style that shows dates, added at the end.
    private func dateStyle() throws -> Int {
        let styles = self["xl/styles.xml"]
        guard let list = styles.firstMatch(of: /<cellXfs count="(\d+)"/), let count = Int(list.1)
        else { throw NotThere(what: "styles") }
        return count - 1
    }

    /// Makes the last style one that shows dates.
    mutating func addDateStyle() {
        var styles = self["xl/styles.xml"]
        if let list = styles.firstMatch(of: /<cellXfs count="(\d+)"/), let count = Int(list.1) {
            styles.replaceSubrange(list.range, with: "<cellXfs count=\"\(count + 1)\"")
        }
        self["xl/styles.xml"] = styles.replacing(
            "</cellXfs>",
            with: "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellXfs>")
    }

    /// Rewrites the rows of a sheet: each with its number and what is in it.
    mutating func rewrite(
        _ sheet: String, _ change: ([(number: Int, xml: String)]) -> [(number: Int, xml: String)]
    ) throws {
        let part = try part(sheet)
        var text = self[part]
        guard let start = text.range(of: "<sheetData>"), let end = text.range(of: "</sheetData>")
        else { throw NotThere(what: sheet) }
        let inside = text[start.upperBound..<end.lowerBound]
        let rows = inside.matches(of: /<row r="(\d+)"[^>]*?(?:\/>|>(.*?)<\/row>)/).map {
            (number: Int($0.1) ?? 0, xml: String($0.2 ?? ""))
        }
        let changed = change(rows).map { row in
            // The address of each cell follows its row.
            let cells = row.xml.replacing(/r="([A-Z]+)\d+"/) { "r=\"\($0.1)\(row.number)\"" }
            return "<row r=\"\(row.number)\">\(cells)</row>"
        }
        text.replaceSubrange(start.upperBound..<end.lowerBound, with: changed.joined())
        self[part] = text
    }

    /// Renames a sheet in the list.
    mutating func rename(_ sheet: String, _ name: String) {
        self["xl/workbook.xml"] = self["xl/workbook.xml"].replacing(
            "<sheet name=\"\(sheet)\"", with: "<sheet name=\"\(name)\"")
    }

    /// Takes a sheet out of the list.
    mutating func drop(_ sheet: String) throws {
        let list = self["xl/workbook.xml"]
        self["xl/workbook.xml"] = list.replacing(
            try Regex("<sheet name=\"\(sheet)\"[^>]*/>"), with: "")
    }
}
