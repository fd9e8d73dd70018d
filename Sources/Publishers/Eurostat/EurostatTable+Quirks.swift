extension EurostatTable {
    /// The same in all tables, as far as their dimensions have them.
    public var quirks: [Quirk] { common + own }

    private var common: [Quirk] {
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

    /// Those of tables of permits and asylum.
    private var own: [Quirk] {
        var quirks: [Quirk] = []
        if hasParts {
            quirks = [
                Quirk(
                    id: "rounded-to-five", fact: "every figure is rounded to five",
                    treatment: "kept as printed; sums are compared with that allowed for"),
                Quirk(
                    id: "totals-on-every-axis",
                    fact: "each dimension has a total among its codes, and some codes hold others",
                    treatment: "kept as printed under codes of their own, never added up"),
            ]
        }
        switch kind {
        case .applicants:
            quirks.append(
                Quirk(
                    id: "renamed-dimension",
                    fact: "applicant was asyl_app before 2025, with codes ASY_APP and NASY_APP",
                    treatment: "both are read"))
        case .decisions, .finalDecisions:
            quirks.append(
                Quirk(
                    id: "renamed-outcomes",
                    fact:
                        "POS, POS_RFG, POS_SPROT, POS_HUM and NEG were TOTAL_POS, GENCONV, SUB_PROT, "
                        + "HUMSTAT and REJECTED", treatment: "both are read"))
        case .workPermits:
            quirks.append(
                Quirk(
                    id: "work-in-two-tables",
                    fact: "EMP is here and in migr_resfirst",
                    treatment:
                        "held from migr_resfirst; left out here, counted, and compared with the "
                        + "kinds of work"))
        case .pending, .protected, .protections:
            quirks.append(
                Quirk(
                    id: "last-months-partial",
                    fact: "the last months have figures of some countries only",
                    treatment: "kept as printed; a country without a figure is not zero"))
        case .immigration, .emigrationToNext, .emigration, .stock, .acquisition, .firstPermits,
            .validPermits:
            break
        }
        return quirks
    }
}
