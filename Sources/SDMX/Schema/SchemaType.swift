/// The simple type of a component's values, as XML Schema has it.
enum SchemaType: Hashable {
    /// One that the standard's schemas or XML Schema define.
    case known(String)
    /// These values and no other; of none no value is valid.
    case values([String], base: String)
    /// A type with facets, by their names.
    case restricted(String, [Facet])

    struct Facet: Hashable {
        var name: String
        var value: String
    }

    /// The type that SDMX-ML has for a type of SDMX.
    ///
    /// Types that no attribute of XML can hold are texts.
    static func name(_ type: DataType) -> String {
        switch type {
        case .string, .geospatialInformation, .xhtml, .keyValues, .identifiableReference,
            .dataSetReference, .attachmentConstraintReference:
            "xs:string"
        case .bigInteger, .count: "xs:integer"
        case .integer: "xs:int"
        case .long: "xs:long"
        case .short: "xs:short"
        case .decimal, .inclusiveValueRange, .exclusiveValueRange, .incremental: "xs:decimal"
        case .float: "xs:float"
        case .double: "xs:double"
        case .boolean: "xs:boolean"
        case .uri: "xs:anyURI"
        case .gregorianYear: "xs:gYear"
        case .gregorianYearMonth: "xs:gYearMonth"
        case .gregorianDay: "xs:date"
        case .dateTime: "xs:dateTime"
        case .month: "xs:gMonth"
        case .monthDay: "xs:gMonthDay"
        case .day: "xs:gDay"
        case .time: "xs:time"
        case .duration: "xs:duration"
        case .alpha, .alphaNumeric, .numeric, .observationalTimePeriod, .standardTimePeriod,
            .basicTimePeriod, .gregorianTimePeriod, .reportingTimePeriod, .reportingYear,
            .reportingSemester, .reportingTrimester, .reportingQuarter, .reportingMonth,
            .reportingWeek, .reportingDay, .timeRange:
            "common:\(type.rawValue)Type"
        }
    }

    /// Whether values of the type are periods of observation.
    static func isPeriod(_ type: DataType) -> Bool {
        if case .period = ValueType.check(type) { return true }
        return false
    }

    /// The facets of a format that XML Schema has for its type, and those left out since they are
    /// not as XML Schema asks, which would make the whole schema invalid.
    static func facets(_ format: TextFormat, _ type: DataType) -> (kept: [Facet], lost: [String]) {
        var kept: [Facet] = []
        var lost: [String] = []
        switch type {
        case .string, .alpha, .alphaNumeric, .numeric, .uri, .geospatialInformation:
            let lengths = [format.minLength, format.maxLength]
            if let least = lengths[0], let most = lengths[1], least > most {
                lost += ["minLength", "maxLength"]
                break
            }
            for (name, length) in zip(["minLength", "maxLength"], lengths) {
                guard let length else { continue }
                guard length <= UInt64(Int32.max) else {
                    lost.append(name)
                    continue
                }
                kept.append(Facet(name: name, value: String(length)))
            }
        default:
            if case .number = ValueType.check(type) { bounds(format, type, &kept, &lost) }
        }
        if let pattern = format.pattern {
            if (try? XSDPattern(pattern)) != nil {
                kept.append(Facet(name: "pattern", value: pattern))
            } else {
                lost.append("pattern")
            }
        }
        return (kept, lost)
    }

    private static func bounds(
        _ format: TextFormat, _ type: DataType, _ kept: inout [Facet], _ lost: inout [String]
    ) {
        let ends = type == .exclusiveValueRange ? "Exclusive" : "Inclusive"
        let values = [format.minValue, format.maxValue]
        let numbers = values.map { $0.flatMap { isValid($0, type) ? Double($0) : nil } }
        let isOrdered = (numbers[0] ?? -.infinity) <= (numbers[1] ?? .infinity)
        for (place, name) in ["min", "max"].enumerated() {
            guard let value = values[place] else { continue }
            if numbers[place] != nil, isOrdered {
                kept.append(Facet(name: name + ends, value: value))
            } else {
                lost.append(name + "Value")
            }
        }
        guard let decimals = format.decimals else { return }
        switch type {
        case .decimal, .inclusiveValueRange, .exclusiveValueRange, .incremental:
            if decimals <= 1000 {
                kept.append(Facet(name: "fractionDigits", value: String(decimals)))
            } else {
                lost.append("decimals")
            }
        // Numbers of these types have no number of decimals, or none at all.
        default: break
        }
    }

    private static func isValid(_ text: String, _ type: DataType) -> Bool {
        var copy = text
        return copy.withUTF8 { ValueType.isValid($0, .number(type)) }
    }
}
