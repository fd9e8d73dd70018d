import ArgumentParser
import Collection
import Office
import Registers

/// A command that takes a step of one country's answer, or of several.
protocol StepCommand: ParsableCommand {
    static var step: ResponseStep { get }
    var options: StepOptions { get }
}

/// Whose answers a step is of, and why.
struct StepOptions: ParsableArguments {
    @OptionGroup var target: RoundArguments

    @Argument(help: "The codes of the areas.")
    var areas: [String]

    @OptionGroup var why: WhyOption
    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption
}

extension StepCommand {
    func run() throws {
        let office = try options.workspace.office()
        var done: [RoundResponse] = []
        for area in options.areas {
            done.append(
                try office.recordStep(
                    Self.step, collection: options.target.collection, area: area,
                    round: options.target.round, by: options.why.person.name,
                    reason: options.why.why))
        }
        if options.output.json {
            printJSON(.array(done.map(\.json)))
            return
        }
        for response in done {
            print("\(office.named(response.key.area)): \(response.state.title.lowercased()).")
        }
    }
}

/// `corridor collect ask COLLECTION ROUND AREA ...`
struct CollectAskCommand: StepCommand {
    static let configuration = CommandConfiguration(
        commandName: "ask",
        abstract: "Ask further countries, or again those that refused or gave no answer.")
    static let step = ResponseStep.ask
    @OptionGroup var options: StepOptions
}

/// `corridor collect remind COLLECTION ROUND AREA ...`
struct CollectRemindCommand: StepCommand {
    static let configuration = CommandConfiguration(
        commandName: "remind",
        abstract: "Record that a reminder went out; `corridor collect letter` drafts it.")
    static let step = ResponseStep.remind
    @OptionGroup var options: StepOptions
}

/// `corridor collect query COLLECTION ROUND AREA --why TEXT`
struct CollectQueryCommand: StepCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Record that a country was asked about its answer.")
    static let step = ResponseStep.query
    @OptionGroup var options: StepOptions
}

/// `corridor collect reply COLLECTION ROUND AREA --why TEXT`
struct CollectReplyCommand: StepCommand {
    static let configuration = CommandConfiguration(
        commandName: "reply",
        abstract: "Record what a country said to a query, without a new questionnaire.")
    static let step = ResponseStep.answer
    @OptionGroup var options: StepOptions
}

/// `corridor collect accept COLLECTION ROUND AREA ...`
struct CollectAcceptCommand: StepCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Accept an answer; with open findings, say why.")
    static let step = ResponseStep.accept
    @OptionGroup var options: StepOptions
}

/// `corridor collect publish COLLECTION ROUND AREA ...`
struct CollectPublishCommand: StepCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Sign the figures of an accepted answer off, so that everybody sees them.")
    static let step = ResponseStep.publish
    @OptionGroup var options: StepOptions
}

/// `corridor collect refuse COLLECTION ROUND AREA --why TEXT`
struct CollectRefuseCommand: StepCommand {
    static let configuration = CommandConfiguration(
        commandName: "refuse",
        abstract: "Record that a country will not answer, and why.")
    static let step = ResponseStep.refuse
    @OptionGroup var options: StepOptions
}

/// `corridor collect send-back COLLECTION ROUND AREA --why TEXT`
struct CollectSendBackCommand: StepCommand {
    static let configuration = CommandConfiguration(
        commandName: "send-back",
        abstract: "Turn an answer down that is not published: the country is asked anew.")
    static let step = ResponseStep.sendBack
    @OptionGroup var options: StepOptions
}

/// `corridor collect withdraw COLLECTION ROUND AREA --why TEXT`
struct CollectWithdrawCommand: StepCommand {
    static let configuration = CommandConfiguration(
        commandName: "withdraw",
        abstract: "Take a published answer back: the country is asked anew.")
    static let step = ResponseStep.withdraw
    @OptionGroup var options: StepOptions
}
