extension HouseCodelist {
    static let procedures = [
        Definition("G", "Government", "The State's own authorities register and decide."),
        Definition("J", "Joint", "The government and UNHCR register and decide together."),
        Definition("U", "UNHCR", "UNHCR registers and decides under its mandate."),
        Definition("_T", "All authorities", "Whoever decided, as the publisher adds them up."),
        Definition("_U", "Not stated", "The publisher does not say which authority."),
    ]

    static let asylumMeasures = [
        Definition(
            "APPLICATIONS", "Applications",
            "Applications for international protection lodged within the period."),
        Definition(
            "DECISIONS", "Decisions",
            """
            All decisions within the period, as the publisher adds them up: in UNHCR's figures \
            applications that were closed are among them, in Eurostat's they are not.
            """),
        Definition(
            "POSITIVE", "Positive decisions",
            "Every outcome that gives protection, as the publisher adds them up."),
        Definition(
            "RECOGNISED", "Recognised as refugees",
            "Decisions to recognise a refugee under the 1951 Convention or UNHCR's mandate."),
        Definition(
            "OTHER_PROTECTION", "Other protection",
            """
            Decisions that give protection of another kind than a refugee's: complementary, \
            subsidiary or humanitarian, in one figure.
            """),
        Definition(
            "SUBSIDIARY", "Subsidiary protection",
            """
            Decisions that give subsidiary protection: serious harm is to be feared though the \
            person is not a refugee.
            """),
        Definition(
            "HUMANITARIAN", "Humanitarian reasons",
            "Decisions that allow to stay for humanitarian reasons under national law."),
        Definition(
            "TEMPORARY", "Temporary protection",
            "Decisions that give temporary protection to people of a mass influx."),
        Definition("REJECTED", "Rejected", "Decisions that refuse protection on the substance."),
        Definition(
            "CLOSED", "Otherwise closed",
            """
            Applications closed without a decision on the substance: withdrawn, abandoned, not \
            admissible, or for another State to decide.
            """),
        Definition(
            "WITHDRAWN", "Withdrawn", "Applications that were withdrawn within the period."),
        Definition(
            "PENDING", "Pending",
            "Applications without a final decision at the end of the period: a stock."),
        Definition(
            "TEMPORARY_STOCK", "Beneficiaries of temporary protection",
            "People under temporary protection at the end of the period: a stock."),
    ]

    static let applicationTypes = [
        Definition("N", "New", "A first application in the State."),
        Definition("R", "Repeat", "A further application after an earlier one was decided."),
        Definition("A", "Appeal", "An appeal against a decision."),
        Definition("NA", "New and appeal", "New applications and appeals in one figure."),
        Definition("NR", "New and repeat", "New and repeat applications in one figure."),
        Definition(
            "FA", "First instance and appeal",
            "Applications at first instance and appeals in one figure."),
        Definition(
            "RA", "Repeat and appeal",
            "Repeat applications and appeals in one figure, as the code reads; UNHCR does not describe it."
        ),
        Definition("J", "Judicial", "Applications before a court."),
        Definition(
            "BL", "Backlog", "Applications taken up again when a backlog was cleared."),
        Definition(
            "SP", "Subsidiary protection",
            "Applications for subsidiary protection where it had a procedure of its own."),
        Definition(
            "V", "Type V", "As in UNHCR's figures, which do not describe it: not stated or various."
        ),
        Definition("_T", "All types", "All applications, as the publisher adds them up."),
        Definition("_U", "Not stated", "The publisher does not say which type."),
        Definition("_Z", "Not applicable", "Not a figure of applications."),
    ]

    static let decisionLevels = [
        Definition("FI", "First instance", "The first decision on an application."),
        Definition(
            "AR", "Administrative review", "Review of a decision by an administrative authority."),
        Definition("JR", "Judicial review", "Review of a decision by a court."),
        Definition("FN", "Final on appeal", "The final decision on appeal or review."),
        Definition(
            "FA", "First instance and appeal", "First instance and appeal in one figure."),
        Definition("NA", "New applications", "Decisions on new applications."),
        Definition(
            "RA", "Repeat or reopened applications",
            "Decisions on applications that were repeated or reopened."),
        Definition(
            "IN", "US Citizenship and Immigration Services",
            "Affirmative applications in the United States of America; counted in cases."),
        Definition(
            "EO", "US Executive Office for Immigration Review",
            "Applications before immigration courts of the United States of America."),
        Definition(
            "SP", "Subsidiary protection",
            "Decisions on subsidiary protection where it had a procedure of its own."),
        Definition("TP", "Temporary protection", "Decisions on temporary protection."),
        Definition("TA", "Temporary asylum", "Decisions on temporary asylum."),
        Definition(
            "TR", "Temporary leave to remain",
            "Decisions on leave to remain outside the asylum procedure."),
        Definition("BL", "Backlog", "Decisions when a backlog was cleared."),
        Definition("CA", "Cantonal regulations", "Decisions under rules of Swiss cantons."),
        Definition("_T", "All levels", "All levels, as the publisher adds them up."),
        Definition("_U", "Not stated", "The publisher does not say which level."),
        Definition("_Z", "Not applicable", "The figure is of no level."),
    ]

    static let countUnits = [
        Definition("P", "Persons", "Each person is counted."),
        Definition(
            "C", "Cases",
            "Each application is counted once, however many people are on it: often a family."),
    ]

    /// Words for codes that came after their list was fixed; data bring them into it.
    static func later(_ code: String, in list: HouseCodelist) -> Definition? {
        switch (list, code) {
        case (.populationType, "RST"):
            Definition(
                "RST", "Resettled refugees",
                """
                Refugees who arrived within the year, from the State that had given them asylum, in \
                another that agreed to admit them: the destination.
                """)
        case (.populationType, "NAT"):
            Definition(
                "NAT", "Naturalised refugees",
                "Refugees who became citizens of the area of asylum within the year.")
        case (.populationType, "ROC"):
            Definition(
                "ROC", "People in refugee-like situations",
                "Who faces a refugee's risks without being recognised; among REF elsewhere.")
        case (.populationType, "IOC"):
            Definition(
                "IOC", "People in IDP-like situations",
                "Who faces the risks of the internally displaced; among IDP elsewhere.")
        case (.populationType, "VDA"):
            Definition(
                "VDA", "Venezuelans displaced abroad",
                "Venezuelans abroad in need of protection without an application; later OIP.")
        case (.populationType, "_T"):
            Definition(
                "_T", "All groups",
                """
                All groups as the publisher adds them up: counts at the end of the year and counts over \
                the year in one figure.
                """)
        case (.unit, "CASES"):
            Definition(
                "CASES", "Cases",
                "Applications, each counted once however many people are on it.")
        default: nil
        }
    }
}
