internal import Foundation
internal import Tables

extension GiveBack {
    /// Writes a workbook: what it is, a summary, counts by destination, by sex and age, flows beside
    /// its own, definitions and sources. Every count has the release and cell that it comes from.
    ///
    /// The file is there whole or not at all.
    ///
    /// - Parameter made: seconds since 1970; equal content made at the same time gives equal bytes.
    /// - Throws: where the file cannot be written.
    public func writeWorkbook(to path: String, made: Int) throws {
        var properties = WorkbookProperties(created: made)
        properties.title = title
        properties.author = "Corridor"
        properties.company = "Corridor"
        let writer = try WorkbookWriter(path: path, properties: properties)
        try writeText(writer)
        try writeSummary(writer)
        try writeCounts(writer, "By destination") { $0.sex == "_T" && $0.age == "_T" }
        try writeCounts(writer, "By sex and age") { $0.sex != "_T" || $0.age != "_T" }
        try writeFlows(writer)
        try writeDefinitions(writer)
        try writeSources(writer)
        _ = try writer.finish()
    }

    /// `Emigrants from France, as others count them`
    public var title: String { "Emigrants from \(area.name), as others count them" }

    /// A name for the file, without its ending: `give-back-FRA-release-3`.
    public var suggestedName: String { "give-back-\(area.code)-release-\(state)" }

    /// What is hidden and why, in sentences.
    public var protection: String {
        guard threshold > 1 else { return "No small counts are hidden." }
        return "Counts of 1 to \(threshold - 1) people are hidden, and further counts as far as a "
            + "hidden one could otherwise be told from sums. A count of nobody is shown as 0. This "
            + "protects people in what the office gives out here; figures that publishers print "
            + "themselves remain as public as they are."
    }

    private func writeText(_ writer: WorkbookWriter) throws {
        try writer.begin(
            WorkbookSheet(
                "Read me",
                columns: [.init("", width: 26, wraps: true), .init("", width: 110, wraps: true)],
                hasHeader: false))
        try writer.write([.heading(title)])
        try writer.write([])
        let parts = [
            (
                "What it is",
                "People from \(area.name) (\(area.code)) who live elsewhere, by where "
                    + "they live, and moves out of it, as destinations and agencies count them. "
                    + "Nothing is estimated here."
            ),
            ("State", "After release \(state) of the office's workspace."),
            ("Threshold", protection),
            ("Summary", "Each source's latest total."),
            ("By destination", "Counts of both sexes and all ages."),
            ("By sex and age", "Counts by sex, by age, or both."),
            ("Flows", "Moves as destinations report them beside \(area.name)'s own report."),
            ("Definitions", "What each source counts. What it does not say is left out."),
            ("Sources", "The releases, with citation and terms."),
            ("STATE", "reported; computed: added up here; hidden; missing: for the reason beside."),
            (
                "CRITERION",
                "B born in the area; C its citizens; P who lived there before; _U mixed or "
                    + "not stated."
            ),
            ("RELEASE ... COLUMN", "The release that brought the figure and the cell of its file."),
        ]
        for (term, meaning) in parts { try writer.write([.text(term), .text(meaning)]) }
        try writer.write([])
        for note in notes { try writer.write([.text("Note"), .text(note)]) }
        if !unreported.isEmpty {
            try writer.write([
                .text("Not reported"),
                .text(
                    "No figure is held of: " + unreported.map(\.name).joined(separator: ", ") + "."),
            ])
        }
    }

    private func writeSummary(_ writer: WorkbookWriter) throws {
        try begin(
            writer, "Summary",
            [
                "Counted by", "Source", "Publisher", "Title", "Criterion", "First year",
                "Last year", "Destinations", "All destinations, last year", "Women", "Men",
                "Hidden counts", "of these small",
            ])
        for table in tables {
            let cells = table.byPlace
            let last = table.years.last ?? 0
            func value(_ sex: String) -> WorkbookCell {
                let cell = cells[Place(Self.everywhere, sex: sex, year: last)]
                if cell?.state == .hidden { return .text("hidden") }
                return cell?.value.map { .number($0) } ?? .blank
            }
            try writer.write([
                .text(table.side.words), .text(table.source), .text(table.publisher),
                .text(table.title), .text(table.criterion),
                table.years.first.map { .number(Double($0)) } ?? .blank,
                table.years.last.map { .number(Double($0)) } ?? .blank,
                .number(Double(table.destinations.count)), value("_T"), value("F"), value("M"),
                .number(Double(table.hidden)), .number(Double(table.small)),
            ])
        }
    }

    private func writeCounts(
        _ writer: WorkbookWriter, _ name: String, _ isMeant: (Place) -> Bool
    ) throws {
        try begin(writer, name, Self.rowTitles)
        for table in tables {
            for (row, cell) in zip(rows(table), table.cells) where isMeant(cell.place) {
                try writer.write(row)
            }
        }
    }

    private func writeFlows(_ writer: WorkbookWriter) throws {
        try begin(
            writer, "Flows",
            [
                "Destination", "Name", "Year", "Source", "Own source", "Reported by destination",
                "Reported by \(area.name)", "Difference", "Ratio",
            ])
        for item in differences {
            try writer.write([
                .text(item.destination.code), .text(item.destination.name),
                .number(Double(item.year)), .text(item.source), .text(item.ownSource),
                item.theirs.map { .number($0) } ?? .text("hidden or missing"),
                item.own.map { .number($0) } ?? .text("hidden or missing"),
                item.difference.map { .number($0) } ?? .blank,
                item.ratio.map { .number($0) } ?? .blank,
            ])
        }
        if differences.isEmpty {
            try writer.write([
                .text("No flow is held that both a destination and \(area.name) report.")
            ])
        }
    }

    private func writeDefinitions(_ writer: WorkbookWriter) throws {
        try begin(
            writer, "Definitions",
            ["Counted by", "Source", "Criterion", "Question", "Answer", "Remark"])
        for table in tables {
            for said in table.definition {
                try writer.write([
                    .text(table.side.words), .text(table.source), .text(table.criterion),
                    .text(said.aspect), .text(said.words),
                    said.remark.isEmpty ? .blank : .text(said.remark),
                ])
            }
        }
    }

    private func writeSources(_ writer: WorkbookWriter) throws {
        try begin(
            writer, "Sources",
            [
                "Release", "Source", "Publisher", "Title", "Citation", "Terms",
                "Address of the terms", "Address", "Held since", "File",
            ])
        for source in sources {
            try writer.write([
                .number(Double(source.release)), .text(source.source), .text(source.publisher),
                .text(source.title), .text(source.citation), .text(source.licence),
                source.licenceAddress.map { .text($0) } ?? .blank, .text(source.address),
                .text(source.heldFrom), source.file.map { .text($0) } ?? .blank,
            ])
        }
    }

    private func begin(_ writer: WorkbookWriter, _ name: String, _ titles: [String]) throws {
        try writer.begin(WorkbookSheet(name, columns: titles.map { .init($0) }))
    }
}

extension GiveBack.Side {
    /// In words.
    public var words: String {
        switch self {
        case .stock: "stocks by destination"
        case .destination: "flows as destinations report them"
        case .own: "flows as the area reports them"
        }
    }
}
