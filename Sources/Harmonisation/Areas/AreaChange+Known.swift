internal import Vocabulary

extension AreaChange {
    /// The changes of areas that matter to figures since about 1975, by date.
    ///
    /// Source: areas, years and successors as in the register (ISO 3166-3 and UN M49); days from general
    /// knowledge, those on which the change took effect. Where a State was declared before others dealt
    /// with it, the day is the declaration's. A day matters where figures of one year were taken on
    /// either side of it; years are what the tests check against the register.
    public static let known: [AreaChange] =
        table.compactMap { row in
            guard let date = CalendarDate(row.date) else { return nil }
            return AreaChange(
                date, from: codes(row.from), to: codes(row.to), continuing: row.continuing,
                row.summary)
        }

    /// The first year of which all changes that matter are kept.
    public static let earliest = 1975

    /// Rows of the table, all of which must read: the tests compare the counts.
    static var rows: Int { table.count }

    private static func codes(_ text: String) -> [String] {
        text.split(separator: " ").map(String.init)
    }

    private typealias Row = (
        date: String, from: String, to: String, continuing: String?, summary: String
    )

    private static let table: [Row] = [
        (
            "1976-01-01", "GEL", "KIR TUV", nil,
            "The Gilbert and Ellice Islands were divided into Kiribati and Tuvalu."
        ),
        ("1976-07-02", "VDR VNM868", "VNM", nil, "The two parts of Viet Nam became one."),
        (
            "1979-10-01", "PAN590 PCZ", "PAN", "PAN",
            "The Canal Zone came to Panama."
        ),
        (
            "1986-01-01", "ANT532", "ANT ABW", "ANT",
            "Aruba left the Netherlands Antilles."
        ),
        (
            "1986-11-03", "PCI", "FSM MHL MNP PLW", nil,
            "The Trust Territory of the Pacific Islands was divided; Palau stayed under trusteeship "
                + "until 1994 but was counted on its own."
        ),
        ("1990-05-22", "YEM886 YMD", "YEM", nil, "The two parts of Yemen became one."),
        (
            "1990-10-03", "DDR DEU280", "DEU", "DEU",
            "The German Democratic Republic acceded to the Federal Republic of Germany."
        ),
        (
            "1991-06-25", "YUG", "YUG HRV SVN", "YUG",
            "Croatia and Slovenia left SFR Yugoslavia."
        ),
        (
            "1991-09-06", "SUN", "SUN EST LVA LTU", "SUN",
            "Estonia, Latvia and Lithuania left the USSR."
        ),
        (
            "1991-09-08", "YUG", "YUG MKD", "YUG",
            "What is now North Macedonia left SFR Yugoslavia."
        ),
        (
            "1991-12-26", "SUN", "ARM AZE BLR GEO KAZ KGZ MDA RUS TJK TKM UKR UZB", "RUS",
            "The USSR ended; twelve States followed, of which the Russian Federation went on for it."
        ),
        (
            "1992-03-03", "YUG", "YUG BIH", "YUG",
            "Bosnia and Herzegovina left SFR Yugoslavia."
        ),
        (
            "1992-04-27", "YUG", "SCG", nil,
            "What was left of SFR Yugoslavia became the Federal Republic of Yugoslavia, from 2003 "
                + "Serbia and Montenegro."
        ),
        (
            "1993-01-01", "CSK", "CZE SVK", nil,
            "Czechoslovakia was divided into Czechia and Slovakia."
        ),
        ("1993-05-24", "ETH230", "ETH ERI", "ETH", "Eritrea left Ethiopia."),
        ("2006-06-03", "SCG", "SRB MNE", "SRB", "Montenegro left Serbia and Montenegro."),
        (
            "2008-02-17", "SRB", "SRB XKX", "SRB",
            "Kosovo (UNSCR 1244) is counted apart from Serbia, by publishers who do so."
        ),
        (
            "2010-10-10", "ANT", "CUW SXM BES", nil,
            "The Netherlands Antilles ended; Curaçao and Sint Maarten became countries of the "
                + "Kingdom, Bonaire, Sint Eustatius and Saba part of the Netherlands."
        ),
        ("2011-07-09", "SDN736", "SDN SSD", "SDN", "South Sudan left Sudan."),
    ]
}
