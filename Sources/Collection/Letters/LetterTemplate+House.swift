extension LetterTemplate {
    /// The templates that ship. English; a workspace may keep its own in the register of letters.
    public static let house: [LetterTemplate] = LetterKind.allCases.map { kind in
        let (subject, body) = english(kind)
        return LetterTemplate(
            kind: kind, language: .english, subject: subject, body: body + closing)
    }

    private static let closing = """


        Yours sincerely,
        {sender}
        {agency}
        """

    private static func english(_ kind: LetterKind) -> (subject: String, body: String) {
        switch kind {
        case .request:
            (
                "{collection}, {round}: request to {country}",
                """
                Dear {addressee},

                {agency} asks {country} to answer {collection}, round {round}.

                Asked are these tables:
                {tables}

                Please answer by {deadline}. Cells that are known already are filled in, each with its \
                source; correct what is wrong. A cell for which there is no figure has a mark that \
                says why. If {country} cannot answer, please say so with the reason: it is kept, and \
                nobody asks again in this round.
                """
            )
        case .reminder:
            (
                "{collection}, {round}: reminder to {country}",
                """
                Dear {addressee},

                On {asked} {agency} asked {country} to answer {collection}, round {round}. Answers \
                were due by {deadline}; yours has not come.

                An answer in part is welcome. If {country} cannot answer, please say so with the \
                reason.
                """
            )
        case .secondReminder:
            (
                "{collection}, {round}: second reminder to {country}",
                """
                Dear {addressee},

                The answer of {country} to {collection}, round {round}, was due by {deadline} and is \
                {days-late} days late. A reminder has gone out before.

                Asked are:
                {tables}

                If nothing comes before the round is closed, it will be recorded that {country} gave \
                no answer and no reason.
                """
            )
        case .thanks:
            (
                "{collection}, {round}: answer of {country} received",
                """
                Dear {addressee},

                Thank you for the answer of {country} to {collection}, round {round}, which came on \
                {received}. It is kept as it came. You will hear from us when it has been looked \
                through.
                """
            )
        case .query:
            (
                "{collection}, {round}: questions to {country}",
                """
                Dear {addressee},

                Thank you for the answer of {country} to {collection}, round {round}, which came on \
                {received}. We found the following and ask for a word on each. A finding is a \
                question, not a fault; where a figure is right, please say why it differs.

                {questions}
                """
            )
        case .acceptance:
            (
                "{collection}, {round}: answer of {country} accepted",
                """
                Dear {addressee},

                The answer of {country} to {collection}, round {round}, which came on {received}, is \
                accepted. Its figures are published with {country} as their source. Thank you.
                """
            )
        case .giveBack:
            (
                "What other countries count of the emigrants of {country}",
                """
                Dear {addressee},

                Thank you for taking part in {collection}, round {round}. In return you find with this \
                letter what other countries and sources count of the emigrants of {country}: by \
                destination and year, by sex and age where known, with the definition of each figure \
                and how it differs from your own. Small cells are protected; the threshold is stated \
                beside them.
                """
            )
        }
    }
}
