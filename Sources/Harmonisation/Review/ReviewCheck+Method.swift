extension ReviewCheck {
    /// What the check compares, and from when on something is odd, in a few sentences.
    public var method: String {
        switch self {
        case .totals:
            "Printed totals beside women and men, origins, areas of a region, and ages of the same "
                + "table. Details above their total beyond rounding; women and men, or ages, below it; "
                + "origins whose share of the total is 6 usual distances below that of other periods."
        case .jumps:
            "A change of log(people + 5) from one figure of a series to the next, beyond 6 usual "
                + "distances of changes of that source, kind, gap and size; or beyond 4 and back again."
        case .typos:
            "A figure 2.5 usual distances from its neighbours in time that fits within a fifth once "
                + "it is divided or multiplied by 10, 100 or 1000, two digits are exchanged, or it "
                + "changes places with another origin, destination, sex, or the opposite corridor."
        case .signs:
            "Negative numbers of people or moves. Net migration of an interval with opposite signs in "
                + "two sources, or opposite to the change of the stock of migrants, 2 usual distances "
                + "apart."
        case .refugees:
            "Refugees of a corridor at the end of two years, the smaller count, above the migrants "
                + "between them by a factor of 1.2 or more; or where the stock has no figure at all."
        case .balance:
            "A stock of a corridor that grew by more than all who came in that time, or that is below "
                + "the inflow of the year before it, by a factor of 1.2 or more; of one criterion only."
        case .sources:
            "The same series in two sources: the logarithm of their ratio 4 usual distances from the "
                + "middle one of these two sources. Never between criteria or what else counts other "
                + "things."
        case .revisions:
            "A figure that changed since a release by 5 usual distances of the figures that changed, or "
                + "that changed its sign."
        }
    }
}
