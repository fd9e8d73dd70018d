import ArgumentParser
import Harmonisation
import Office
import Vocabulary

/// `corridor mirrors`
struct MirrorsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mirrors",
        abstract: "Set flows as their origins report them beside what their destinations report.",
        discussion: """
            Says which corridors have which reports, how far these are apart, which differ most, and
            by which factors the reports of each area come to agree with its partners'. What fixes
            the level of the factors is a choice: sum-preserving, logarithmic, or anchored:AREA.
            """)

    @Option(name: .long, help: "The period, such as 2015.")
    var period: String

    @Option(name: .long, help: "Where reports come from; several times for several.")
    var source: [String] = []

    @Option(name: .long, help: "B, C or P: what makes a migrant.")
    var criterion = Criterion.previousResidence.rawValue

    @Option(name: .long, help: "_T, F or M.")
    var sex = Sex.total.rawValue

    @Option(name: .long, help: "sum-preserving, logarithmic or anchored:AREA.")
    var form = MirrorFit.Form.sumPreserving.name

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        guard MirrorFit.Form(form) != nil else {
            throw ValidationError(
                "--form: found \(form), expected sum-preserving, logarithmic or anchored:AREA")
        }
        guard Criterion(rawValue: criterion) != nil else {
            throw ValidationError("--criterion: found \(criterion), expected B, C, P or _U")
        }
        guard Sex(rawValue: sex) != nil else {
            throw ValidationError("--sex: found \(sex), expected _T, F or M")
        }
    }

    func run() throws {
        var request = Office.MirrorRequest(period: try parsePeriod(period))
        request.sources = source
        request.criterion = Criterion(rawValue: criterion) ?? request.criterion
        request.sex = Sex(rawValue: sex) ?? request.sex
        request.form = MirrorFit.Form(form) ?? request.form
        let report = try workspace.office().mirrors(request)
        if output.json { try printJSON(report) } else { print(text(report)) }
    }

    private func text(_ report: MirrorReport) -> String {
        let coverage = report.coverage
        var lines = [
            "Flows of \(report.period) as both ends report them: \(report.sources.joined(separator: ", "))",
            "",
            "Corridors with both reports: \(coverage.both); only the origin's: "
                + "\(coverage.onlyOrigin); only the destination's: \(coverage.onlyDestination)",
        ]
        if let ratio = report.medianRatio {
            lines.append("The destination's over the origin's, the middle one: \(exactText(ratio))")
        }
        for (title, sides) in [
            ("As destination", report.destinations), ("As origin", report.origins),
        ] where !sides.isEmpty {
            var table = TextTable(
                ["  " + title, "corridors", "own", "partners'", "middle ratio", "factor"],
                right: [1, 2, 3, 4, 5])
            for side in sides {
                table.add([
                    "  " + side.area, "\(side.corridors)", exactText(side.own),
                    exactText(side.partners), side.medianRatio.map { exactText($0) } ?? "",
                    side.factor.map { exactText($0) } ?? "",
                ])
            }
            lines += [""] + table.text.split(separator: "\n").map(String.init)
        }
        if !report.outliers.isEmpty {
            var table = TextTable(
                ["  Far from the others", "origin's", "destination's", "ratio"], right: [1, 2, 3])
            for outlier in report.outliers.prefix(20) {
                table.add([
                    "  \(outlier.origin) to \(outlier.destination)", exactText(outlier.byOrigin),
                    exactText(outlier.byDestination), exactText(outlier.ratio),
                ])
            }
            lines += [""] + table.text.split(separator: "\n").map(String.init)
        }
        lines += ["", "Factors: \(report.form)"]
        if let level = report.level {
            lines.append("All corrected reports over all reports: \(exactText(level))")
        }
        lines += report.notes.map { "  - " + $0 }
        return lines.joined(separator: "\n")
    }
}
