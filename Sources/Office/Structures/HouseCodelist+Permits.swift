extension HouseCodelist {
    static let permitMeasures = [
        Definition(
            "FIRST", "First permits",
            """
            Permits issued within the period to people who had none: the first, or one issued six \
            months or more after the last had ended (Eurostat).
            """),
        Definition("VALID", "Valid permits", "Permits valid at the end of the period: a stock."),
    ]

    static let permitReasons = [
        Definition("_T", "All reasons", "Every reason, as the publisher adds them up."),
        Definition("FAMILY", "Family", "To join or accompany a member of the family."),
        Definition("EDUCATION", "Education", "To study, train or volunteer."),
        Definition("WORK", "Work", "To work for pay, of any kind."),
        Definition(
            "WORK_BLUE_CARD", "EU Blue Card",
            "Work under the EU Blue Card, for the highly qualified."
        ),
        Definition(
            "WORK_HIGHLY_SKILLED", "Highly skilled work",
            "Work of the highly skilled outside the EU Blue Card."),
        Definition("WORK_RESEARCH", "Research", "Work as a researcher."),
        Definition("WORK_SEASONAL", "Seasonal work", "Work that depends on the season."),
        Definition("WORK_OTHER", "Other work", "Work of any kind not named beside it."),
        Definition("REFUGEE", "Refugee status", "The holder was recognised as a refugee."),
        Definition(
            "SUBSIDIARY", "Subsidiary protection", "The holder was given subsidiary protection."),
        Definition(
            "OTHER", "Other reasons",
            """
            Any reason not named beside it. Where REFUGEE and SUBSIDIARY are not told apart, it \
            holds them.
            """),
        Definition("_U", "Reason unknown", "The reason was not stated."),
    ]

    static let permitDurations = [
        Definition("_T", "Any length", "Every length, as the publisher adds them up."),
        Definition("M3T5", "3 to 5 months", "Valid for three months or more, less than six."),
        Definition("M6T11", "6 to 11 months", "Valid for six months or more, less than twelve."),
        Definition("M_GE12", "12 months and over", "Valid for twelve months or more."),
        Definition("_U", "Length unknown", "The length was not stated."),
    ]
}
