extension DataflowReport {
    static let emigration = [
        "DATA_DESCR":
            """
        People who leave an area within a period to live in another, by their citizenship or \
        country of birth.
        """,
        "STAT_CONC_DEF":
            """
        CRITERION_AREA is the area of citizenship or birth, as CRITERION says. Where they went is \
        not told: moves by destination are in DF_FLOW. Nationals and natives who leave have the \
        area left as CRITERION_AREA.
        """,
        "STAT_UNIT": "The move: who leaves twice is counted twice.",
        "STAT_POP": "Residents of the area who leave it, as the area defines them.",
        "UNIT_MEASURE": "Persons.",
        "REF_PERIOD": "The calendar year.",
        "RELEVANCE":
            "Shows who leaves: foreigners who return or move on, and nationals, each by sex and age.",
        "ACCURACY":
            """
        Many leave without telling anybody. Emigration is the least complete of a register's \
        figures, and that of foreigners less so than that of nationals where leaving ends a permit.
        """,
        "TIMELINESS_PUNCT": "Eurostat: some fifteen months after the year.",
        "COMPAR_GEO":
            "How long people must mean to stay away differs where status D says so; see the source.",
        "COMPAR_TIME": "Status B marks a break.",
        "COHERENCE":
            """
        Totals by citizenship and by birth are of the same people and should be equal; they are \
        often not. The total by destination in DF_FLOW is of the same moves.
        """,
        "DATA_COMP": "None: figures stand as published.",
        "COMMENT_DSET": "Never add figures by citizenship to figures by birth.",
    ]

    static let permit = [
        "DATA_DESCR":
            "Permits to stay that areas issue to foreigners, by citizenship, reason and length.",
        "STAT_CONC_DEF":
            """
        PERMIT_MEASURE tells permits issued for the first time within a period from those valid \
        at its end. A permit is not an arrival: the holder may have been there before, or never \
        come. WORK holds the kinds of work, _T all reasons.
        """,
        "STAT_UNIT": "The person who holds the permit.",
        "STAT_POP":
            """
        Foreigners who need a permit to stay three months or more: in Eurostat's figures citizens \
        of areas outside the EU, and not of EFTA.
        """,
        "UNIT_MEASURE": "Persons (PS), each with one permit.",
        "REF_PERIOD": "The calendar year for FIRST; 31 December for VALID.",
        "RELEVANCE":
            "Why people are let in, by the authority that lets them. The best account of reasons.",
        "ACCURACY":
            """
        Counted from the files of authorities, hence complete for what they issue. Seasonal work \
        and short stays are under other rules in some areas.
        """,
        "TIMELINESS_PUNCT": "Eurostat: some eight months after the year.",
        "COMPAR_GEO":
            "What needs a permit, and what it is called, is each area's law: OTHER holds much.",
        "COMPAR_TIME":
            "Status B marks a break. Protection was told apart from other reasons in part of the years.",
        "COHERENCE":
            """
        First permits are not immigration: permits of less than twelve months are among them, \
        nationals and citizens of the EU are not.
        """,
        "DATA_COMP": "None: figures and totals stand as published.",
        "COMMENT_DSET": "Never add permits issued to permits valid, nor a total to its parts.",
    ]

    static let acquisition = [
        "DATA_DESCR":
            "People who became citizens of an area within a period, by the citizenship held before.",
        "STAT_CONC_DEF":
            """
        ORIGIN is the former citizenship, whether or not it was given up; DESTINATION the area \
        whose citizens they became. Citizens by birth are not counted.
        """,
        "STAT_UNIT": "The person.",
        "STAT_POP": "Residents of the area who were not its citizens.",
        "UNIT_MEASURE": "Persons.",
        "REF_PERIOD": "The calendar year.",
        "RELEVANCE":
            """
        Tells how many foreigners stop being counted as such: stocks by citizenship shrink by \
        them, stocks by birth do not.
        """,
        "ACCURACY":
            "Procedures differ in what is registered: some count decisions, others the oath or the entry.",
        "TIMELINESS_PUNCT": "Eurostat: some fifteen months after the year.",
        "COMPAR_GEO":
            "Which ways to citizenship are counted differs: declarations and options are left out by some.",
        "COMPAR_TIME": "Changes of law show as jumps. Status B marks a break of the series.",
        "COHERENCE":
            "Naturalised refugees in DF_DISPLACED (NAT) are among them where refugees are counted.",
        "DATA_COMP": "None: figures and totals stand as published.",
        "COMMENT_DSET": "Not a move: most lived in the area for years.",
    ]

    static let displacedAge = [
        "DATA_DESCR":
            """
        Refugees, asylum-seekers and others of concern by sex and age, by area of origin and of \
        asylum.
        """,
        "STAT_CONC_DEF":
            """
        POP_TYPE says for which situation someone is counted. Ages are the publisher's bands: \
        0 to 4, 5 to 11, 12 to 17, 18 to 59, 60 and over; _U is those without a stated age.
        """,
        "STAT_UNIT": "The person.",
        "STAT_POP": "People of concern to UNHCR, as far as their sex or age is known.",
        "UNIT_MEASURE": "Persons.",
        "REF_PERIOD":
            "31 December of the year for groups that are stocks; the year for returns.",
        "RELEVANCE":
            "Shows how many are children, and how many women: what protection has to be planned for.",
        "ACCURACY":
            """
        Sex and age are known for a part of the people. Where a row has people but no age at all, \
        its bands are not reported, which is not zero. UNHCR rounds counts below five to 0 or 5.
        """,
        "TIMELINESS_PUNCT": "About half a year after the end of the year.",
        "COMPAR_GEO": "Where figures are by household or camp, ages are estimated or lacking.",
        "COMPAR_TIME": "The part of people whose age is known grows: compare shares, not numbers.",
        "COHERENCE":
            """
        Totals are those of this table and differ from DF_DISPLACED: there is one row for each \
        place within the area of asylum, and some are not told apart by sex and age.
        """,
        "DATA_COMP":
            """
        Rows of several places of one area of asylum are added up; COMMENT says of how many, and where \
        some do not tell.
        """,
        "COMMENT_DSET": "Never add figures of this dataflow to DF_DISPLACED: the same people.",
    ]
}
