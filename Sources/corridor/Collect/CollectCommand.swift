import ArgumentParser

/// `corridor collect ...`
struct CollectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract:
            "Ask countries for tables: what is asked already, questionnaires, answers, rounds.",
        discussion: "docs/collections.md describes what a collection declares.",
        subcommands: [
            CollectTablesCommand.self, CollectOverlapsCommand.self,
            CollectDraftCommand.self,
            CollectOpenCommand.self, CollectAskCommand.self, CollectRemindCommand.self,
            CollectStateCommand.self, CollectQueryCommand.self, CollectReplyCommand.self,
            CollectAcceptCommand.self, CollectPublishCommand.self, CollectRefuseCommand.self,
            CollectSendBackCommand.self, CollectWithdrawCommand.self, CollectCloseCommand.self,
            CollectDueCommand.self, CollectRatesCommand.self, CollectLetterCommand.self,
            CollectReceiveCommand.self, CollectAnswersCommand.self, CollectAnswerCommand.self,
        ])
}
