internal import Cubes
internal import SDMX
internal import Tables
internal import Vocabulary

extension Download {
    /// Writes a zip archive as a stream: `data.csv`, `data.sdmx.csv`, `metadata.json`,
    /// `CITATION.txt`, `LICENCE.txt` and `README.md`.
    ///
    /// Throws `.data` if a row names a release that the result does not list, or the rows are not
    /// the same when they are read again; and what the result or the sink throw.
    ///
    /// - Parameter sink: takes the archive, chunk by chunk of at most 64 KiB.
    @discardableResult
    public func writeArchive(
        to sink: @escaping (UnsafeRawBufferPointer) throws -> Void
    ) throws -> DownloadAccount {
        let zip = ZipWriter(modified: made, output: sink)
        let names = DownloadNames(result)
        var tally = emptyTally
        try zip.add("data.csv") { write in try self.writeTable(names, &tally, to: write) }
        try zip.add("data.sdmx.csv") { write in
            try self.writeMessage(expecting: tally.account.figures, to: write)
        }
        let text = DownloadText(result, tally, names)
        let metadata = try jsonText(DownloadMetadata(text), pretty: true) + "\n"
        try zip.add("metadata.json", Array(metadata.utf8))
        try zip.add("CITATION.txt", Array(DownloadPages.plain(text.citation).utf8))
        try zip.add("LICENCE.txt", Array(DownloadPages.plain(text.terms).utf8))
        let page = DownloadPages.markdown(
            text.line(text.heading.title), text.sections(Self.contents))
        try zip.add("README.md", Array(page.utf8))
        try zip.finish()
        return tally.account
    }

    private static let contents = DownloadText.Section(
        title: "Files",
        parts: [
            .term(
                "data.csv",
                "The figures with codes and names, one row a figure, in UTF-8. A text that starts "
                    + "with = + - or @ has an apostrophe before it, so that no spreadsheet takes "
                    + "it for a formula."),
            .term("data.sdmx.csv", "The same figures as SDMX-CSV 2.0, for programs."),
            .term(
                "metadata.json",
                "What this page says, for programs; and the files that the sources were read "
                    + "from, with their SHA-256."),
            .term("CITATION.txt", "How to cite."),
            .term("LICENCE.txt", "The terms of use."),
            .term("README.md", "This page."),
        ])

    /// Writes `data.csv`, and counts in what occurs.
    private func writeTable(
        _ names: DownloadNames, _ tally: inout DownloadTally, to write: ZipWriter.Output
    ) throws {
        var table = DownloadTable(result.heading.dataflow, names)
        var writer = DelimitedWriter(reservingBytes: Self.chunk + 4096)
        writer.row(table.header)
        var rows = try result.rows()
        while let row = try rows.next() {
            try tally.add(row)
            DownloadTable.write(table.cells(row), to: &writer)
            if writer.bytes.count >= Self.chunk {
                try writer.bytes.withUnsafeBytes { try write($0) }
                writer = DelimitedWriter(reservingBytes: Self.chunk + 4096)
            }
        }
        try writer.bytes.withUnsafeBytes { try write($0) }
    }

    /// Writes `data.sdmx.csv`.
    private func writeMessage(expecting count: Int, to write: @escaping ZipWriter.Output) throws {
        let heading = result.heading
        var info = SeriesMessage.info(heading.dataflow)
        info.structure = ArtefactReference(
            .dataflow, agency: "CORRIDOR", id: heading.dataflow.rawValue,
            version: heading.structureVersion)
        let writer = try DataMessageWriter(.csv2, output: write)
        try writer.begin(info)
        let buffer = DataRowBuffer(columns: info.columns)
        let period = heading.dataflow.dimensions.count
        var rows = try result.rows()
        var key: SeriesKey?
        var written = 0
        while let row = try rows.next() {
            if row.key != key {
                key = row.key
                buffer.begin(.series)
                for (column, code) in row.key.codes.enumerated() { buffer.set(column, code) }
                try writer.write(buffer.row)
            }
            let observation = row.observation
            buffer.begin(.observation)
            buffer.set(period, observation.period.description)
            if let number = observation.value.number { buffer.set(period + 1, number) }
            buffer.set(period + 2, observation.status.rawValue)
            for (offset, id) in AttributeID.allCases.enumerated() {
                guard let value = observation.attributes[id] else { continue }
                buffer.set(period + 3 + offset, value)
            }
            try writer.write(buffer.row)
            written += 1
        }
        _ = try writer.finish()
        guard written == count else {
            throw OfficeError(
                kind: .data, place: "the rows of the download, read again",
                found: "\(written) rows", expected: "\(count), as the first time")
        }
    }

    private static let chunk = 64 << 10
}
