internal import Cubes
internal import Vocabulary
internal import Warehouse

/// What a download says of itself, made once and used by all its files.
struct DownloadText {
    /// A part of the text under a title.
    struct Section {
        let title: String
        let parts: [Part]
    }

    /// What a section is made of.
    enum Part {
        /// What the parts after it are about.
        case subtitle(String)
        case paragraph(String)
        case item(String)
        /// A word that occurs in the data, and what it means.
        case term(String, String)
        /// What an address leads to, and the address.
        case link(String, String)
    }

    let heading: DownloadHeading
    /// Those that figures come from, or that totals were computed from, by id.
    let releases: [Release]
    let tally: DownloadTally
    let codes: DownloadCodes

    init(
        _ result: any DownloadableResult, _ tally: DownloadTally, _ names: DownloadNames
    ) {
        heading = result.heading
        releases = result.releases.sorted { $0.id < $1.id }
        self.tally = tally
        codes = DownloadCodes(tally, names)
    }

    /// All sections, with one on the files or sheets after the first.
    func sections(_ contents: Section) -> [Section] {
        [subject, contents, columns, missing, totals]
            + [Section(title: "What is not comparable", parts: comparability.map { .item($0) })]
            + [sources, citation, terms, link]
    }

    private var subject: Section {
        let account = tally.account
        var counts =
            "\(count(account.series, "series", "series")) with "
            + count(account.figures, "figure", "figures")
        if let first = tally.first, let last = tally.last {
            if first == last {
                counts += ", of \(first.readable)"
            } else if first.calendarYear != nil, last.calendarYear != nil {
                counts += ", from \(first) to \(last)"
            } else {
                counts += ", the first of \(first.readable), the last of \(last.readable)"
            }
        }
        counts += "."
        if account.missing > 0 {
            counts +=
                " " + count(account.missing, "of them has", "of them have")
                + " no value; the reason stands beside it."
        }
        return Section(
            title: "What this is",
            parts: [
                .paragraph(
                    heading.dataflow.title + ". "
                        + DownloadDefinitions.definition(of: heading.dataflow)),
                .paragraph(counts),
                .term("Dataflow", heading.structure), .term("Key", heading.key),
                .term("Query", heading.query),
                .term("State", "as it was held after release \(heading.state)"),
                .term("Made", heading.made),
                .link("Permanent link", heading.permanentLink),
            ])
    }

    private var columns: Section {
        let dataflow = heading.dataflow
        let names = Set(dataflow.dimensions.map { $0.rawValue + "_NAME" })
        var parts: [Part] = []
        for (term, meaning) in DownloadDefinitions.columns(dataflow) where !names.contains(term) {
            parts.append(.term(term, meaning + occurring(term)))
        }
        let example = (dataflow.dimensions.first { $0.isArea } ?? .source).rawValue
        parts.insert(
            .term("\(example)_NAME and the like", "The name of the code in the column before."),
            at: dataflow.dimensions.count)
        return Section(title: "Columns", parts: parts)
    }

    /// The codes of a column that occur, where they are few.
    private func occurring(_ column: String) -> String {
        let found = codes[column]
        let isArea = DimensionID(rawValue: column)?.isArea ?? false
        guard !isArea, (1...12).contains(found.count), column != "OBS_STATUS" else { return "" }
        return " Here: " + found.map { worded($0) }.joined(separator: ", ") + "."
    }

    /// A code with its name, where it has one.
    func worded(_ item: (code: String, name: String)) -> String {
        item.name.isEmpty ? item.code : "\(item.code) (\(item.name))"
    }

    private var missing: Section {
        var parts: [Part] = [
            .paragraph(
                "An empty OBS_VALUE means that there is no figure. Missing is not zero: do not "
                    + "read it, draw it or add it as zero. A printed 0 is a figure."),
            .paragraph(
                "A combination of codes that has no row has no figure here. That is not zero "
                    + "either, unless the notes of its source say so."),
        ]
        if tally.account.figures > 0 {
            parts.append(.paragraph("The letters of OBS_STATUS that occur:"))
        }
        for (status, number) in tally.statuses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            parts.append(
                .term(status.rawValue, "\(status.name) (\(count(number, "figure", "figures")))"))
        }
        if tally.reasons.isEmpty {
            parts.append(.paragraph("No value is missing in these rows."))
        } else {
            let reasons = tally.reasons.sorted { $0.key.rawValue < $1.key.rawValue }
                .map { "\($0.key.name) \(number($0.value))" }
            parts.append(
                .paragraph("Why values are missing: " + reasons.joined(separator: ", ") + "."))
        }
        return Section(title: "Missing values and the letters of the status", parts: parts)
    }

    private var totals: Section {
        let computed = tally.account.computed
        let text =
            computed == 0
            ? "No figure here was added up on request: each stands in a release listed below."
            : "Totals that were added up on request, as no publisher printed them: "
                + "\(count(computed, "figure", "figures")). A total has no RELEASE. Its COMMENT "
                + "says how many figures were added and how many were missing; where some were "
                + "missing, it may be too low."
        return Section(title: "Computed totals", parts: [.paragraph(text)])
    }

    private var link: Section {
        Section(
            title: "Permanent link",
            parts: [
                .link("Permanent link", heading.permanentLink),
                .paragraph(
                    "It gives these figures again, as they were held after release "
                        + "\(heading.state), also when later releases have changed them."),
            ])
    }

    /// A number and what it counts.
    func count(_ value: Int, _ one: String, _ many: String) -> String {
        "\(number(value)) \(value == 1 ? one : many)"
    }

    func number(_ value: Int) -> String { exactText(Double(value)) }
}
