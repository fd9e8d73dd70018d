internal import SDMX

/// The concepts of deaths during migration, in a scheme of their own: see ``AsylumConcepts``.
enum DeathConcepts {
    static let scheme: ConceptScheme = {
        var scheme = ConceptScheme(
            StructureNames.deathConcepts, agency: StructureNames.agency,
            version: StructureNames.fixed)
        scheme.identity.name(
            "Concepts of deaths during migration",
            "What is particular to Corridor's figures of deaths and disappearances on the way.")
        scheme.concepts = (components + words).map(\.concept)
        return scheme
    }()

    /// Whether a component's concept is here.
    static func has(_ id: String) -> Bool { components.contains { $0.id == id } }

    private static let components = [
        Definition(
            "INCIDENT_REGION", "Region of the incident",
            "Where people died or disappeared: a region of land or sea, as the publisher calls it."),
        Definition("ROUTE", "Route", "The route of migration on which it happened."),
        Definition("CAUSE", "Cause of death", "What people died of, in the publisher's groups."),
        Definition(
            "CASUALTY", "Who is counted",
            "The dead, the missing, both, or the women, men and children among them."),
    ]

    private static let words = [
        Definition(
            "INCIDENT", "Incident",
            """
            An event in which one or more people died or disappeared in the course of migration to \
            another country, at its borders or on the way (IOM). Deaths after arrival are none.
            """)
    ]
}
