import ArgumentParser
import Fetching
import Foundation
import Harmonisation
import Office

/// `corridor harmonise`
struct HarmoniseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "harmonise",
        abstract: "One comparable view of what many publishers say.",
        discussion: """
            Fills DF_STOCK and DF_FLOW of SOURCE CORRIDOR by a written order of preference. Each \
            figure is a publisher's, brought to one definition where it was on another; what cannot be \
            brought there is refused, and counted. `corridor explain` walks a figure back to its cells.
            """)

    @Argument(help: "stocks or flows; both where none is named.")
    var views: [String] = []

    @Option(name: .long, help: "A plan as JSON, in place of the house's.")
    var plan: String?

    @Option(
        name: .long,
        help: "Lay the view into the areas of one date (2024 is its 1 July); nothing is divided.")
    var frame: String?

    @Flag(name: .long, help: "Print the house's plan and do nothing.")
    var printPlan = false

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        if printPlan {
            guard plan == nil, frame == nil, views.isEmpty else {
                throw ValidationError("--print-plan goes alone")
            }
            return try printJSON(HarmonisationPlan.house)
        }
        var plan = try plan.map { try Self.read($0) } ?? .house
        if let frame {
            guard plan.frame == nil else {
                throw ValidationError("--frame and the plan's own frame: expected one of them")
            }
            plan = plan.laid(intoAreasOf: try FrameRequest(frame).date)
        }
        let office = try workspace.office()
        let known = Harmonising.View.allCases
        if let odd = views.first(where: { Harmonising.View(rawValue: $0) == nil }) {
            throw ValidationError("found \(odd), expected stocks or flows")
        }
        let asked = known.filter { views.isEmpty || views.contains($0.rawValue) }
        let run = try office.harmonise(asked, plan: plan, progress: progress)
        if output.json { return try printJSON(run.reports) }
        for (place, report) in run.reports.enumerated() {
            print((place > 0 ? "\n" : "") + Self.text(report))
        }
    }

    private static func read(_ path: String) throws -> HarmonisationPlan {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw OfficeError(
                kind: .file, place: path, found: "no readable file", expected: "a plan as JSON")
        }
        do {
            return try JSONDecoder().decode(HarmonisationPlan.self, from: data)
        } catch {
            throw OfficeError(
                kind: .file, place: path, found: jsonFault(error),
                expected: "a plan as `corridor harmonise --print-plan` prints it")
        }
    }

    private static func text(_ report: HarmonisationReport) -> String {
        let dataflow = report.view == .stocks ? "DF_STOCK" : "DF_FLOW"
        var lines = [
            "\(dataflow), SOURCE CORRIDOR, plan \(report.version): "
                + "\(exactText(Double(report.figures))) figures in "
                + "\(exactText(Double(report.series))) series; "
                + "\(exactText(Double(report.converted))) converted, "
                + "\(exactText(Double(report.breaks))) after a break"
        ]
        if !report.ends.isEmpty {
            let ends = report.ends.sorted { $0.key < $1.key }.map {
                "\(exactText(Double($0.value))) as the \($0.key.lowercased()) reports"
            }
            lines.append(ends.joined(separator: ", "))
        }
        var table = TextTable(
            ["Source", "Read", "Taken", "Passed over", "Refused"], right: [1, 2, 3, 4])
        let held = report.sources.filter { $0.read > 0 }
        for source in held {
            let refused = source.refused.reduce(0) { $0 + $1.figures }
            table.add(
                [source.source]
                    + [source.read, source.taken, source.passedOver, refused].map {
                        exactText(Double($0))
                    })
        }
        lines.append(table.text)
        for source in held {
            lines += source.refused.map {
                "\(source.source): \(exactText(Double($0.figures))) refused, \($0.why)"
            }
        }
        if let frame = report.frame {
            lines.append("In the areas of \(frame.date)")
            lines += frame.unmoved.map { "\(exactText(Double($0.figures))) not there: \($0.why)" }
        }
        if !report.unnamed.isEmpty {
            lines.append(
                "Not in the plan: \(report.unnamed.joined(separator: ", ")); see --print-plan")
        }
        return lines.joined(separator: "\n")
    }
}
