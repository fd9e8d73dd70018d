import ArgumentParser
import Foundation
import Office
import Registers
import Service

/// `corridor meeting ...`
struct MeetingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meeting",
        abstract: "Prepare meetings and follow them up: dossiers, reports, recommendations.",
        discussion: """
            From the registers and the figures held; nothing is made up. docs/meetings.md says what \
            stands where.
            """,
        subcommands: [
            MeetingListCommand.self, MeetingDossierCommand.self, MeetingReportCommand.self,
            MeetingFollowUpCommand.self,
        ])
}

/// `corridor meeting list`
struct MeetingListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List meetings, the latest first.")

    @Option(name: .long, help: "Only those of this series.")
    var series: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let meetings = try workspace.reading().registers.state().meetings(series: series)
        if output.json {
            try printJSON(meetings)
            return
        }
        var table = TextTable(["Id", "Date", "Place", "Meeting"])
        for item in meetings {
            table.add([item.id, item.date ?? "", item.venue ?? "", item.title])
        }
        print(table.text)
    }
}

/// The file that a document is written to.
struct DocumentFile: ParsableArguments {
    @Option(
        name: [.customShort("o"), .long],
        help:
            "The file: .html stands alone and can be printed, .md is Markdown (default: standard output)."
    )
    var output: String?

    func validate() throws {
        guard let output, !["html", "md"].contains((output as NSString).pathExtension) else {
            return
        }
        throw ValidationError("-o: found \(output), expected a name that ends in .html or .md")
    }

    func write(_ document: MeetingDocument) throws {
        guard let output else {
            print(document.markdown, terminator: "")
            return
        }
        let isPage = (output as NSString).pathExtension == "html"
        let text = isPage ? MeetingFile.html(document) : document.markdown
        try OutputFile.write(output) { sink in
            try Array(text.utf8).withUnsafeBytes { try sink($0) }
        }
    }
}

/// `corridor meeting dossier ID`
struct MeetingDossierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "Write what those who come to a meeting should have read.",
        discussion: """
            Agenda, participants, papers; what was done since the last meeting of the series; open \
            recommendations; and of the countries concerned the tables that they lack, questions on \
            their figures, answers due, treaties, views and policies.
            """)

    @Argument(help: "The meeting; `corridor meeting list` has all.")
    var id: String

    @Option(
        name: .long,
        help:
            "A country to tell of beside those named in the registers, or a region; several times.")
    var area: [String] = []

    @Flag(name: .long, help: "Leave out what is odd about figures, which takes a while to find.")
    var withoutQuestions = false

    @OptionGroup var file: DocumentFile
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var json: JSONOption

    func run() throws {
        let office = try workspace.reading()
        let registers = try office.registers.state(asOf: asOf.time())
        let request = DossierRequest(meeting: id, areas: area)
        let hasCountries = try !office.countriesConcerned(request, registers).isEmpty
        var review: ReviewReport?
        if hasCountries, !withoutQuestions {
            review = try? office.review(ReviewRequest(), progress: progress)
        }
        let dossier = try office.dossier(
            request, registers, figures: office.state(), review: review)
        if json.json {
            try printJSON(dossier)
        } else {
            try file.write(dossier.document)
        }
    }
}

/// `corridor meeting report ID`
struct MeetingReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Write the skeleton of a meeting's report.",
        discussion: """
            What the registers know stands in it; what somebody has to write is marked. Nothing \
            that was said is made up.
            """)

    @Argument(help: "The meeting.")
    var id: String

    @OptionGroup var file: DocumentFile
    @OptionGroup var asOf: AsOfOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var json: JSONOption

    private struct Answer: Encodable {
        let meeting: MeetingFacts
        let unwritten: [String]
        let markdown: String
    }

    func run() throws {
        let state = try workspace.reading().registers.state(asOf: asOf.time())
        let report = try state.meetingReport(id)
        if json.json {
            try printJSON(
                Answer(
                    meeting: try state.meeting(id), unwritten: report.unwritten,
                    markdown: report.document.markdown))
        } else {
            try file.write(report.document)
        }
    }
}

/// `corridor meeting follow-up ID`
struct MeetingFollowUpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow-up",
        abstract: "Make recommendations of a meeting's decisions, with owners and due dates.",
        discussion: "All of them or none. Doing it again changes nothing.")

    @Argument(help: "The meeting.")
    var id: String

    @OptionGroup var person: PersonOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let done = try workspace.office().followUp(meeting: id, by: person.name)
        if output.json {
            try printJSON(done)
            return
        }
        print(
            "\(done.added.count) recommendations made, \(done.standing.count) stood already.")
        for item in done.added { print("  recommendations/\(item.id)  \(item.name)") }
        for key in done.withoutText { warn("decisions/\(key) has no text; none was made of it") }
    }
}
