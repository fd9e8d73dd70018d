import ArgumentParser
import Cubes
import Office
import Vocabulary
import Warehouse

/// `corridor show DATAFLOW KEY`
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the series that a key selects.",
        discussion: """
            A key is the dimensions' codes joined by points, as SDMX writes it: an empty place
            or * is any code, + separates several, trailing places may be left out. Or name
            just the places that matter: ORIGIN=MEX,DESTINATION=USA.
            SEX _T, ORIGIN or DESTINATION W or a region are added up where nobody printed them.
            With --frame, areas are those of a date: ORIGIN=SUN with --frame 1990 adds up the figures
            of those that followed the USSR, and --weights says how a figure of the USSR is divided.
            """)

    @Argument(help: "DF_STOCK, DF_FLOW, DF_DISPLACED ...; docs/structures.md has all.")
    var dataflow: String

    @Argument(help: "The key; left out, all series.")
    var key: String = ""

    @Option(name: .long, help: "Only this period: 2024, or 2015-07-01/P5Y.")
    var period: String?

    @Option(name: .long, help: "The state held on that day (YYYY-MM-DD, UTC) or at that time.")
    var asOf: String?

    @Option(name: .long, help: "At most so many series.")
    var limit: Int = 100

    @OptionGroup var frame: FrameOptions
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.office()
        let pattern = try office.pattern(dataflow, key)
        let wanted = try period.map { try parsePeriod($0) }
        let state = try asOf.map { try stateID(office, $0) }
        if let request = try frame.request(office) {
            return try show(
                try office.framed(pattern, in: request, asOf: state), only: wanted, of: pattern)
        }
        var shown = try office.show(pattern, asOf: state)
        guard !shown.isEmpty else {
            if let asOf, state == 0 {
                throw OfficeError(
                    kind: .notFound, place: "--as-of \(asOf)", found: "nothing held by then",
                    expected: "a time after the first release; see `corridor list`")
            }
            throw try office.explainEmpty(pattern)
        }
        if let wanted {
            let periods = Set(shown.flatMap { $0.series.observations.map(\.period) }).sorted()
            shown = shown.filter { $0.series[wanted] != nil }
            guard !shown.isEmpty else {
                throw OfficeError(
                    kind: .notFound, place: "\(pattern.dataflow.rawValue) \(pattern)",
                    found: "no figure for \(wanted)",
                    expected: "one of " + periods.map(\.description).joined(separator: ", "))
            }
        }
        let page = shown.prefix(max(1, limit))
        if output.json {
            try printJSON(
                try page.map {
                    try SeriesRecord($0, only: wanted, breaks: office.areaBreaks($0.series))
                })
        } else {
            for item in page {
                let breaks = try office.areaBreaks(item.series)
                print(SeriesRecord(item, only: wanted, breaks: breaks).text + "\n")
            }
        }
        if shown.count > page.count {
            warn("\(shown.count - page.count) more series; --limit shows more")
        }
    }

    /// Series in the areas of a date.
    private func show(
        _ all: [FramedSeries], only wanted: Period?, of pattern: KeyPattern
    ) throws {
        let shown = try wanted.map { try FramedSeries.only($0, of: all, pattern) } ?? all
        let page = Array(shown.prefix(max(1, limit)))
        if output.json {
            try printJSON(page)
        } else {
            for item in page { print(item.text + "\n") }
        }
        if shown.count > page.count {
            warn("\(shown.count - page.count) more series; --limit shows more")
        }
    }
}

/// A period from the command line, or wrong use.
func parsePeriod(_ text: String) throws -> Period {
    guard let period = Period(text) else {
        throw ValidationError(
            "period: found \(text), expected a year (2024), a day (2024-07-01) or a range "
                + "(2015-07-01/P5Y)")
    }
    return period
}

/// The last release held at a time.
func stateID(_ office: Office, _ time: String) throws -> Int {
    guard CalendarDate(time.prefix(10)) != nil, time.count == 10 || time.hasSuffix("Z") else {
        throw ValidationError("--as-of: found \(time), expected YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ")
    }
    return try office.warehouse.lastRelease(heldAt: time)?.id ?? 0
}
