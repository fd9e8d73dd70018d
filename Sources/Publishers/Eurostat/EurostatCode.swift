import Vocabulary

/// What one code of one dimension means for a table.
struct EurostatCode {
    enum Meaning {
        /// The one that is read, such as unit NR.
        case plain
        /// Read, with a comment on the figure.
        case noted(String)
        case area(String)
        /// All origins, or all foreign ones of a stock.
        case world
        /// Everybody, where the figure is the population.
        case population
        /// Nationals or natives: the reporting country itself.
        case own
        case sex(Sex)
        case age(AgeGroup)
        /// Our code of the dimension that this one is read into.
        case code(String)
        /// Not taken, with the reason.
        case leftOut(String)
        /// Unknown, with what was expected.
        case unknown(String)
    }

    /// What part of the whole a code of the breakdown is, for the checks.
    enum Part: Int {
        case none, total, own, foreign, foreignAndStateless, detail, unknown, stateless
    }

    let text: String
    var meaning: Meaning
    var part = Part.none
    /// The country of the breakdown, whether or not its figures are taken.
    var area: String?
    /// The last year to which the code of a former country was the sum of its successors.
    var sumUntil: Int?
    /// Whether it is the total of its dimension.
    var isTotal = false
    /// The code of the total that it is a part of; nil for totals and for what overlaps others.
    var partOf: String?
}

/// What codes mean in one file of one table.
struct EurostatCodes {
    let table: EurostatTable
    let areas: AreaRegister
    /// Whether the file holds ages as completed; else those as reached are taken.
    let hasCompleted: Bool
    /// Whether the file holds foreigners with stateless people; else those without are taken.
    let hasForeignAndStateless: Bool
    /// The meaning of labels, for files that have no codes.
    var labels: EurostatLabels?

    func code(_ text: String, on axis: EurostatAxis) -> EurostatCode {
        guard let labels, axis == .geo || axis == .breakdown else {
            return code(of: text, on: axis)
        }
        switch labels[text] {
        case .code(let code): return self.code(of: code, on: axis)
        case .aggregate:
            return EurostatCode(
                text: text,
                meaning: .leftOut(
                    axis == .geo ? "reporters \(text), several countries" : Self.aggregate(text)))
        case nil:
            return EurostatCode(text: text, meaning: .unknown("a country as Eurostat names it"))
        }
    }

    private func code(of text: String, on axis: EurostatAxis) -> EurostatCode {
        switch axis {
        case .freq:
            one(text, table.frequency.rawValue, "frequency")
        case .unit: one(text, table.unit, "unit")
        case .agedef: EurostatCode(text: text, meaning: ageDefinition(text))
        case .geo: EurostatCode(text: text, meaning: place(text))
        case .breakdown: placed(breakdown(text))
        case .age:
            part(
                EurostatCode(text: text, meaning: age(text)), of: "TOTAL",
                EurostatCode.asylumAges.contains(text))
        case .sex:
            part(EurostatCode(text: text, meaning: sex(text)), of: "T", true)
        case .applicant: EurostatCode.applicant(text)
        case .decision: EurostatCode.decision(text)
        case .reason: EurostatCode.reason(text, hasKinds: table.hasKindsOfWork)
        case .duration: EurostatCode.duration(text)
        }
    }

    /// The code with what it is a part of, unless it is the total itself.
    private func part(
        _ code: EurostatCode, of total: String, _ isPart: Bool
    ) -> EurostatCode {
        var code = code
        code.isTotal = code.text == total
        if isPart, !code.isTotal { code.partOf = total }
        return code
    }

    /// Single origins, and those unknown or stateless, are parts of the total.
    private func placed(_ code: EurostatCode) -> EurostatCode {
        switch code.part {
        case .total, .own, .detail, .unknown, .stateless: part(code, of: "TOTAL", true)
        case .none, .foreign, .foreignAndStateless: code
        }
    }

    private func one(_ text: String, _ wanted: String, _ what: String) -> EurostatCode {
        let meaning: EurostatCode.Meaning =
            text == wanted
            ? .plain
            : text.isEmpty ? .unknown(wanted) : .leftOut("\(what) \(text), not \(wanted)")
        return EurostatCode(text: text, meaning: meaning)
    }

    private func ageDefinition(_ text: String) -> EurostatCode.Meaning {
        switch text {
        case "COMPLET": .plain
        case "REACH":
            hasCompleted
                ? .leftOut("ages as reached in the year (REACH), given as completed beside")
                : .noted("age reached during the year")
        default: .unknown("COMPLET or REACH")
        }
    }

    private func sex(_ text: String) -> EurostatCode.Meaning {
        switch text {
        case "T": .sex(.total)
        case "F": .sex(.female)
        case "M": .sex(.male)
        case "UNK": .sex(.unknown)
        default: .unknown("T, F, M or UNK")
        }
    }

    private func age(_ text: String) -> EurostatCode.Meaning {
        if let groups = table.groups, !Self.isSingleYear(text), AgeGroup(eurostat: text) != nil {
            return .leftOut("ages other than single years, held from \(groups)")
        }
        guard let group = AgeGroup(eurostat: text) else {
            return .unknown("TOTAL, UNK or an age such as Y_LT5, Y5-9, Y25 or Y_GE100")
        }
        return .age(group)
    }

    /// `Y_LT1`, `Y1` ... `Y99`: the open age at the end is among the groups.
    private static func isSingleYear(_ text: String) -> Bool {
        text == "Y_LT1" || text.hasPrefix("Y") && text.dropFirst().allSatisfy(\.isNumber)
    }

    private func place(_ text: String) -> EurostatCode.Meaning {
        if text == "TOTAL" { return .leftOut("reporters TOTAL, several countries") }
        if ["DE_TOT", "FX"].contains(text) {
            return .leftOut("reporter \(text), another extent of a country")
        }
        if Self.isAggregate(text) { return .leftOut("reporters \(text), several countries") }
        do throws(AreaLookupError) {
            let area = try areas.resolve(text, in: .eurostat)
            if area.isAggregate { return .leftOut("reporters \(text), several countries") }
            return .area(area.id)
        } catch {
            return .unknown(error.description)
        }
    }

    private func breakdown(_ text: String) -> EurostatCode {
        func code(
            _ meaning: EurostatCode.Meaning, _ part: EurostatCode.Part = .none
        ) -> EurostatCode {
            var area: String?
            if case .area(let id) = meaning { area = id }
            return EurostatCode(text: text, meaning: meaning, part: part, area: area)
        }
        let isStock = table.kind == .stock
        switch text {
        case "TOTAL":
            guard isStock else { return code(.world, .total) }
            return code(
                table.criterion == .citizenship
                    ? .population
                    : .leftOut(
                        "the whole population, which is taken from "
                            + (table.groups == nil ? "migr_pop1ctz" : "migr_pop2ctz")), .total)
        case "NAT":
            guard isStock else { return code(.own, .own) }
            return code(
                .leftOut(
                    table.criterion == .citizenship
                        ? "nationals of the country they live in"
                        : "natives of the country they live in"), .own)
        case "FOR": return code(foreign(isStock), .foreign)
        case "FOR_STLS":
            return code(
                isStock ? .world : .leftOut(Self.aggregate(text)), .foreignAndStateless)
        default: break
        }
        if let former = Self.former[text] {
            var found = code(.area(former), .detail)
            // Seen in immigration by citizenship; the other tables are not known to do so.
            if table.kind == .immigration, table.criterion == .citizenship, text != "RS_ME" {
                found.sumUntil = 2001
            }
            return found
        }
        if let group = Self.groups[text] { return code(.area(group)) }
        if Self.isAggregate(text) { return code(.leftOut(Self.aggregate(text))) }
        do throws(AreaLookupError) {
            let area = try areas.resolve(text, in: .eurostat)
            if area.isAggregate { return code(.leftOut(Self.aggregate(text))) }
            switch area.id {
            case "UNK": return code(.area(area.id), .unknown)
            case "XXA": return code(.area(area.id), .stateless)
            default: return code(.area(area.id), .detail)
            }
        } catch {
            return code(.unknown(error.description))
        }
    }

    private func foreign(_ isStock: Bool) -> EurostatCode.Meaning {
        guard isStock else { return .leftOut(Self.aggregate("FOR")) }
        guard table.criterion == .citizenship else { return .world }
        return hasForeignAndStateless
            ? .leftOut("foreigners without stateless people (FOR); FOR_STLS is taken")
            : .noted("stateless people not included")
    }

    private static func aggregate(_ text: String) -> String {
        "\(text), several countries of the breakdown"
    }

    /// Eurostat's codes of former countries beside those of the register.
    private static let former = ["EX_SU": "SUN", "EX_YU": "YUG", "CZ_SK": "CSK", "RS_ME": "SCG"]

    /// Eurostat's groups of origins that hold the same countries as one of M49. The others do
    /// not: Armenia, Azerbaijan, Cyprus, Georgia and Turkey are in Europe there, for one.
    private static let groups = [
        "AFR_W": "011", "AME_C": "013", "AME_S": "005", "ASI_C": "143", "ASI_E": "030",
        "ASI_S": "034", "ASI_SE": "035", "CRB": "029", "OCE": "009",
    ]

    /// Whether a code names several countries: the EU and its neighbours in all their extents,
    /// continents, levels of development, and remainders. Countries have two letters, so what
    /// has an underline is none, but for the former ones.
    static func isAggregate(_ text: String) -> Bool {
        if text.utf8.count < 3 { return false }
        if former[text] != nil { return false }
        let starts = [
            "EU", "EA", "EEA", "EFTA", "EXT_", "NEU", "NEA", "CC", "HDC", "MDC", "LDC", "AFR",
            "AME", "ASI", "EUR", "OCE", "CRB", "AUS_NZ", "NSP", "MEL", "MIC", "POL", "UK_OCT",
            "EX_", "OTH",
        ]
        if starts.contains(where: { text.hasPrefix($0) }) { return true }
        return text.contains("_")
    }
}

extension AgeGroup {
    /// An age as Eurostat writes it: `TOTAL`, `UNK`, `Y_LT5`, `Y5-9`, `Y25`, `Y_GE100`.
    fileprivate init?(eurostat text: String) {
        switch text {
        case "TOTAL": self = .total
        case "UNK": self = .unknown
        default:
            // Y_LT5, Y_GE100 and Y25 are as in CL_AGE; a range has T there and a hyphen here.
            let code = String(text.map { $0 == "-" ? "T" : $0 })
            guard !code.hasPrefix("_") else { return nil }
            self.init(code: code)
        }
    }
}
