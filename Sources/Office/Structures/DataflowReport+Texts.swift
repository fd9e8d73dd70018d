internal import Cubes

extension DataflowReport {
    /// What a dataflow is, in a sentence or two.
    static func description(_ dataflow: Cubes.Dataflow) -> String {
        own(dataflow)["DATA_DESCR"] ?? dataflow.title
    }

    /// What holds for every dataflow.
    static let common = [
        "INST_MANDATE":
            """
        None of its own: the office republishes what publishers made under their mandates and \
        adds estimates. The mandate of a publisher is with the publisher.
        """,
        "CONF":
            """
        Only tables that publishers released are taken in; no record of a person is held. What \
        a publisher withheld stays withheld (OBS_STATUS Q) and is not computed from sums. \
        Totals on request add published figures only.
        """,
        "REL_POLICY":
            """
        A release is one import or one run of a method, with its time, files and hashes. Where \
        the office asks for it, a release waits for a sign-off; one under embargo is seen by \
        nobody without the right until the embargo ends. A release can be withdrawn; the \
        reason is kept.
        """,
        "REL_POL_US_AC": "Everybody, from the release on; see the licence of each source.",
        "FREQ_DISS": "Whenever a publisher releases an edition and the office imports it.",
        "ONLINE_DB":
            "This service: as pages, as SDMX (REST 1.5 and 2.2), and as files to download.",
        "DOC_METHOD":
            """
        The metadata of each source (code of CL_SOURCE), the descriptions of codes and \
        concepts, and docs/methods of Corridor for methods of estimation.
        """,
        "CITATION": "Cite the publisher, as the metadata of the source say, and this office.",
        "LICENCE": "The terms of each source hold; they are in the metadata of the source.",
        "QUALITY_MGMNT":
            """
        Every figure can be traced to the cell that it was printed in, or to the arithmetic \
        that made it. An import that finds faults reports each with its place; checks of sums \
        are run on every file and their outcome is kept with the release.
        """,
        "COST_BURDEN":
            "Nobody is asked for data anew: what publishers released is read as it is.",
        "REV_POLICY":
            """
        Editions of a publisher stand side by side and are never revisions of each other. \
        Another file of the same edition is a new release of it; older states stay and can be \
        asked for as of any release.
        """,
        "DATA_VALIDATION":
            """
        Files are known by their content. Codes are checked against the register of areas and \
        the code lists, values against what they can be, sums against what the publisher prints.
        """,
    ]

    static func own(_ dataflow: Cubes.Dataflow) -> [String: String] {
        switch dataflow {
        case .stock: stock
        case .flow: flow
        case .displaced: displaced
        case .population: population
        case .remittance: remittance
        case .asylum: asylum
        case .emigration: emigration
        case .permit: permit
        case .acquisition: acquisition
        case .displacedAge: displacedAge
        case .deaths: deaths
        }
    }

    private static let stock = [
        "DATA_DESCR":
            """
        Migrants who live in an area at a date, by where they come from, by sex and age, and by \
        the criterion that makes them migrants.
        """,
        "STAT_CONC_DEF":
            """
        CRITERION says who is counted: the foreign-born (B), foreign citizens (C), or what the \
        publisher mixes or does not state (_U). The UN calls a migrant whoever changed the \
        country of usual residence; birth and citizenship stand for it in censuses and \
        registers.
        """,
        "STAT_UNIT": "The person.",
        "STAT_POP":
            "Residents of the destination. Who is a resident is the publisher's definition.",
        "UNIT_MEASURE": "Persons.",
        "REF_PERIOD":
            "A date within the year that TIME_PERIOD names: 1 July for the UN's stocks.",
        "RELEVANCE":
            """
        Shows where migrants live and where they are from. It does not show when they moved, \
        nor who left or died.
        """,
        "ACCURACY":
            """
        Many areas have no census near the date; publishers interpolate, extrapolate or impute. \
        Imputed figures carry OBS_STATUS I, the basis is in DATA_TYPE. A corridor without a \
        figure is unknown, not zero.
        """,
        "TIMELINESS_PUNCT": "Some months to two years after the reference date.",
        "COMPAR_GEO":
            """
        Only figures of the same criterion compare. Where refugees were added (DATA_TYPE R) the \
        stock is larger by them.
        """,
        "COMPAR_TIME":
            """
        Within an edition. Editions differ in method and in borders; today's borders are \
        carried back unless the source says otherwise.
        """,
        "COHERENCE":
            """
        Totals of areas and sexes are computed on request and say so; those that a publisher \
        prints are kept beside and may differ.
        """,
        "DATA_COMP": "None: figures stand as published.",
        "COMMENT_DSET": "Stocks of different dates are never added.",
    ]

    private static let flow = [
        "DATA_DESCR":
            """
        Migration between areas within a period: reported by the origin or by the destination, \
        or estimated by a stated method.
        """,
        "STAT_CONC_DEF":
            """
        A transition is a person whose residence differs between two dates; an event is a move. \
        Estimates from stocks are transitions over the whole period, not moves of each year. \
        REPORTER says which end counted a reported flow: the two mirror each other and disagree.
        """,
        "STAT_UNIT": "The person for transitions, the move for events.",
        "STAT_POP": "People alive at both dates for transitions; movers for events.",
        "UNIT_MEASURE": "Persons.",
        "REF_PERIOD":
            "A year, or a range from a day for a number of years such as 2015-07-01/P5Y.",
        "RELEVANCE":
            """
        Shows how many moved and where to. Most pairs of areas report nothing, which is why \
        estimates exist.
        """,
        "ACCURACY":
            """
        Estimates can be far off for a single pair, and methods differ widely. An estimate beyond \
        both of its stocks carries a comment. Within the areas that an estimate covers, a pair \
        without a figure is an estimated zero; zeros come where both ends of a corridor are named.
        """,
        "TIMELINESS_PUNCT": "Estimates follow the release of the stocks that they are made of.",
        "COMPAR_GEO":
            "Estimates of one method and period compare. Reported flows follow their country.",
        "COMPAR_TIME":
            "Only periods of the same length compare; lengths are in FREQ and TIME_PERIOD.",
        "COHERENCE":
            """
        Demographic accounting closes with births, deaths and the stocks it was given; each \
        release keeps the largest gap that is left.
        """,
        "DATA_COMP":
            """
        METHOD names the method, docs/methods its formula, source, assumptions and limits. \
        Parameters, convergence and what was dropped or capped are kept with the release.
        """,
        "COMMENT_DSET": "Flows of different methods, reporters or criteria are never added.",
    ]

    private static let displaced = [
        "DATA_DESCR":
            """
        Refugees, asylum-seekers, internally displaced and stateless people and others of \
        concern, by area of origin and of asylum.
        """,
        "STAT_CONC_DEF":
            "POP_TYPE says for which situation someone is counted; its list has definitions.",
        "STAT_UNIT": "The person.",
        "STAT_POP":
            """
        People of concern to UNHCR; in figures of UNRWA and IDMC, those that these count. UNHCR's \
        leave out refugees under UNRWA's mandate.
        """,
        "UNIT_MEASURE": "Persons.",
        "REF_PERIOD":
            """
        31 December of the year for groups that are stocks; the year for returns (RET, RDP), \
        resettlement and naturalisation (RST, NAT); \
        1 July for REF_ASY.
        """,
        "RELEVANCE":
            "Shows who needs protection. Palestine refugees under UNRWA's mandate are UNRWA's figures.",
        "ACCURACY":
            """
        UNHCR rounds counts below five to 0 or 5, so that a zero may be up to four people. A \
        category has no figures before it was collected; that is not zero.
        """,
        "TIMELINESS_PUNCT": "About half a year after the end of the year, mid-year updates apart.",
        "COMPAR_GEO": "Registration differs between areas; recognition differs between States.",
        "COMPAR_TIME":
            "Categories came and changed; before its first year a category was not collected.",
        "COHERENCE":
            """
        UN DESA adds refugees to migrant stocks (DATA_TYPE R): never add both. IDMC counts all \
        internally displaced, UNHCR those of its concern: never add both.
        """,
        "DATA_COMP": "None: figures stand as published.",
        "COMMENT_DSET": "Serbia includes Kosovo in UNHCR's figures.",
    ]

    private static let population = [
        "DATA_DESCR": "Population of areas, and births, deaths and net migration that change it.",
        "STAT_CONC_DEF":
            """
        Net migration is immigrants less emigrants; in most areas it is what is left of the \
        change of population after births and deaths. Rates are per 1,000 or per 100 people.
        """,
        "STAT_UNIT": "The person for population, the event for births and deaths.",
        "STAT_POP": "The residents of an area as its source defines them.",
        "UNIT_MEASURE": "Persons, with UNIT_MULT 3 where thousands; PER_1000 and PT for rates.",
        "REF_PERIOD":
            "The year: population at 1 July or the year's average (POP), or at its end (POP_END). "
            + "A period of five years from 1 July (A5) for parts of the change between two "
            + "populations.",
        "RELEVANCE": "Denominators of rates, and the totals that estimated flows must meet.",
        "ACCURACY":
            """
        Population of WPP_2024 is computed from births and the crude birth rate, hence to three \
        or four digits (OBS_STATUS E). Net migration carries the errors of all others.
        """,
        "TIMELINESS_PUNCT": "A new edition about every two years.",
        "COMPAR_GEO": "Regions and groups are kept beside areas as printed: never add both.",
        "COMPAR_TIME": "Within an edition, which revises all years back to 1950.",
        "COHERENCE":
            "Births less deaths plus net migration is the change, as checked on import.",
        "DATA_COMP": "Figures stand as published, but for population of WPP_2024.",
        "COMMENT_DSET": "Populations of different dates are never added.",
    ]

    private static let remittance = [
        "DATA_DESCR": "Money that people in one area send to people in another.",
        "STAT_CONC_DEF":
            """
        Personal remittances are transfers between households and the net pay of those who work \
        abroad for a short time (Balance of Payments Manual, sixth edition). Figures by pair of \
        areas are modelled, not recorded.
        """,
        "STAT_UNIT": "The transfer.",
        "STAT_POP": "Residents of the sending and the receiving area.",
        "UNIT_MEASURE": "US dollars, with UNIT_MULT 6 where millions.",
        "REF_PERIOD": "The calendar year.",
        "RELEVANCE": "Shows what migrants mean to those they left.",
        "ACCURACY": "What goes by hand or by goods is not seen; pairs of areas are a model's.",
        "TIMELINESS_PUNCT": "As the source says.",
        "COMPAR_GEO": "What counts as a remittance differs between central banks.",
        "COMPAR_TIME": "Manuals changed; see the source.",
        "COHERENCE": "What is sent and what is received do not sum to the same.",
        "DATA_COMP": "None: figures stand as published.",
        "COMMENT_DSET": "Amounts are in current dollars: inflation is in them.",
    ]
}
