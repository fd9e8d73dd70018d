internal import Cubes
internal import Estimation
internal import Vocabulary

extension Office {
    /// What a code means, in words.
    func meaning(_ dimension: DimensionID, _ code: String) -> String? {
        if dimension.isArea { return areas.area(code)?.name }
        switch dimension {
        case .sex: return Sex(rawValue: code)?.name
        case .criterion: return Criterion(rawValue: code)?.name
        case .age: return code == "_T" ? "all ages" : nil
        case .freq: return frequency(code)
        case .method: return code == "_Z" ? "reported" : FlowMethod(named: code)?.title
        case .reporter: return code == "_Z" ? "not applicable" : code.lowercased()
        case .popType: return Self.popTypes[code]
        case .indicator: return Self.indicators[code]
        case .procedure, .asylumMeasure, .applicationType, .decisionLevel, .countUnit:
            return asylumWord(dimension, code)
        case .permitMeasure, .permitReason, .permitDuration: return permitWord(dimension, code)
        case .incidentRegion, .route, .cause, .casualty: return deathWord(dimension, code)
        case .source, .origin, .destination, .refArea, .sendingArea, .receivingArea, .criterionArea:
            return nil
        }
    }

    private func frequency(_ code: String) -> String? {
        guard code.hasPrefix("A"), let years = code.count == 1 ? 1 : Int(code.dropFirst()) else {
            return nil
        }
        return years == 1 ? "annual" : "every \(years) years"
    }

    static let popTypes = [
        "REF": "refugees", "ASY": "asylum-seekers", "IDP": "internally displaced persons",
        "RET": "returned refugees", "RDP": "returned internally displaced persons",
        "STA": "stateless persons", "OOC": "others of concern",
        "OIP": "others in need of international protection", "HST": "host community",
        "REF_ASY": "refugees and asylum-seekers", "RST": "resettled refugees",
        "NAT": "naturalised refugees", "ROC": "people in refugee-like situations",
        "IOC": "people in IDP-like situations", "VDA": "Venezuelans displaced abroad",
    ]

    static let indicators = [
        "POP": "population at mid-year", "BIRTHS": "births of the year",
        "DEATHS": "deaths of the year", "NETMIG": "net migration of the year",
        "POPCHANGE": "population change of the year", "CBR": "births per 1,000 population",
        "CDR": "deaths per 1,000 population", "CNMR": "net migration per 1,000 population",
        "GROWTHRATE": "population growth", "NATCHANGERATE": "natural change",
    ]

    /// A figure in a sentence.
    func statement(_ key: SeriesKey, _ period: Period, _ observation: Observation) -> String {
        let amount: String
        switch observation.value {
        case .number(let value):
            let persons = observation.scaled ?? value
            amount = exactText(abs(persons) >= 10 ? persons.rounded() : persons)
        case .missing(let reason): amount = "No figure (\(reason.name))"
        }
        func name(_ dimension: DimensionID) -> String {
            guard let code = key[dimension] else { return "" }
            return areas.area(code)?.name ?? code
        }
        let sex = key[.sex].flatMap { Sex(rawValue: $0)?.name } ?? ""
        switch key.dataflow {
        case .stock:
            let who = key[.criterion] == "C" ? "citizens of" : "from"
            return "\(amount) people \(who) \(name(.origin)) lived in \(name(.destination)) "
                + "in \(period.readable) (\(sex))."
        case .flow:
            return "\(amount) people moved from \(name(.origin)) to \(name(.destination)), "
                + "\(period.readable) (\(sex))."
        case .displaced:
            let type = key[.popType].flatMap { Self.popTypes[$0] } ?? "people of concern"
            return "\(amount) \(type) from \(name(.origin)) were in \(name(.destination)) "
                + "in \(period.readable)."
        case .population:
            let what = key[.indicator].flatMap { Self.indicators[$0] } ?? (key[.indicator] ?? "")
            return "\(name(.refArea)), \(what), \(period.readable): \(amount)."
        case .remittance:
            return "\(amount) were sent from \(name(.sendingArea)) to \(name(.receivingArea)) "
                + "in \(period.readable)."
        case .asylum:
            return "\(amount) \(asylumWords(key)) of people from \(name(.origin)) in "
                + "\(name(.destination)), \(period.readable)."
        case .emigration:
            let left = "left \(name(.refArea)), \(period.readable)\(peopleWords(key))."
            guard key[.criterionArea] != "W" else { return "\(amount) people \(left)" }
            let who = key[.criterion] == "B" ? "people born in" : "citizens of"
            return "\(amount) \(who) \(name(.criterionArea)) \(left)"
        case .permit:
            let whose = key[.origin] == "W" ? "foreigners" : "citizens of \(name(.origin))"
            return "\(amount) \(permitWords(key)) of \(whose) in \(name(.destination)), "
                + "\(period.readable)\(peopleWords(key))."
        case .acquisition:
            let who = key[.origin] == "W" ? "people" : "citizens of \(name(.origin))"
            return "\(amount) \(who) became citizens of \(name(.destination)), "
                + "\(period.readable)\(peopleWords(key))."
        case .deaths: return deathStatement(key, amount, period)
        case .displacedAge:
            let type = key[.popType].flatMap { Self.popTypes[$0] } ?? "people of concern"
            return "\(amount) \(type) from \(name(.origin)) were in \(name(.destination)) "
                + "in \(period.readable)\(peopleWords(key))."
        }
    }
}
