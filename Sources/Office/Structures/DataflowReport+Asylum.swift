extension DataflowReport {
    static let asylum = [
        "DATA_DESCR":
            """
        Applications for asylum and decisions on them within a period, by area of origin and of \
        asylum, authority, type, level and outcome.
        """,
        "STAT_CONC_DEF":
            """
        ASYLUM_MEASURE says what is counted. APPLICATION_TYPE tells new applications from repeated \
        ones and appeals, DECISION_LEVEL the instance. Recognition rate: RECOGNISED over RECOGNISED, \
        OTHER_PROTECTION and REJECTED together; the protection rate adds OTHER_PROTECTION above.
        """,
        "STAT_UNIT": "The person or the case, as COUNT_UNIT says.",
        "STAT_POP": "Applicants for international protection, with dependants where persons are.",
        "UNIT_MEASURE": "Persons (PS) or cases (CASES), as COUNT_UNIT.",
        "REF_PERIOD":
            "The year, quarter or month; its end for PENDING and TEMPORARY_STOCK, which are stocks.",
        "RELEVANCE":
            """
        Shows who asks for protection, where, and how it is decided. It does not show how many \
        people arrived: some ask in several States or again, others never.
        """,
        "ACCURACY":
            """
        UNHCR rounds applications below five and decisions below ten, so that parts may not add \
        up to their total. An outcome that a State does not report is printed as 0 there.
        """,
        "TIMELINESS_PUNCT": "UNHCR: half a year after the year. Eurostat: two to three months.",
        "COMPAR_GEO":
            "Procedures differ between States: who is counted at which level, persons or cases.",
        "COMPAR_TIME":
            "States change what they report: a level or unit that ends is not a fall of numbers.",
        "COHERENCE":
            """
        Decisions of a year are on applications of that and earlier years. Eurostat's figures \
        leave out what UNHCR decides and States outside its area.
        """,
        "DATA_COMP": "None: figures and totals stand as published.",
        "COMMENT_DSET":
            """
        Never add persons and cases. Adding levels counts people more than once, as does adding \
        repeated applications and appeals to new ones.
        """,
    ]
}
