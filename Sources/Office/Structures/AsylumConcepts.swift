internal import SDMX

/// The concepts of asylum statistics. They have a scheme of their own, so that the one of all other
/// dataflows stays what it was.
enum AsylumConcepts {
    static let scheme: ConceptScheme = {
        var scheme = ConceptScheme(
            StructureNames.asylumConcepts, agency: StructureNames.agency,
            version: StructureNames.fixed)
        scheme.identity.name(
            "Concepts of asylum statistics",
            """
            What is particular to Corridor's figures of asylum; components shared with other \
            dataflows are in CS_CORRIDOR.
            """)
        scheme.concepts = (components + words).map(\.concept)
        return scheme
    }()

    /// Whether a component's concept is here.
    static func has(_ id: String) -> Bool { components.contains { $0.id == id } }

    private static let components = [
        Definition(
            "PROCEDURE", "Authority",
            """
            Who an application is made to and who decides on it: the government, UNHCR, or both \
            together.
            """),
        Definition(
            "ASYLUM_MEASURE", "Applications or outcome",
            """
            What is counted: applications lodged, or decisions by their outcome. An application and \
            the decision on it are often of different years.
            """),
        Definition(
            "APPLICATION_TYPE", "Type of application",
            "Whether an application is new, repeated, or an appeal; _Z where none is counted."),
        Definition(
            "DECISION_LEVEL", "Level of the procedure",
            """
            The instance at which an application is made or a decision taken. Somebody rejected at \
            one level can be counted again at the next: levels are not added to count people.
            """),
        Definition(
            "COUNT_UNIT", "Unit of count",
            """
            Persons, or cases, of which one may hold several persons. Figures in persons and in \
            cases are never added.
            """),
    ]

    private static let words = [
        Definition(
            "ASYLUM_APPLICATION", "Application for asylum",
            """
            A request for international protection. Who asks in two States, or again in one, is \
            counted each time.
            """),
        Definition(
            "RECOGNITION_RATE", "Recognition rate",
            """
            Recognised refugees among the decisions on the substance: recognised, other protection \
            and rejected; what was otherwise closed is not among them (UNHCR).
            """),
        Definition(
            "PROTECTION_RATE", "Protection rate",
            """
            Recognised refugees and people given other protection among the decisions on the \
            substance (UNHCR: total recognition rate).
            """),
    ]
}
