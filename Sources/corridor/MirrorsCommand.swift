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

            graded estimates the flows themselves, with intervals, by a model of the reports of all
            years held, their grades of undercount and accuracy, and the corridors. --better-side
            chooses one of the two reports of each corridor by plain rules, and says why.
            """)

    @Option(name: .long, help: "The period, such as 2015.")
    var period: String

    @Option(name: .long, help: "Where reports come from; several times for several.")
    var source: [String] = []

    @Option(name: .long, help: "B, C or P: what makes a migrant.")
    var criterion = Criterion.previousResidence.rawValue

    @Option(name: .long, help: "_T, F or M.")
    var sex = Sex.total.rawValue

    @Option(name: .long, help: "sum-preserving, logarithmic, anchored:AREA or graded.")
    var form = MirrorFit.Form.sumPreserving.name

    @Flag(name: .long, help: "Which end's report to take, and why, instead of factors.")
    var betterSide = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "With --form graded: one corridor in all years.", valueName: "origin,destination"))
    var corridor: String?

    @Flag(
        name: .long,
        help: "With --form graded: whether intervals hold reports left out; takes a while.")
    var check = false

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        guard MirrorFit.Form(form) != nil || isGraded else {
            throw ValidationError(
                "--form: found \(form), expected sum-preserving, logarithmic, anchored:AREA or "
                    + "graded")
        }
        guard !betterSide || form == MirrorFit.Form.sumPreserving.name else {
            throw ValidationError("--better-side: found --form \(form) too, expected one of them")
        }
        guard !check || (isGraded && corridor == nil) else {
            throw ValidationError("--check: expected together with --form graded, of all corridors")
        }
        if let corridor {
            guard isGraded, ends != nil else {
                throw ValidationError(
                    "--corridor: found \(corridor), expected ORIGIN,DESTINATION together with "
                        + "--form graded")
            }
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
        let office = try workspace.office()
        if betterSide {
            let report = try office.betterSides(request)
            if output.json { try printJSON(report) } else { print(MirrorsText.text(report)) }
        } else if check {
            let report = try office.checkGradedMirrors(request)
            if output.json { try printJSON(report) } else { print(MirrorsText.text(report)) }
        } else if isGraded {
            let report = try office.gradedMirrors(request, corridor: ends)
            if output.json { try printJSON(report) } else { print(MirrorsText.text(report)) }
        } else {
            let report = try office.mirrors(request)
            if output.json { try printJSON(report) } else { print(MirrorsText.text(report)) }
        }
    }

    private var isGraded: Bool { form == "graded" }

    /// The two ends of the corridor that was asked for.
    private var ends: (origin: String, destination: String)? {
        let parts = (corridor ?? "").uppercased().split(separator: ",").map(String.init)
        guard parts.count == 2, parts[0] != parts[1] else { return nil }
        return (parts[0], parts[1])
    }
}
