internal import SDMX

/// The concepts of the dataflows' components, and the words of the field that the definitions use.
enum HouseConcepts {
    static let scheme: ConceptScheme = {
        var scheme = ConceptScheme(
            StructureNames.concepts, agency: StructureNames.agency, version: StructureNames.fixed)
        scheme.identity.name(
            "Concepts of migration statistics",
            """
            What the components of Corridor's dataflows mean, and the words of the field, after the \
            UN's recommendations on statistics of international migration.
            """)
        scheme.concepts = (components + words).map(\.concept)
        // What the letters of a DATA_TYPE mean, though a value may have several of them.
        for index in scheme.concepts.indices where scheme.concepts[index].id == "DATA_TYPE" {
            scheme.concepts[index].representation = Representation(
                enumeration: HouseCodelist.dataType.reference(StructureNames.fixed))
        }
        return scheme
    }()

    static let components = dimensions + measured + attributes

    private static let dimensions = [
        Definition(
            "FREQ", "Frequency",
            """
            How long the period of a flow is, or how often a stock is counted. Flows between two \
            stocks five years apart are A5.
            """),
        Definition(
            "SOURCE", "Source",
            """
            The publisher and the edition of its data set that a figure comes from. Editions stand \
            side by side; a later one does not revise an earlier one.
            """),
        Definition(
            "ORIGIN", "Area of origin",
            """
            Where migrants come from: by the figure's criterion the area of birth, of citizenship, \
            or of residence before. Of refugees and asylum-seekers, the area that they fled.
            """),
        Definition(
            "DESTINATION", "Area of destination",
            """
            Where migrants live or came to live. Of refugees and asylum-seekers, the area of asylum.
            """),
        Definition(
            "CRITERION", "Criterion",
            """
            What makes someone a migrant in the figure: birth in another area, citizenship of \
            another, or residence in another before. The same people can be migrants by one and \
            not by another; figures of different criteria are never added.
            """),
        Definition("SEX", "Sex", "The sex of the people counted."),
        Definition("AGE", "Age", "The age of the people counted, in completed years."),
        Definition(
            "REPORTER", "Reporter",
            """
            Which end of a flow counted it. What the origin counts as emigration and what the \
            destination counts as immigration mirror each other and seldom agree.
            """),
        Definition(
            "METHOD", "Method",
            "How an estimated figure was made; _Z where a publisher reported it."),
        Definition(
            "POP_TYPE", "Group of displaced people",
            "The legal or practical situation for which UNHCR counts someone."),
        Definition("REF_AREA", "Area", "The area that a figure is about."),
        Definition(
            "INDICATOR", "Indicator", "What is measured: population or a part of its change."),
        Definition("SENDING_AREA", "Sending area", "Where the senders of the money live."),
        Definition("RECEIVING_AREA", "Receiving area", "Where the receivers of the money live."),
        Definition(
            "TIME_PERIOD", "Period",
            """
            The time that a figure is about. A stock has the year; the day within it is said by the \
            source. A flow has a year, or a range from a day for a length: 2015-07-01/P5Y is from \
            1 July 2015 for five years.
            """),
    ]

    private static let measured = [
        Definition(
            "OBS_VALUE", "Value",
            """
            The figure, in the unit and multiplier that stand beside it. No value means that it is \
            missing, for the reason in OBS_STATUS; missing is never zero.
            """)
    ]

    private static let attributes = [
        Definition(
            "OBS_STATUS", "Observation status",
            "What is to be known of a value, or why there is none."),
        Definition(
            "CONF_STATUS", "Confidentiality status",
            "Whether the figure may be published, and if not, why; free where nothing is said."),
        Definition("UNIT_MEASURE", "Unit of measure", "What the value counts."),
        Definition(
            "UNIT_MULT", "Unit multiplier",
            "The power of ten by which the value is to be multiplied; 0 where nothing is said."),
        Definition(
            "DATA_TYPE", "Type of data",
            """
            What UN DESA compiled a stock from: one or more of the letters B, C, I and R, in this \
            order and with a blank between, such as B R.
            """),
        Definition(
            "COMMENT", "Comment",
            "What the publisher says of the figure, or how a computed one was made."),
        Definition(
            "RELEASE", "Release",
            """
            The number of the release that last changed the series: one import of an edition, or \
            one run of a method. A whole number, ascending in time. Totals computed on request have \
            none.
            """),
    ]
}
