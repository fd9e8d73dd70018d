import Tables

/// What a file is by its content, as far as is needed to know a layout.
public enum FileContent: Hashable, Sendable {
    /// Delimited text whose first record reads so, without blanks around names.
    case columns([String])
    /// JSON with a list of items, the first of which has these members.
    case items([String])
    /// A workbook: its sheets, and the first texts of the first of them.
    case workbook(sheets: [String], texts: [String])
    /// Anything else, in words: "a web page (HTML)".
    case other(String)

    /// Looks at the head of a text, or at the first sheet of a workbook.
    public init(of file: InputFile) {
        let isArchive = file.bytes.starts(with: [0x50, 0x4B])
        let head = isArchive ? file.bytes : Self.head(file.bytes)
        let container = Container(sniffing: head)
        switch container {
        case .xlsx: self = Self.workbook(file)
        case .utf8Text, .otherText, .utf16Text: self = Self.text(head, container)
        case .xml:
            let text = String(decoding: head.prefix(4096), as: UTF8.self)
            let isSDMX = text.lowercased().contains("sdmx.org")
            self = .other(
                isSDMX ? "an SDMX-ML message" + Self.structure(text) : container.explanation)
        case .json:
            let text = String(decoding: head.prefix(4096), as: UTF8.self)
            let isSDMX = text.lowercased().contains("sdmx")
            if isSDMX {
                self = .other("an SDMX-JSON message" + Self.structure(text))
                return
            }
            switch JSONItems.head(head) {
            case .members(let members): self = .items(members)
            case .nothing(let words): self = .other("\(container.explanation) with \(words)")
            }
        case .empty, .gzip, .zip, .oldExcel, .protectedOffice, .ole, .html, .binary:
            self = .other(container.explanation)
        }
    }

    /// Whether these columns are among those of the text, whatever their order and case.
    public func hasColumns(_ names: [String]) -> Bool {
        let found: [String]
        switch self {
        case .columns(let names), .items(let names): found = names
        case .workbook, .other: return false
        }
        let lower = Set(found.map { $0.lowercased() })
        return names.allSatisfy { lower.contains($0.lowercased()) }
    }

    /// " of AGENCY:ID(VERSION)" where the head of a message names its dataflow or data structure.
    private static func structure(_ text: String) -> String {
        for mark in ["Dataflow=", "DataStructure="] {
            guard let start = text.firstRange(of: mark)?.upperBound else { continue }
            let rest = text[start...].prefix(200)
            if let end = rest.firstIndex(of: ")") { return " of " + rest[...end] }
        }
        return ""
    }

    /// The first 64 KiB, cut at a line end so that no character is cut.
    private static func head(_ bytes: [UInt8]) -> [UInt8] {
        let limit = 64 << 10
        guard bytes.count > limit else { return bytes }
        let start = bytes[..<limit]
        let isWide = start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
        guard !isWide, let end = start.lastIndex(of: 10) else { return Array(start) }
        return Array(start[...end])
    }

    private static func text(_ head: [UInt8], _ container: Container) -> FileContent {
        guard
            let text = try? ByteSource(head, name: "").utf8Text(assumingWindows1252: true),
            var reader = try? DelimitedReader(
                text.bytes, dialect: Dialect.guess(text.bytes)),
            let hasRecord = try? reader.advanceToHeading(), hasRecord
        else { return .other(container.explanation) }
        return .columns(reader.texts.map(ColumnTable.trimmed))
    }

    private static func workbook(_ file: InputFile) -> FileContent {
        do throws(TableError) {
            let workbook = try Workbook(bytes: file.bytes, file: file.name)
            var texts: [String] = []
            if !workbook.sheetNames.isEmpty {
                let rows = try workbook.sheet(at: 0).rows.prefix { $0.number <= 12 }
                for row in rows {
                    for cell in row.cells {
                        if let text = cell.value.text, !text.isEmpty { texts.append(text) }
                    }
                }
            }
            return .workbook(sheets: workbook.sheetNames, texts: Array(texts.prefix(12)))
        } catch {
            return .other("an Excel workbook that cannot be read (\(error.found))")
        }
    }
}

extension FileContent: CustomStringConvertible {
    /// For a message: "a CSV with columns year, coo, ...".
    public var description: String {
        switch self {
        case .columns(let names):
            let shown = names.prefix(20).map { $0.isEmpty ? "(blank)" : String($0.prefix(40)) }
            let rest = names.count > 20 ? " and \(names.count - 20) more" : ""
            return "a CSV with columns " + shown.joined(separator: ", ") + rest
        case .items(let names):
            let shown = names.prefix(20).map { String($0.prefix(40)) }
            return "JSON items with members " + shown.joined(separator: ", ")
        case .workbook(let sheets, let texts):
            let first = texts.prefix(4).map { "\"\($0.prefix(80))\"" }
            let says = first.isEmpty ? "" : " that begins " + first.joined(separator: ", ")
            return "an Excel workbook with sheets "
                + sheets.prefix(10).joined(separator: ", ") + says
        case .other(let words): return words
        }
    }
}
