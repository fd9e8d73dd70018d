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
        table(
            "migr_imm2ctz", "Immigration by age, sex and citizenship", .immigration, "citizen",
            .citizenship, groups: "migr_imm1ctz"),
        table(
            "migr_imm4ctb", "Immigration by age, sex and country of birth", .immigration, "c_birth",
            .birth, groups: "migr_imm3ctb"),
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
        table(
            "migr_pop2ctz", "Population on 1 January by age, sex and citizenship", .stock,
            "citizen", .citizenship, groups: "migr_pop1ctz"),
        table(
            "migr_pop4ctb", "Population on 1 January by age, sex and country of birth", .stock,
            "c_birth", .birth, groups: "migr_pop3ctb"),
        table(
            "migr_acq", "Acquisition of citizenship by age group, sex and former citizenship",
            .acquisition, "citizen", .citizenship),
        table(
            "migr_resfirst", "First permits by reason, length of validity and citizenship",
            .firstPermits, "citizen", .citizenship),
        table(
            "migr_resocc",
            "First permits issued for remunerated activities by reason, length of validity and "
                + "citizenship", .workPermits, "citizen", .citizenship),
        table(
            "migr_resvalid",
            "All valid permits by reason, length of validity and citizenship on 31 December",
            .validPermits, "citizen", .citizenship),
        table(
            "migr_asyappctza",
            "Asylum applicants by type, citizenship, age and sex, annual data", .applicants,
            "citizen", .citizenship),
        table(
            "migr_asyappctzm",
            "Asylum applicants by type, citizenship, age and sex, monthly data", .applicants,
            "citizen", .citizenship, .monthly),
        table(
            "migr_asydcfsta",
            "First instance decisions on applications by type of decision, citizenship, age and "
                + "sex, annual data", .decisions, "citizen", .citizenship),
        table(
            "migr_asydcfstq",
            "First instance decisions on applications by type of decision, citizenship, age and "
                + "sex, quarterly data", .decisions, "citizen", .citizenship, .quarterly),
        table(
            "migr_asydcfina",
            "Final decisions on applications by type of decision, citizenship, age and sex, annual "
                + "data", .finalDecisions, "citizen", .citizenship),
        table(
            "migr_asypenctzm",
            "People subject of asylum applications pending at the end of the month by citizenship, "
                + "age and sex", .pending, "citizen", .citizenship, .monthly),
        table(
            "migr_asytpsm",
            "Beneficiaries of temporary protection at the end of the month by citizenship, age and "
                + "sex", .protected, "citizen", .citizenship, .monthly),
        table(
            "migr_asytpfm",
            "Decisions granting temporary protection by citizenship, age and sex, monthly data",
            .protections, "citizen", .citizenship, .monthly),
    ]

    /// The table with a code such as `migr_pop1ctz`.
    public static func named(_ code: String) -> EurostatTable? {
        all.first { $0.code == code.lowercased() }
    }

    private static func table(
        _ code: String, _ title: String, _ kind: Kind, _ breakdown: String?,
        _ criterion: Criterion, _ frequency: EurostatFrequency = .annual, groups: String? = nil
    ) -> EurostatTable {
        EurostatTable(
            code: code, title: title, kind: kind, breakdown: breakdown, criterion: criterion,
            groups: groups, frequency: frequency)
    }
}
