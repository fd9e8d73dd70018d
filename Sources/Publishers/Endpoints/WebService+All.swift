import Vocabulary

extension WebService {
    /// UNHCR's Refugee Data Finder.
    static let unhcr = WebService(
        id: "unhcr", name: "UNHCR, Refugee Data Finder",
        base: "https://api.unhcr.org/population/v1", interval: 1,
        notes: [
            "First and last year are always both asked for: one alone is ignored, and unknown "
                + "parameters are answered with world totals.",
            "IDMC's and UNRWA's tables are third parties' and not under UNHCR's CC BY 4.0.",
        ],
        tables: [
            items("population", UNHCR(), "population/", first: 1951),
            items("asylum-applications", UNHCRApplications(), "asylum-applications/", first: 2000),
            items("asylum-decisions", UNHCRDecisions(), "asylum-decisions/", first: 2000),
            items("demographics", UNHCRDemographics(), "demographics/", first: 2001),
            items("solutions", UNHCRSolutions(), "solutions/", first: 1951),
            items("idmc", ThirdParty(.idmc), "idmc/", first: 1989),
            items("unrwa", ThirdParty(.unrwa), "unrwa/", first: 1951),
        ])

    private static func items(
        _ table: String, _ reader: any Publisher, _ path: String, first: Int
    ) -> Endpoint {
        Endpoint(
            table, read: reader, path: path,
            query: [("cf_type", "ISO"), ("coo_all", "true"), ("coa_all", "true")],
            accept: "application/json",
            years: .between(from: "yearFrom", to: "yearTo", first: first, isNeeded: true),
            paging: Endpoint.Paging(number: "page", size: "limit", rows: 10_000), form: .items,
            sureness: .described)
    }

    /// Eurostat's dissemination service, SDMX 2.1, as SDMX-CSV: it names its table, as TSV does not.
    static let eurostat = WebService(
        id: "eurostat", name: "Eurostat",
        base: "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data", interval: 2,
        notes: [
            "Too large an answer is refused, within an answer of status 200 or with status 413; the "
                + "table is then asked for in halves of its years."
        ],
        tables: EurostatTable.all.map { table in
            Endpoint(
                table.code, read: table, path: table.code,
                query: [("format", "SDMX-CSV"), ("compressed", "true")],
                accept: "text/csv, application/gzip, */*;q=0.1",
                years: .between(
                    from: "startPeriod", to: "endPeriod", first: 1985, isNeeded: false),
                form: .columns(["time_period", "obs_value", "geo"]), sureness: .described)
        })

    /// OECD's SDMX service.
    static let oecd = WebService(
        id: "oecd", name: "OECD", base: "https://sdmx.oecd.org/public/rest/data", interval: 61,
        notes: [
            "60 downloads an hour: one a minute.",
            "The service may refuse networks that it takes for a VPN.",
        ],
        tables: [
            Endpoint(
                "migration", read: OECDMigration(), path: "OECD.ELS.IMD,DSD_MIG@DF_MIG,1.0/all",
                query: [("dimensionAtObservation", "AllDimensions")],
                accept: "application/vnd.sdmx.data+csv",
                years: .between(
                    from: "startPeriod", to: "endPeriod", first: 1985, isNeeded: false),
                form: .columns(OECDMigration.components), sureness: .unsure)
        ])

    /// The World Bank's indicators.
    static let worldBank = WebService(
        id: "worldbank", name: "World Bank", base: "https://api.worldbank.org/v2", interval: 1,
        notes: [
            "One table of all indicators that are read; one that the World Bank has withdrawn is "
                + "left out with a warning.",
            "The bilateral matrices of migration and remittances are files of the data catalogue "
                + "whose addresses change: download them and import the files.",
        ],
        tables: [
            Endpoint(
                "wdi", read: WorldBankIndicators(), path: "country/all/indicator/{part}",
                query: [("format", "json"), ("source", "2")], accept: "application/json",
                parts: WorldBankIndicators.indicators.keys.sorted(),
                years: .range("date", first: 1960),
                paging: Endpoint.Paging(number: "page", size: "per_page", rows: 20_000),
                form: .worldBank, sureness: .described)
        ])

    /// UN DESA's workbooks.
    static let undesa = WebService(
        id: "undesa", name: "UN DESA, Population Division",
        base: "https://www.un.org/development/desa/pd/sites/"
            + "www.un.org.development.desa.pd/files",
        interval: 5,
        notes: [
            "The site answers 403 to programs that say what they are. Corridor does not pass itself "
                + "off as a browser: download the workbooks by hand and import the files, or "
                + "name another program with --user-agent and answer for it yourself.",
            "The site's terms are narrower than the licence that the workbooks state.",
        ],
        tables: [
            workbook(
                "stock-2024", UNDESACorridors(.of2024),
                "undesa_pd_2024_ims_stock_by_sex_destination_and_origin.xlsx", .described),
            workbook(
                "stock-2020", UNDESA2020(),
                "undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx", .unsure),
            workbook(
                "stock-2020-corridors", UNDESACorridors(.of2020),
                "undesa_pd_2020_ims_stock_by_sex_destination_and_origin.xlsx", .described),
            workbook(
                "stock-2024-totals", UNDESATotals(.of2024),
                "undesa_pd_2024_ims_stock_by_sex_and_destination.xlsx", .described),
            workbook(
                "stock-2024-origins", UNDESATotals(.originsOf2024),
                "undesa_pd_2024_ims_stock_by_sex_and_origin.xlsx", .described),
            workbook(
                "stock-2020-origins", UNDESATotals(.originsOf2020),
                "undesa_pd_2020_ims_stock_by_sex_and_origin.xlsx", .described),
        ])

    private static func workbook(
        _ table: String, _ reader: any Publisher, _ path: String, _ sureness: Endpoint.Sureness
    ) -> Endpoint {
        Endpoint(table, read: reader, path: path, form: .workbook, sureness: sureness)
    }

    /// ILO's bulk service.
    static let ilostat = WebService(
        id: "ilostat", name: "ILOSTAT", base: "https://rplumber.ilo.org/data", interval: 2,
        notes: ["The reader is experimental: it was made from a description of the layout."],
        tables: [
            bulk("mst_xwap_sex_age_cbr_nb"), bulk("mst_xwap_sex_age_cct_nb"),
            bulk("mfl_ncit_sex_cct_nb"),
        ])

    private static func bulk(_ table: String) -> Endpoint {
        Endpoint(
            table, read: ILOSTAT(), path: "indicator",
            query: [("id", table.uppercased() + "_A"), ("format", ".csv.gz")],
            form: .columns(["ref_area", "indicator", "time", "obs_value"]), sureness: .described)
    }

    /// UNICEF's SDMX service.
    static let unicef = WebService(
        id: "unicef", name: "UNICEF",
        base: "https://sdmx.data.unicef.org/ws/public/sdmxapi/rest/data", interval: 2,
        notes: ["The reader is experimental: it was made from a description of the layout."],
        tables: [
            Endpoint(
                "migration", read: UNICEFMigration(), path: "UNICEF,MG,1.0/all",
                query: [("format", "csv")], accept: "text/csv",
                years: .between(
                    from: "startPeriod", to: "endPeriod", first: 1990, isNeeded: false),
                form: .columns(["ref_area", "indicator", "time_period", "obs_value"]),
                sureness: .described)
        ])
}
