import ArgumentParser
import Foundation
import Office

/// `corridor give-back AREA`
struct GiveBackCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "give-back",
        abstract: "Give a country what others count of its emigrants.",
        discussion: """
            Stocks by where they live and flows as destinations report them, beside what the country
            reports itself, with small counts hidden. Nothing goes in that is not public. A file that
            ends in .csv has the counts alone, one that ends in .xlsx is a workbook with what they mean.
            """)

    @Argument(help: "The country's code: FRA.")
    var area: String

    @Option(name: [.customShort("o"), .long], help: "The file: .xlsx or .csv.")
    var output: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Hide counts of fewer people, and what would tell them; 0 hides nothing."))
    var threshold: Int = GiveBack.usualThreshold

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func validate() throws {
        let ending = output.map { ($0 as NSString).pathExtension.lowercased() }
        guard ending.map({ ["xlsx", "csv"].contains($0) }) ?? true else {
            throw ValidationError("--output: found \(output ?? ""), expected .xlsx or .csv")
        }
        guard (0...1_000_000).contains(threshold) else {
            throw ValidationError("--threshold: found \(threshold), expected 0 to 1000000")
        }
    }

    func run() throws {
        let found = try workspace.reading().giveBack(area, threshold: threshold)
        if let output {
            if output.lowercased().hasSuffix(".csv") {
                let bytes = Array(found.csv.utf8)
                try OutputFile.write(output) { sink in try bytes.withUnsafeBytes { try sink($0) } }
            } else {
                try found.writeWorkbook(to: output, made: Int(Date.now.timeIntervalSince1970))
            }
            progress("Written to \(output)")
        } else if json.json {
            try printJSON(found)
        } else {
            print(text(found))
        }
    }

    private func text(_ found: GiveBack) -> String {
        var lines = [found.title, ""]
        var table = TextTable(
            [
                "Counted by", "Source", "Criterion", "Year", "All destinations", "Women", "Men",
                "Destinations", "Hidden",
            ], right: [3, 4, 5, 6, 7, 8])
        for item in found.tables {
            let cells = item.byPlace
            let year = item.years.last ?? 0
            func value(_ sex: String) -> String {
                count(cells[GiveBack.Place(GiveBack.everywhere, sex: sex, year: year)])
            }
            table.add([
                item.side.words, item.source, item.criterion, "\(year)", value("_T"), value("F"),
                value("M"), "\(item.destinations.count)", "\(item.hidden)",
            ])
        }
        lines.append(table.text)
        for item in found.tables { lines += ["", largest(item)] }
        lines += [""] + found.notes.map { "- " + $0 }
        if !found.unreported.isEmpty {
            lines.append("- No figure is held of \(found.unreported.count) areas as destinations.")
        }
        return lines.joined(separator: "\n")
    }

    /// The largest destinations of a table's last year.
    private func largest(_ item: GiveBack.Table) -> String {
        let cells = item.byPlace
        let year = item.years.last ?? 0
        var table = TextTable(
            [
                "\(item.source), \(item.side.words), \(year)", "", "Criterion", "Both sexes",
                "Women", "Men",
            ],
            right: [3, 4, 5])
        func cell(_ code: String, _ sex: String = "_T") -> GiveBack.Cell? {
            cells[GiveBack.Place(code, sex: sex, year: year)]
        }
        let ranked = item.destinations.filter { cell($0.code) != nil }.sorted { a, b in
            let left = (cell(a.code)?.value ?? -1, b.code)
            return left > (cell(b.code)?.value ?? -1, a.code)
        }
        for place in ranked.prefix(10) {
            table.add([
                place.code, place.name, cell(place.code)?.criterion ?? "", count(cell(place.code)),
                count(cell(place.code, "F")),
                count(cell(place.code, "M")),
            ])
        }
        let rest = ranked.count - 10
        return table.text + (rest > 0 ? "\n... and \(rest) more: -o FILE.xlsx has all" : "")
    }

    private func count(_ cell: GiveBack.Cell?) -> String {
        guard let cell else { return "-" }
        if cell.state == .hidden { return "hidden" }
        return cell.value.map(exactText) ?? cell.reason ?? "-"
    }
}
