extension DataflowReport {
    static let deaths = [
        "DATA_DESCR":
            """
        People who died or disappeared during migration to another country, by month, and by region, \
        route and cause of the incident.
        """,
        "STAT_CONC_DEF":
            """
        An incident is on the way: deaths after arrival, in the country left and of people who were \
        displaced within it are none. Missing are those of whom somebody says that they were there.
        """,
        "STAT_UNIT": "The person, in incidents.",
        "STAT_POP": "Migrants, refugees and asylum-seekers on the way, whatever their status.",
        "UNIT_MEASURE": "Persons.",
        "REF_PERIOD": "The month in which the incident was reported or happened.",
        "RELEVANCE": "Shows where the way is deadly. It does not show how many take it.",
        "ACCURACY":
            """
        The least there were: many deaths are never recorded, above all at sea and in deserts. \
        Sources are officials, the press and survivors, of very different worth.
        """,
        "TIMELINESS_PUNCT": "Within days; figures of past months grow as bodies are found.",
        "COMPAR_GEO": "Recording differs more than dying: routes under watch show more.",
        "COMPAR_TIME": "From 2014. Recording grew: a rise need not be one of deaths.",
        "COHERENCE":
            """
        DEAD_MISSING is DEAD and MISSING, as checked on import. Sex and age are known of a small \
        part.
        """,
        "DATA_COMP":
            "Incidents are added up by month, region, route and cause; COMMENT says how many.",
        "COMMENT_DSET": "Never read an absent figure as nobody: it is that nobody recorded any.",
    ]
}
