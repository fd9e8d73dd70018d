internal import Cubes
internal import Vocabulary

extension AreaPractice {
    /// What the publishers of the sources that have readers here do in general.
    ///
    /// The United Nations and the World Bank carry today's areas back to the first year; UNHCR, Eurostat
    /// and the OECD report those of the time, UNHCR under the codes of those that followed.
    static let published: @Sendable (String, Dataflow) -> AreaPractice = { source, dataflow in
        switch source {
        case "UNDESA_2015", "UNDESA_2017", "UNDESA_2019", "UNDESA_2020", "UNDESA_2024",
            "WPP_2019", "WPP_2022", "WPP_2024", "WPP_2024_PROJECTION", "WB_GBMD", "WB_BRM",
            "WB_WDI",
            "CORRIDOR":
            .current
        case "STARTER_2024": dataflow == .displaced ? .asOfDate : .current
        case "UNHCR", "IDMC", "UNRWA", "ESTAT", "ESTAT_COPY", "ESTAT_MIRROR", "OECD_IMD": .asOfDate
        default: .unsaid
        }
    }
}

extension AreaCoverage {
    private static let desa: Set<String> = [
        "UNDESA_2019", "UNDESA_2020", "UNDESA_2024", "STARTER_2024",
    ]
    private static let desa2020: Set<String> = ["UNDESA_2019", "UNDESA_2020"]
    private static let unhcr: Set<String> = ["UNHCR", "STARTER_2024"]
    private static let eurostat: Set<String> = ["ESTAT", "ESTAT_COPY"]

    /// What codes of these sources cover that their names do not say.
    static let published: [AreaCoverage] =
        unitedNations + unitedNations2020 + refugees + worldBank + formerCitizens

    private static let unitedNations: [AreaCoverage] = [
        AreaCoverage(
            desa, [.stock], "SRB", covers: ["SRB", "XKX"], .stated, "Kosovo is in Serbia."),
        AreaCoverage(
            desa, [.stock], "SDN", as: .destination, until(2005), covers: ["SDN736"], .stated,
            "The figures for 1990 to 2005 refer to Sudan and South Sudan."),
        AreaCoverage(
            desa, [.stock], "SSD", as: .destination, until(2005), covers: ["SSD"], .inferred,
            together: "SDN736", "Sudan's figures for 1990 to 2005 include South Sudan."),
        between("SDN"), between("SSD"),
        origin("SDN", until(2010), of: "SDN736", sudan),
        origin("SSD", until(2010), of: "SDN736", sudan),
        origin("ETH", until(1990), of: "ETH230", ethiopia),
        origin("ERI", until(1990), of: "ETH230", ethiopia),
    ]

    /// As destination in 2010, when each has figures, but the border between them is not drawn yet.
    private static func between(_ code: String) -> AreaCoverage {
        AreaCoverage(
            desa, [.stock], code, as: .destination, AreaDates(first: 2006, last: 2010),
            covers: [code], .inferred, together: "SDN736",
            "People born in Sudan are no migrants in South Sudan in 2010, and are in 2015.")
    }

    private static func origin(
        _ code: String, _ years: AreaDates, of whole: String, _ remark: String
    ) -> AreaCoverage {
        AreaCoverage(
            desa, [.stock], code, as: .origin, years, covers: [code], .inferred, together: whole,
            remark)
    }

    private static let sudan =
        "Refugees from South Sudan, whom UNHCR counts, are with Sudan's until 2010."
    private static let ethiopia =
        "Eritreans among refugees, whom UNHCR counts, are with Ethiopia until 1990."

    private static let unitedNations2020: [AreaCoverage] = [
        AreaCoverage(
            desa2020, [.stock], "BES", as: .destination, until(2000), covers: ["ANT"], .stated,
            "The figures for 1990 to 2000 refer to the former Netherlands Antilles."),
        AreaCoverage(
            desa2020, [.stock], "BES", as: .destination, AreaDates(first: 2001, last: 2005),
            covers: ["BES", "CUW"], .stated,
            "The figures for 2005 refer to the former Netherlands Antilles without Sint Maarten."),
    ]

    private static let refugees: [AreaCoverage] = [
        succession("SRB", until(1991), ["YUG"], "Figures before 1992 are of SFR Yugoslavia."),
        succession(
            "SRB", AreaDates(first: 1992, last: 2005), ["SCG"],
            "Figures of 1992 to 2005 are of Serbia and Montenegro."),
        succession(
            "SRB", AreaDates(first: 2006, last: nil), ["SRB", "XKX"], "Kosovo is in Serbia."),
        succession("RUS", until(1991), ["SUN"], "Figures before 1992 are of the USSR."),
        succession("CZE", until(1992), ["CSK"], "Figures before 1993 are of Czechoslovakia."),
        succession(
            "DEU", until(1989), ["DEU280"],
            "Figures before 1990 are of the Federal Republic of Germany."),
        succession(
            "SDN", until(2010), ["SDN736"],
            "South Sudan has figures from 2011 on; those of Sudan before include it."),
        succession(
            "ETH", until(1990), ["ETH230"],
            "Most Eritreans have figures of their own from 1991 on, and are with Ethiopia before."),
        AreaCoverage(
            unhcr, [.displaced, .asylum], "ERI", until(1990), covers: ["ERI"], .inferred,
            together: "ETH230",
            "Most Eritreans have figures of their own from 1991 on, and are with Ethiopia before."),
    ]

    private static func succession(
        _ code: String, _ years: AreaDates, _ covers: [String], _ remark: String
    ) -> AreaCoverage {
        AreaCoverage(
            unhcr, [.displaced, .asylum], code, years, covers: covers, .inferred, remark)
    }

    private static let worldBank: [AreaCoverage] = [
        AreaCoverage(
            ["WB_GBMD"], nil, "SDN", covers: ["SDN736"], .inferred,
            "The list of areas has no South Sudan."),
        AreaCoverage(
            ["WB_GBMD"], nil, "SRB", covers: ["SRB", "XKX"], .inferred, "The list is of about 2000."
        ),
    ]

    /// Until an area ended its code is all of it; from the first figures after that it is a rest.
    private static let formerCitizens: [AreaCoverage] =
        rest("SUN", stocks: 1992, others: 1992) + rest("YUG", stocks: 1993, others: 1992)
        + rest("CSK", stocks: 1993, others: 1993) + rest("SCG", stocks: 2007, others: 2006)

    /// - Parameters: the first years in which stocks, which are of 1 January, and all other figures are
    ///   of those alone whom no later area has.
    private static func rest(_ code: String, stocks: Int, others: Int) -> [AreaCoverage] {
        let rest = Set(Dataflow.allCases).subtracting([.stock])
        return [(Set([Dataflow.stock]), stocks), (rest, others)].map { dataflows, first in
            AreaCoverage(
                eurostat, dataflows, code, as: .origin, AreaDates(first: first, last: nil),
                covers: [code], .inferred, isRest: true,
                "People who still have the citizenship of an area that ended, beside those of the areas "
                    + "that followed it.")
        }
    }

    private static func until(_ year: Int) -> AreaDates { AreaDates(first: nil, last: year) }
}
