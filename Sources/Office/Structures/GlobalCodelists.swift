internal import SDMX

/// Code lists of the standard's own agency, with all their codes and under their own names, as far
/// as the data are coded by them. Descriptions are ours and short.
///
/// Source: SDMX cross-domain code lists.
enum GlobalCodelists {
    static let sex = list(
        "CL_SEX", "2.1", "Sex",
        [
            Definition("F", "Female", ""),
            Definition("M", "Male", ""),
            Definition("_T", "Total", "Both sexes, those of unknown sex included."),
            Definition("_U", "Unknown", "The sex was not found out."),
            Definition("_O", "Other", "Neither female nor male."),
            Definition("_N", "Not specified", "Nothing was said of the sex."),
            Definition("_Z", "Not applicable", "The question does not arise."),
        ])

    static let observationStatus = list(
        "CL_OBS_STATUS", "2.1", "Observation status",
        [
            Definition("A", "Normal value", "Nothing special is to be said of the value."),
            Definition(
                "B", "Time series break",
                "Content or methodology differ from those of the period before."),
            Definition(
                "D", "Definition differs", "Slightly off the usual definition, without a break."),
            Definition("E", "Estimated value", "Not counted, but estimated."),
            Definition("F", "Forecast value", "Of a time still to come."),
            Definition("G", "Experimental value", "By definitions or methods still being tried."),
            Definition("H", "Missing value; holiday or weekend", "Of daily data."),
            Definition(
                "I", "Imputed value (CCSA definition)",
                "Put in by an international organisation where a country's data have a gap."),
            Definition("J", "Derogation", "An agreement exempts from reporting it as usual."),
            Definition("K", "Data included in another category", "Missing here, counted there."),
            Definition(
                "L", "Missing value; data exist but were not collected",
                "There was something to be counted, which nobody did."),
            Definition("M", "Missing value; data cannot exist", "The question does not arise."),
            Definition("N", "Not significant", "Not a real zero, but too small to be shown."),
            Definition("O", "Missing value", "The reason is not said."),
            Definition("P", "Provisional value", "Almost certainly to be revised."),
            Definition("Q", "Missing value; suppressed", "Withheld, as to protect people."),
            Definition(
                "S", "Strike and other special events", "What happened affects the value."),
            Definition("U", "Low reliability", "To be used with caution."),
            Definition("V", "Unvalidated value", "As received, not yet checked."),
            Definition("W", "Includes data from another category", "Counted here, missing there."),
        ])

    static let confidentialityStatus = list(
        "CL_CONF_STATUS", "1.1", "Confidentiality status",
        [
            Definition("F", "Free (free for publication)", "Anybody may see it."),
            Definition(
                "N", "Not for publication, restricted for internal use only",
                "Within an organisation only."),
            Definition(
                "C", "Confidential statistical information",
                "Somebody could be recognised: primary confidentiality."),
            Definition(
                "D", "Secondary confidentiality set by the sender, not for publication",
                "Withheld so that nothing withheld can be computed."),
            Definition(
                "S",
                "Secondary confidentiality set and managed by the receiver, not for publication",
                "As D, by whoever received the data."),
            Definition(
                "A", "Primary confidentiality due to small counts", "Too few people or units."),
            Definition(
                "O", "Primary confidentiality due to dominance by one unit",
                "One unit makes up most of the value."),
            Definition(
                "T", "Primary confidentiality due to dominance by two units",
                "Two units make up most of the value."),
            Definition(
                "G", "Primary confidentiality due to dominance by one or two units",
                "One unit or two make up most of the value."),
            Definition(
                "M",
                "Primary confidentiality due to data declared confidential based on other measures "
                    + "of concentration", "By another rule on few units."),
        ])

    static let unitMultiplier = list(
        "CL_UNIT_MULT", "1.0", "Unit multiplier",
        [
            Definition("0", "Units", ""),
            Definition("1", "Tens", ""),
            Definition("2", "Hundreds", ""),
            Definition("3", "Thousands", ""),
            Definition("4", "Tens of thousands", ""),
            Definition("6", "Millions", ""),
            Definition("9", "Billions", "Thousands of millions."),
            Definition("12", "Trillions", "Millions of millions."),
            Definition("15", "Quadrillions", "Thousands of millions of millions."),
        ])

    static let all = [sex, observationStatus, confidentialityStatus, unitMultiplier]

    private static func list(
        _ id: String, _ version: String, _ name: String, _ definitions: [Definition]
    ) -> Codelist {
        var list = Codelist(
            id, agency: StructureNames.standard, version: version,
            codes: definitions.map(\.code))
        list.identity.name(name, "Of the SDMX cross-domain code lists.")
        return list
    }
}
