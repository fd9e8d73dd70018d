import ArgumentParser
import Office
import Registers

/// `corridor marketplace ...`
struct MarketplaceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "marketplace",
        abstract: "Offers and needs of expertise, services and financing, and what matches.",
        discussion: """
            `corridor register add offers` adds one. Whoever can read the workspace's file sees all \
            of them; over the web members alone do. docs/marketplace.md explains the score.
            """,
        subcommands: [MarketplaceListCommand.self, MarketplaceMatchCommand.self])
}

/// `corridor marketplace list`
struct MarketplaceListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List offers and needs.")

    @Option(name: .long, help: "offer or need.")
    var direction: String?

    @Option(name: .long, help: "expertise, services or financing.")
    var kind: String?

    @Option(name: .long, help: "Only of this theme.")
    var theme: String?

    @Option(name: .long, help: "Only of this area, a region that it lies in, or of none.")
    var area: String?

    @Option(name: .long, help: "Only of this organisation.")
    var organisation: String?

    @Option(name: .long, help: "Only with these words.")
    var words: String = ""

    @Flag(name: .long, help: "Matched and withdrawn ones too.")
    var all = false

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func validate() throws {
        if let direction, !["offer", "need"].contains(direction) {
            throw ValidationError("--direction: found \(direction), expected offer or need")
        }
        if let kind, !["expertise", "services", "financing"].contains(kind) {
            throw ValidationError(
                "--kind: found \(kind), expected expertise, services or financing")
        }
    }

    func run() throws {
        var question = MarketQuestion()
        question.direction = direction
        question.kind = kind
        question.theme = theme
        question.area = area
        question.organisation = organisation
        question.words = words
        question.withClosed = all
        let office = try workspace.reading()
        let entries = try office.registers.state().marketplace(question, areas: office.areas)
        if output.json {
            try printJSON(entries)
            return
        }
        var table = TextTable([
            "Id", "", "Kind", "Title", "Organisation", "Areas", "Valid", "State",
        ])
        for item in entries {
            table.add([
                item.id, item.direction.lowercased(), item.kind?.id ?? "", item.title,
                item.organisation?.name ?? "", item.areas.map(\.id).joined(separator: ","),
                item.period ?? "", item.state,
            ])
        }
        print(table.text)
    }
}

/// `corridor marketplace match [ID]`
struct MarketplaceMatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "match", abstract: "Show what matches, and why.")

    @Argument(help: "The offer or need; left out, every need.")
    var id: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    private struct Answer: Encodable {
        let entry: MarketEntry
        let matches: [MarketMatch]
    }

    func run() throws {
        let office = try workspace.reading()
        let store = office.registers
        let all = try store.state().marketplace(areas: office.areas)
        let asked: [MarketEntry]
        if let id {
            _ = try store.record(RecordKey("offers", id))
            asked = try store.state().marketEntry(id).map { [$0] } ?? []
        } else {
            asked = all.filter { !$0.isOffer }
        }
        let answers = asked.map { entry in
            Answer(
                entry: entry,
                matches: MarketMatch.matches(of: entry, among: all, areas: office.areas))
        }
        if output.json {
            try printJSON(answers)
            return
        }
        for answer in answers {
            print("\(answer.entry.id)  \(answer.entry.direction): \(answer.entry.title)")
            if answer.matches.isEmpty { print("  nothing matches") }
            for match in answer.matches {
                print("  \(match.score)  \(match.entry.id)  \(match.entry.title)")
                for reason in match.reasons { print("       \(reason.points)  \(reason.text)") }
            }
        }
    }
}
