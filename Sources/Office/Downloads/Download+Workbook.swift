internal import Cubes
internal import Foundation
internal import Tables
internal import Vocabulary
internal import Warehouse

extension Download {
    /// Writes an Excel workbook with sheets `Data` (and `Data 2` and so on above 1,048,575
    /// figures), `Notes`, `Codes` and `Sources` to a path.
    ///
    /// Numbers keep 16 significant digits. The file is there whole or not at all; its folder must
    /// have room for the rows uncompressed, twice. A device or pipe gets it at the end.
    ///
    /// Throws `.data` if a row names a release that the result does not list, what the result
    /// throws, and the errors of the file: where, what was found and expected.
    @discardableResult
    public func writeWorkbook(to path: String) throws -> DownloadAccount {
        try writeWorkbook(to: path, rowsPerSheet: CellReference.lastRow)
    }

    /// Writes the same workbook as a stream, once it is whole; it is kept beside other temporary
    /// files until then.
    ///
    /// - Parameter sink: takes the workbook, chunk by chunk of at most 64 KiB.
    @discardableResult
    public func writeWorkbook(
        to sink: (UnsafeRawBufferPointer) throws -> Void
    ) throws -> DownloadAccount {
        let file = try TemporaryFile(ending: "xlsx")
        defer { file.remove() }
        let account = try writeWorkbook(to: file.path)
        let handle = try TemporaryFile.reading(file.path)
        defer { try? handle.close() }
        while let piece = try handle.read(upToCount: 64 << 10), !piece.isEmpty {
            try piece.withUnsafeBytes { try sink($0) }
        }
        return account
    }

    /// - Parameter rowsPerSheet: the most rows of one sheet, with the header.
    @discardableResult
    package func writeWorkbook(to path: String, rowsPerSheet: Int) throws -> DownloadAccount {
        let heading = result.heading
        var properties = WorkbookProperties(created: made)
        properties.title = heading.title
        properties.author = "Corridor"
        properties.company = "Corridor"
        properties.comments = heading.permanentLink
        let writer = try WorkbookWriter(
            path: path, properties: properties, rowsPerSheet: rowsPerSheet)
        let names = DownloadNames(result)
        var tally = emptyTally
        try writeData(writer, names, &tally)
        let text = DownloadText(result, tally, names)
        try writeNotes(writer, text)
        try writeCodes(writer, text)
        try writeSources(writer, text)
        var account = tally.account
        account.cutTexts = try writer.finish().cutTexts
        return account
    }

    private func writeData(
        _ writer: WorkbookWriter, _ names: DownloadNames, _ tally: inout DownloadTally
    ) throws {
        var table = DownloadTable(result.heading.dataflow, names)
        try writer.begin(WorkbookSheet("Data", columns: table.header.map { .init($0) }))
        var rows = try result.rows()
        while let row = try rows.next() {
            try tally.add(row)
            try writer.write(table.cells(row))
        }
    }

    private func writeNotes(_ writer: WorkbookWriter, _ text: DownloadText) throws {
        let account = writer.account
        var contents: [DownloadText.Part] = [
            .term(
                "Data",
                "The figures with codes and names, one row a figure."
                    + (account.sheets.count > 1
                        ? " It goes on in \(account.sheets.dropFirst().joined(separator: ", "))."
                        : "")),
            .term("Notes", "This sheet."),
            .term("Codes", "Every code that occurs, with its name."),
            .term("Sources", "The releases that figures come from, with citation and terms."),
            .paragraph(
                "Numbers are kept to 16 significant digits"
                    + (account.roundedNumbers > 0
                        ? "; \(text.count(account.roundedNumbers, "figure has", "figures have")) a "
                            + "17th, which the archive of this download keeps."
                        : ".")),
        ]
        if account.cutTexts > 0 {
            contents.append(
                .paragraph(
                    "\(text.count(account.cutTexts, "text was", "texts were")) too long for a "
                        + "cell and cut, with a mark at the end."))
        }
        try writer.begin(
            WorkbookSheet(
                "Notes",
                columns: [
                    .init("", width: 28, wraps: true), .init("", width: 110, wraps: true),
                ], hasHeader: false))
        try writer.write([.heading(text.line(text.heading.title))])
        for section in text.sections(.init(title: "Sheets", parts: contents)) {
            try writer.write([])
            try writer.write([.heading(section.title)])
            for part in section.parts {
                switch part {
                case .subtitle(let words): try writer.write([.blank, .heading(words)])
                case .paragraph(let words): try writer.write([.blank, .text(words)])
                case .item(let words): try writer.write([.blank, .text("• " + words)])
                case .term(let term, let meaning):
                    try writer.write([.text(term), .text(meaning)])
                case .link(let words, let address):
                    try writer.write([.text(words), .link(address, address: address)])
                }
            }
        }
    }

    private func writeCodes(_ writer: WorkbookWriter, _ text: DownloadText) throws {
        try writer.begin(
            WorkbookSheet("Codes", columns: [.init("Column"), .init("Code"), .init("Name")]))
        for list in text.codes.lists {
            for (code, name) in list.codes {
                try writer.write([
                    .text(list.column), .text(code), .text(name.isEmpty ? "no name is held" : name),
                ])
            }
        }
    }

    private func writeSources(_ writer: WorkbookWriter, _ text: DownloadText) throws {
        let titles = [
            "Release", "Source", "Title", "Publisher", "Citation", "Terms", "Address of the terms",
            "Address of the source", "Standing", "Files with SHA-256", "Notes", "Figures",
        ]
        try writer.begin(WorkbookSheet("Sources", columns: titles.map { .init($0) }))
        for release in text.releases {
            let files = release.files.map { "\($0.name) \($0.sha256)" }
            try writer.write([
                .number(Double(release.id)), .text(release.source), .text(release.title),
                .text(release.publisher), .text(release.citation), .text(release.licence.name),
                release.licence.url.map { .text($0) } ?? .blank,
                .text(release.url), .text(text.standing(release)),
                .text(files.joined(separator: "\n")),
                .text(release.notes.joined(separator: "\n")),
                .number(Double(text.tally.releases[release.id] ?? 0)),
            ])
        }
    }
}
