internal import Estimation
internal import Publishers

extension HouseCodelist {
    static let frequencies: [Definition] =
        [
            Definition("A", "Annual", "A calendar year, or a stock at a date of each year."),
            Definition("S", "Half-yearly", "Half a calendar year."),
            Definition("Q", "Quarterly", "A quarter of a calendar year."),
            Definition("M", "Monthly", "A calendar month."),
            Definition("W", "Weekly", "A week."),
            Definition("D", "Daily", "A day."),
            Definition("B", "Daily, business week", "A day on which business is done."),
            Definition("H", "Hourly", "An hour."),
            Definition("N", "Minutely", "A minute."),
        ] + [2, 3, 4, 5, 10, 20, 30].compactMap(GrownCode.years)

    /// What there is before any release.
    static let sources = [
        Definition(
            "CORRIDOR", "Corridor, own estimates and harmonised figures",
            """
            Figures that this office estimated from those of others, METHOD saying how, and \
            publishers' figures brought to one definition, COMMENT naming the publisher's source.
            """)
    ]

    static let criteria = [
        Definition(
            "B", "Country of birth",
            """
            A migrant is who was born in another area than that of residence: the foreign-born, \
            whatever their citizenship.
            """),
        Definition(
            "C", "Country of citizenship",
            """
            A migrant is who does not hold the citizenship of the area of residence: foreign \
            citizens, born there or not. Who naturalises is no longer counted.
            """),
        Definition(
            "P", "Country of previous or next residence",
            """
            A migrant is who lived in another area before, or goes to live in one: the criterion \
            of most flows.
            """),
        Definition(
            "_U", "Not stated, or mixed",
            """
            The publisher does not say what makes a migrant, or uses different criteria for \
            different areas in one figure.
            """),
    ]

    static let reporters = [
        Definition(
            "ORIGIN", "Reported by the area of origin",
            "Counted as emigration by the area that people left."),
        Definition(
            "DESTINATION", "Reported by the area of destination",
            "Counted as immigration by the area that people came to."),
        Definition(
            "_Z", "Neither",
            "Estimated, or reported by somebody who is neither origin nor destination."),
    ]

    static let methods: [Definition] =
        [
            Definition(
                "_Z", "Reported", "A publisher's figure: nothing was estimated by this office."),
            Definition(
                Harmonising.method, "Reported, on one definition",
                """
                A publisher's figure of the better of two ends, brought to one definition where it \
                was on another; COMMENT says whose and what was done. Described in docs/methods of \
                Corridor.
                """),
        ]
        + FlowMethod.allCases.map {
            Definition(
                $0.code, $0.title,
                $0.summary + " Described in docs/methods of Corridor; \($0.name) in its commands.")
        }

    static let populationTypes = [
        Definition(
            "REF", "Refugees",
            """
            Recognised under the 1951 Convention, its 1967 Protocol, the OAU Convention, the \
            Cartagena Declaration or UNHCR's statute, or under temporary or complementary \
            protection; people in refugee-like situations included. A stock at 31 December.
            """),
        Definition(
            "ASY", "Asylum-seekers",
            "People whose claim to be refugees is not yet decided. A stock at 31 December."),
        Definition(
            "REF_ASY", "Refugees and asylum-seekers together",
            "As UN DESA adds them up beside its migrant stock. A stock at 1 July."),
        Definition(
            "IDP", "Internally displaced people",
            """
            Forced to leave home and within their own country, so that origin and destination are \
            the same; only those of concern to UNHCR. A stock at 31 December.
            """),
        Definition(
            "OIP", "Other people in need of international protection",
            """
            Outside their country and in need of protection without having been reported under \
            another category. A stock at 31 December.
            """),
        Definition(
            "STA", "Stateless people",
            "Not considered citizens by any State under its law. A stock at 31 December."),
        Definition(
            "OOC", "Others of concern",
            """
            To whom UNHCR extends protection or help though they are in no other category. A stock \
            at 31 December.
            """),
        Definition(
            "HST", "Host community",
            """
            Residents who are helped because displaced people came to live among them. A stock at \
            31 December.
            """),
        Definition(
            "RET", "Refugees who returned", "Returned to their country of origin within the year."),
        Definition(
            "RDP", "Internally displaced people who returned", "Returned home within the year."),
    ]

    static let indicators = [
        Definition(
            "POP", "Population",
            "People living in the area. Whether at mid-year or on average is said by the source."),
        Definition("BIRTHS", "Births", "Live births within the year."),
        Definition("DEATHS", "Deaths", "Deaths within the year."),
        Definition(
            "NETMIG", "Net migration", "Immigrants less emigrants within the year."),
        Definition(
            "POPCHANGE", "Change of population",
            "Births less deaths plus net migration within the year."),
        Definition(
            "CBR", "Crude birth rate", "Births per 1,000 people of the average population."),
        Definition(
            "CDR", "Crude death rate", "Deaths per 1,000 people of the average population."),
        Definition(
            "CNMR", "Crude rate of net migration",
            "Net migration per 1,000 people of the average population."),
        Definition(
            "NATCHANGERATE", "Rate of natural change",
            "Births less deaths per 1,000 people of the average population."),
        Definition(
            "GROWTHRATE", "Growth rate of population",
            "Change of population as a percentage of the average population."),
        Definition(
            "DEPENDENCY", "Age dependency ratio",
            "People under 15 and over 64 as a percentage of those of 15 to 64."),
        Definition(
            "MIGSTOCK", "International migrants",
            "People living in the area who were born in, or are citizens of, another."),
        Definition(
            "MIGSHARE", "International migrants, share of population",
            "International migrants as a percentage of the population."),
        Definition(
            "REFUGEES_IN", "Refugees by area of asylum",
            "Refugees living in the area, at the end of the year."),
        Definition(
            "REFUGEES_FROM", "Refugees by area of origin",
            "Refugees from the area, wherever they live, at the end of the year."),
        Definition(
            "REMIT_IN", "Remittances received",
            "Personal transfers and compensation of employees received within the year."),
        Definition(
            "REMIT_OUT", "Remittances paid",
            "Personal transfers and compensation of employees paid within the year."),
        Definition(
            "REMIT_IN_GDP", "Remittances received, share of gross domestic product",
            "Remittances received as a percentage of gross domestic product."),
        Definition(
            "GDP", "Gross domestic product", "Gross domestic product of the year at current prices."
        ),
        Definition(
            "GDP_PC", "Gross domestic product per person",
            "Gross domestic product per person of the population, at current prices."),
        Definition(
            "GDP_PC_PPP", "Gross domestic product per person, purchasing power parity",
            """
            Gross domestic product per person of the population, at constant prices and converted \
            by purchasing power. The base year is the edition's.
            """),
        Definition(
            "UNEMPLOYMENT", "Unemployment",
            "The unemployed as a percentage of the labour force."),
        Definition(
            "POP_END", "Population at the end of the year",
            "People living in the area on 31 December."),
        Definition(
            "POP_END_L80", "Population at the end of the year, lower bound of 80 percent",
            "Of a projection: one path in ten lies below."),
        Definition(
            "POP_END_U80", "Population at the end of the year, upper bound of 80 percent",
            "Of a projection: one path in ten lies above."),
        Definition(
            "POP_END_L95", "Population at the end of the year, lower bound of 95 percent",
            "Of a projection: one path in forty lies below."),
        Definition(
            "POP_END_U95", "Population at the end of the year, upper bound of 95 percent",
            "Of a projection: one path in forty lies above."),
        Definition(
            "POP_END_LOW", "Population at the end of the year, low variant",
            "Of a projection: fertility half a child below the medium variant."),
        Definition(
            "POP_END_HIGH", "Population at the end of the year, high variant",
            "Of a projection: fertility half a child above the medium variant."),
        Definition(
            "NETMIG_L80", "Net migration, lower bound of 80 percent",
            "Of a projection: one path in ten lies below."),
        Definition(
            "NETMIG_U80", "Net migration, upper bound of 80 percent",
            "Of a projection: one path in ten lies above."),
        Definition(
            "NETMIG_L95", "Net migration, lower bound of 95 percent",
            "Of a projection: one path in forty lies below."),
        Definition(
            "NETMIG_U95", "Net migration, upper bound of 95 percent",
            "Of a projection: one path in forty lies above."),
    ]

    static let units = [
        Definition("PS", "Persons", "People."),
        Definition("PT", "Percent", "Parts of a hundred."),
        Definition("PER_1000", "Per 1,000", "Parts of a thousand."),
        Definition("USD", "US dollars", "Dollars of the United States of America, current."),
        Definition(
            "USD_PPP", "International dollars",
            "What a dollar buys in the United States of America, at constant prices."),
    ]

    static let dataTypes = [
        Definition(
            "B", "Foreign-born", "Based on data of the foreign-born population."),
        Definition("C", "Foreign citizens", "Based on data of foreign citizens."),
        Definition(
            "I", "Imputed", "No data of the area's own: imputed by the publisher from others."),
        Definition(
            "R", "Refugees added",
            "Refugees, asylum-seekers or other displaced people were added to the data."),
    ]
}
