/// Codes of the tables of asylum and permits that no other has: our code, and Eurostat's code of
/// the total that each is a part of.
///
/// Names that Eurostat gave up for others stand beside those of today: files of before are read.
extension EurostatCode {
    private typealias Entry = (ours: String, partOf: String?)

    static func applicant(_ text: String) -> EurostatCode {
        let entry: Entry? =
            switch text {
            case "TOTAL", "ASY_APP": ("_T", nil)
            case "FRST": ("N", "TOTAL")
            case "NASY_APP": ("N", "ASY_APP")
            case "SSEQ": ("R", "TOTAL")
            default: nil
            }
        return made(text, entry, "TOTAL, FRST or SSEQ")
    }

    static func decision(_ text: String) -> EurostatCode {
        let entry: Entry? =
            switch text {
            case "TOTAL": ("DECISIONS", nil)
            case "POS", "TOTAL_POS": ("POSITIVE", "TOTAL")
            case "NEG", "REJECTED": ("REJECTED", "TOTAL")
            case "POS_RFG": ("RECOGNISED", "POS")
            case "POS_SPROT": ("SUBSIDIARY", "POS")
            case "POS_HUM": ("HUMANITARIAN", "POS")
            case "GENCONV": ("RECOGNISED", "TOTAL_POS")
            case "SUB_PROT": ("SUBSIDIARY", "TOTAL_POS")
            case "HUMSTAT": ("HUMANITARIAN", "TOTAL_POS")
            case "TEMP_PROT": ("TEMPORARY", "TOTAL_POS")
            default: nil
            }
        return made(text, entry, "TOTAL, POS, POS_RFG, POS_SPROT, POS_HUM or NEG")
    }

    /// - Parameter hasKinds: whether the table tells kinds of work apart; its total of work is then
    ///   held from the table of all first permits.
    static func reason(_ text: String, hasKinds: Bool) -> EurostatCode {
        let entry: Entry? =
            switch text {
            case "TOTAL": ("_T", nil)
            case "FAM": ("FAMILY", "TOTAL")
            case "EDUC": ("EDUCATION", "TOTAL")
            case "EMP": ("WORK", "TOTAL")
            case "OTH": ("OTHER", "TOTAL")
            case "RFG": ("REFUGEE", "TOTAL")
            case "SPROT": ("SUBSIDIARY", "TOTAL")
            case "UNK": ("_U", "TOTAL")
            case "EMP_BLUE": ("WORK_BLUE_CARD", "EMP")
            case "EMP_HSW": ("WORK_HIGHLY_SKILLED", "EMP")
            case "EMP_RSE": ("WORK_RESEARCH", "EMP")
            case "EMP_WRK_SEAS": ("WORK_SEASONAL", "EMP")
            case "EMP_OTH": ("WORK_OTHER", "EMP")
            default: nil
            }
        var code = made(text, entry, "TOTAL, FAM, EDUC, EMP, OTH, RFG, SPROT or a kind of EMP")
        if hasKinds, text == "EMP" || text == "TOTAL" {
            code.meaning = .leftOut("permits for work of every kind, held from migr_resfirst")
            code.isTotal = true
        }
        return code
    }

    static func duration(_ text: String) -> EurostatCode {
        let entry: Entry? =
            switch text {
            case "TOTAL": ("_T", nil)
            case "M3-5": ("M3T5", "TOTAL")
            case "M6-11": ("M6T11", "TOTAL")
            case "M_GE12": ("M_GE12", "TOTAL")
            case "UNK": ("_U", "TOTAL")
            default: nil
            }
        return made(text, entry, "TOTAL, M3-5, M6-11 or M_GE12")
    }

    private static func made(_ text: String, _ entry: Entry?, _ expected: String) -> EurostatCode {
        guard let entry else { return EurostatCode(text: text, meaning: .unknown(expected)) }
        var code = EurostatCode(text: text, meaning: .code(entry.ours))
        code.partOf = entry.partOf
        code.isTotal = entry.partOf == nil
        return code
    }

    /// Ages that make up the total of a table of asylum; the others overlap them.
    static let asylumAges: Set = ["Y_LT14", "Y14-17", "Y18-34", "Y35-64", "Y_GE65", "UNK"]
}
