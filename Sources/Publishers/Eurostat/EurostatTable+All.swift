import Vocabulary

extension EurostatTable {
    /// Every table that is read.
    public static let all: [EurostatTable] = [
        table(
            "migr_imm1ctz", "Immigration by age group, sex and citizenship", .immigration,
            "citizen", .citizenship),
        table(
            "migr_imm5prv", "Immigration by age group, sex and country of previous residence",
            .immigration, "partner", .previousResidence),
        table(
            "migr_imm3ctb", "Immigration by age group, sex and country of birth", .immigration,
            "c_birth", .birth),
        table("migr_imm8", "Immigration by age and sex", .immigration, nil, .unstated),
        table(
            "migr_emi1ctz", "Emigration by age group, sex and citizenship", .emigration,
            "citizen", .citizenship),
        table("migr_emi2", "Emigration by age and sex", .emigration, nil, .unstated),
        table(
            "migr_emi3nxt", "Emigration by age group, sex and country of next usual residence",
            .emigrationToNext, "partner", .previousResidence),
        table(
            "migr_emi4ctb", "Emigration by age group, sex and country of birth", .emigration,
            "c_birth", .birth),
        table(
            "migr_pop1ctz", "Population on 1 January by age group, sex and citizenship", .stock,
            "citizen", .citizenship),
        table(
            "migr_pop3ctb", "Population on 1 January by age group, sex and country of birth",
            .stock, "c_birth", .birth),
    ]

    /// The table with a code such as `migr_pop1ctz`.
    public static func named(_ code: String) -> EurostatTable? {
        all.first { $0.code == code.lowercased() }
    }

    private static func table(
        _ code: String, _ title: String, _ kind: Kind, _ breakdown: String?,
        _ criterion: Criterion
    ) -> EurostatTable {
        EurostatTable(
            code: code, title: title, kind: kind, breakdown: breakdown, criterion: criterion)
    }

    /// The same in all tables, as far as their dimensions have them.
    public var quirks: [Quirk] {
        [
            Quirk(
                id: "axis-of-totals-and-countries",
                fact: "the breakdown mixes countries, totals (TOTAL, NAT, FOR), the EU in all its "
                    + "extents and continents",
                treatment: "TOTAL is the origin W, NAT the reporting country; groups that hold "
                    + "the countries of one of M49 are that one; others are left out and "
                    + "counted"),
            Quirk(
                id: "own-country-twice",
                fact: "the reporting country stands under its own code and as NAT",
                treatment: "the repeat is left out and counted if it says the same, else a "
                    + "finding"),
            Quirk(
                id: "former-countries-as-sums",
                fact: "in immigration by citizenship up to 2001 the former USSR, Yugoslavia and "
                    + "Czechoslovakia include their successors, which stand beside; later they "
                    + "do not",
                treatment: "left out up to 2001 and counted; taken from 2002"),
            Quirk(
                id: "age-definitions",
                fact: "ages are given as completed (COMPLET) and as reached in the year (REACH), "
                    + "which doubles every row",
                treatment: "REACH is left out and counted; in a file without COMPLET it is taken, "
                    + "with a COMMENT"),
            Quirk(
                id: "flags-together", fact: "several flags stand together (be, bep)",
                treatment: "OBS_STATUS is the first of b d u f e s n p; all are in COMMENT"),
            Quirk(
                id: "table-not-stated",
                fact: "a TSV does not say which table it is, and some tables have the same "
                    + "dimensions",
                treatment: "refused with the ids of those it may be"),
            Quirk(
                id: "blanks-of-a-grid", fact: "a TSV writes \":\" where there is nothing",
                treatment: "missing, not reported, in a series with a figure in another year; "
                    + "else counted"),
        ]
    }
}
