extension HouseConcepts {
    /// Words of the field, as the definitions use them.
    static let words = [
        Definition(
            "USUAL_RESIDENCE", "Usual residence",
            """
            The country in which a person lives and normally spends the daily rest. Travel for \
            recreation, holiday, visits, business, medical treatment or pilgrimage does not change \
            it (UN, Recommendations on Statistics of International Migration, Revision 1, 1998).
            """),
        Definition(
            "INTERNATIONAL_MIGRANT", "International migrant",
            """
            Any person who changes the country of usual residence (UN 1998). In a stock it is \
            whoever the figure's criterion makes a migrant, however long ago the move was.
            """),
        Definition(
            "LONG_TERM_MIGRANT", "Long-term migrant",
            """
            Who moves to another country for twelve months or more, so that it becomes the country \
            of usual residence (UN 1998).
            """),
        Definition(
            "SHORT_TERM_MIGRANT", "Short-term migrant",
            """
            Who moves to another country for at least three and less than twelve months, but for \
            travel that does not change residence (UN 1998). The UN's revised framework of 2021 \
            gave the term up: such a stay is mobility, not migration.
            """),
        Definition(
            "MIGRANT_STOCK", "Migrant stock",
            """
            The migrants who live in an area at a date. Stocks of different dates are never added.
            """),
        Definition(
            "MIGRATION_FLOW", "Migration flow",
            """
            Migration from one area to another within a period, counted as transitions or as \
            events, which are never mixed silently.
            """),
        Definition(
            "TRANSITION", "Transition",
            """
            A person whose area of residence differs between two dates. Who moves and returns \
            between them makes none, and who moves twice makes one.
            """),
        Definition(
            "EVENT", "Event", "A move. Who moves twice in a period makes two."),
        Definition(
            "MIRROR_FIGURES", "Mirror figures",
            """
            The same flow as reported by its origin and by its destination. They differ by \
            definition, coverage and effort; neither is right by itself.
            """),
        Definition(
            "MIGRATION_CORRIDOR", "Corridor",
            "A pair of an area of origin and an area of destination."),
        Definition(
            "REPORTED_FIGURE", "Reported figure", "A figure that a publisher printed."),
        Definition(
            "ESTIMATED_FIGURE", "Estimated figure",
            """
            A figure that a method made of others. It can be traced to them and to the arithmetic.
            """),
        Definition(
            "REFUGEE", "Refugee",
            """
            Who is outside the own country for well-founded fear of persecution for reasons of \
            race, religion, nationality, social group or political opinion (Convention of 1951 and \
            Protocol of 1967), or flees what regional instruments name besides.
            """),
        Definition(
            "REMITTANCES", "Remittances",
            """
            Personal transfers between resident and non-resident households, and in most \
            publishers' figures the compensation of employees who work abroad (IMF, Balance of \
            Payments Manual, sixth edition).
            """),
    ]
}
