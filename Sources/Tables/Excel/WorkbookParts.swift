/// Finds and reads the parts of a workbook in its container.
struct WorkbookParts: Sendable {
    private let archive: ZipArchive
    private let limits: WorkbookLimits
    /// Name of the part that lists the sheets, usually `xl/workbook.xml`.
    private let workbook: String
    private let sheetParts: [String: String]
    private let sharedStringsPart: String?
    private let stylesPart: String?
    /// Whether it carries a program.
    let hasMacros: Bool

    init(_ bytes: [UInt8], limits: WorkbookLimits) throws(TableError) {
        try Self.checkContainer(bytes)
        archive = try ZipArchive(bytes, limits: limits)
        self.limits = limits
        workbook = try Self.findWorkbook(archive)
        let folder = workbook.split(separator: "/").dropLast().joined(separator: "/")
        let name = workbook.split(separator: "/").last.map(String.init) ?? workbook
        let prefix = folder.isEmpty ? "" : folder + "/"
        let relationships = try Self.parse("\(prefix)_rels/\(name).rels", archive) { reader in
            Relationships(reader, folder: folder)
        }
        var sheetParts: [String: String] = [:]
        for target in relationships.targets where target.kind == "worksheet" {
            sheetParts[target.id] = target.part
        }
        self.sheetParts = sheetParts
        sharedStringsPart = relationships.part(ofKind: "sharedStrings")
        stylesPart = relationships.part(ofKind: "styles")
        hasMacros =
            relationships.part(ofKind: "vbaProject") != nil
            || archive.names.contains { $0.lowercased().hasSuffix("vbaproject.bin") }
    }

    func sheetEntries() throws(TableError) -> [Workbook.SheetEntry] {
        let list = try Self.parse(workbook, archive) { SheetList($0, limit: limits.sheets) }
        var entries: [Workbook.SheetEntry] = []
        var names: Set<String> = []
        var parts: Set<String> = []
        for item in list.items {
            guard names.insert(item.name).inserted else {
                throw TableError(
                    .corrupt, at: TablePlace(part: workbook),
                    found: "two sheets \"\(item.name)\"", expected: "one")
            }
            guard let part = sheetParts[item.relationship] else { continue }
            guard parts.insert(part.lowercased()).inserted else {
                throw TableError(
                    .corrupt, at: TablePlace(part: workbook),
                    found: "two sheets in the part \(part)", expected: "one in each")
            }
            entries.append(
                Workbook.SheetEntry(name: item.name, visibility: item.visibility, part: part))
        }
        guard !entries.isEmpty else {
            throw TableError(
                .missing, at: TablePlace(part: workbook), found: "no worksheet",
                expected: "at least one")
        }
        return entries
    }

    func sharedStrings() throws(TableError) -> [String] {
        guard let part = sharedStringsPart else { return [] }
        return try Self.parse(part, archive) { SharedStrings($0, limits: limits) }.texts
    }

    /// For each cell style whether it shows dates; empty where there are no styles.
    func dateStyles() throws(TableError) -> [Bool] {
        guard let part = stylesPart else { return [] }
        return try Self.parse(part, archive) { DateStyles($0) }.isDate
    }

    func sheet(
        _ entry: Workbook.SheetEntry, shared: [String], isDate: [Bool]
    ) throws(TableError) -> Sheet {
        try Self.parse(entry.part, archive) {
            SheetHandler($0, sheet: entry.name, shared: shared, isDate: isDate, limits: limits)
        }.finish()
    }

    private static func checkContainer(_ bytes: [UInt8]) throws(TableError) {
        let container = Container(sniffing: bytes)
        switch container {
        case .xlsx, .zip: return
        case .empty, .gzip, .oldExcel, .protectedOffice, .ole, .xml, .json, .html, .utf8Text,
            .utf16Text, .otherText, .binary:
            throw TableError(
                .unsupported, found: container.explanation, expected: "an Excel workbook (.xlsx)")
        }
    }

    private static func findWorkbook(_ archive: ZipArchive) throws(TableError) -> String {
        var name = "xl/workbook.xml"
        if archive.contains("_rels/.rels") {
            let root = try parse("_rels/.rels", archive) { Relationships($0, folder: "") }
            name = root.part(ofKind: "officeDocument") ?? name
        }
        if name.lowercased().hasSuffix(".xml"), archive.contains(name) { return name }
        let found =
            if archive.contains("xl/workbook.bin") {
                "an Excel binary workbook (.xlsb); save it as .xlsx"
            } else if archive.contains("content.xml") {
                "an OpenDocument file (.ods); save it as .xlsx"
            } else {
                Container.zip.explanation
            }
        throw TableError(.unsupported, found: found, expected: "an Excel workbook (.xlsx)")
    }

    /// Inflates a part and runs a handler over it.
    private static func parse<Handler: XMLPartHandler>(
        _ part: String, _ archive: ZipArchive, _ makeHandler: (XMLReader) -> Handler
    ) throws(TableError) -> Handler {
        guard let stored = try archive.read(part) else {
            throw TableError(
                .missing, at: TablePlace(part: part), found: "no such part in the file",
                expected: "the part that the workbook refers to")
        }
        let bytes = try utf8(stored, part: part)
        return try bytes.withUnsafeBufferPointer { buffer throws(TableError) in
            let reader = try XMLReader(buffer, part: part)
            let handler = makeHandler(reader)
            try reader.run(handler)
            return handler
        }
    }

    /// Parts are UTF-8 or UTF-16 (ECMA-376 part 2, 6.2.5); brought to the former.
    private static func utf8(_ bytes: [UInt8], part: String) throws(TableError) -> [UInt8] {
        let bigEndian = bytes.withUnsafeBufferPointer { TextEncoding.utf16Order($0) }
        let encoding: TextEncoding =
            switch bigEndian {
            case nil: .utf8
            case true?: .utf16BigEndian
            case false?: .utf16LittleEndian
            }
        do {
            return try encoding.utf8(bytes)
        } catch {
            var copy = error
            copy.place.row = nil
            copy.place.part = part
            throw copy
        }
    }
}
