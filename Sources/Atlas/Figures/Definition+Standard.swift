extension Definition {
    /// The words that every page of figures rests on.
    public static let standard: [Definition] = [
        Definition(
            term: "Stock",
            text: "The people living in an area at a date, counted by where they come from. "
                + "Stocks of different dates are never added."),
        Definition(
            term: "Flow",
            text: "Moves over a period. The flows estimated here are transitions: people whose "
                + "area of residence at the end of the period is another than at its start. "
                + "Someone who left and came back in between is not counted."),
        Definition(
            term: "Criterion",
            text: "What makes someone a migrant in a figure: being born in another area, "
                + "holding its citizenship, or having lived there before. Figures on different "
                + "criteria are not the same thing and are never mixed silently."),
        Definition(
            term: "Reported and estimated",
            text: "A reported figure was printed by a publisher. An estimated one was made by a "
                + "method, from reported ones, and says which."),
        Definition(
            term: "Missing",
            text: "A figure that nobody reported, or that cannot exist, or that is withheld to "
                + "protect people. Missing is never zero, and the reason is shown."),
    ]
}

extension MethodLabel {
    /// The six estimates of flows from stocks, in the order in which pages show them.
    public static let standard: [MethodLabel] = [
        MethodLabel(
            id: "SD_DROP", title: "Stock difference, decreases dropped",
            summary: "The increase of a stock between two dates is taken as the flow. Where the "
                + "stock fell, nobody is taken to have moved."),
        MethodLabel(
            id: "SD_REVERSE", title: "Stock difference, decreases reversed",
            summary: "The increase of a stock between two dates is taken as the flow. A stock "
                + "that fell is taken as people moving the other way."),
        MethodLabel(
            id: "RATE", title: "Migration rate",
            summary: "The world's total of moves is shared out over corridors in proportion to "
                + "the stock at the start: large stocks send large flows."),
        MethodLabel(
            id: "DA_OPEN", title: "Open accounting, minimum",
            summary: "The fewest moves that turn one table of people by birthplace and residence "
                + "into the next, after births and deaths. Areas may lose people to, or gain "
                + "them from, outside the table."),
        MethodLabel(
            id: "DA_CLOSED", title: "Closed accounting, minimum",
            summary: "The fewest moves that turn one table of people by birthplace and residence "
                + "into the next, after births and deaths, when nobody enters or leaves the "
                + "world. Read it as a lower bound."),
        MethodLabel(
            id: "DA_PB", title: "Closed accounting, pseudo-Bayes",
            summary: "A mixture of two closed accounts: 87 parts of the minimum and 13 parts of "
                + "one in which people move independently of where they live, so that some come "
                + "and go beyond what the minimum needs."),
    ]
}
