internal import SDMX

/// The concepts of permits to stay, in a scheme of their own: see ``AsylumConcepts``.
enum PermitConcepts {
    static let scheme: ConceptScheme = {
        var scheme = ConceptScheme(
            StructureNames.permitConcepts, agency: StructureNames.agency,
            version: StructureNames.fixed)
        scheme.identity.name(
            "Concepts of permits and citizenship",
            """
            What is particular to Corridor's figures of permits to stay; components shared with other \
            dataflows are in CS_CORRIDOR.
            """)
        scheme.concepts = (components + words).map(\.concept)
        return scheme
    }()

    /// Whether a component's concept is here.
    static func has(_ id: String) -> Bool { components.contains { $0.id == id } }

    private static let components = [
        Definition(
            "PERMIT_MEASURE", "Permits issued or valid",
            """
            Whether permits are counted as they are issued over a period, or as they are valid at its \
            end.
            """),
        Definition("PERMIT_REASON", "Reason", "What the holder is permitted to stay for."),
        Definition(
            "PERMIT_DURATION", "Length", "How long the permit is valid, as it was issued."),
    ]

    private static let words = [
        Definition(
            "RESIDENCE_PERMIT", "Residence permit",
            """
            An authorisation to stay in the area for three months or more, issued to a foreigner. \
            Citizens of the EU and EFTA need none in each other's areas, so that they are not counted.
            """),
        Definition(
            "CITIZENSHIP_ACQUISITION", "Acquisition of citizenship",
            """
            Somebody who lives in the area and held another citizenship or none becomes its citizen, \
            by whichever procedure; not citizens by birth.
            """),
    ]
}

/// The concept of what tells emigrants apart, in a scheme of its own: see ``AsylumConcepts``.
enum EmigrationConcepts {
    static let scheme: ConceptScheme = {
        var scheme = ConceptScheme(
            StructureNames.emigrationConcepts, agency: StructureNames.agency,
            version: StructureNames.fixed)
        scheme.identity.name(
            "Concepts of emigration by what people are",
            "What is particular to Corridor's figures of emigration by citizenship or birth.")
        scheme.concepts = components.map(\.concept)
        return scheme
    }()

    /// Whether a component's concept is here.
    static func has(_ id: String) -> Bool { components.contains { $0.id == id } }

    private static let components = [
        Definition(
            "CRITERION_AREA", "Area of citizenship or birth",
            """
            The area whose citizens people are, or where they were born, as CRITERION says. It is \
            neither where they come from nor where they go.
            """)
    ]
}
