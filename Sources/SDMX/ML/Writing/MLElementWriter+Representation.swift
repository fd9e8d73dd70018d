/// Where a text format stands, which decides what its schema type allows.
enum MLFormatPlace {
    /// Any type and facet.
    case any
    /// Of a concept, a metadata attribute; since SDMX 3.0 of an attribute or a measure.
    case basic
    /// Of a dimension; in SDMX 2.1 of an attribute or a measure.
    case simple
    /// Of codes.
    case coded
    /// Of the codes of a level.
    case level
    /// Of the time dimension or a report period.
    case time
    /// Of a target of reports, whose type is fixed.
    case target(DataType)

    func allows(_ type: DataType, in edition: MLEdition) -> Bool {
        switch type {
        case .geospatialInformation: if edition == .v21 { return false }
        case .attachmentConstraintReference: if edition == .v30 { return false }
        default: break
        }
        return switch self {
        case .any: true
        case .basic: !Self.references.contains(type)
        case .simple: !Self.references.contains(type) && type != .xhtml
        case .coded: !Self.references.contains(type) && !Self.notCoded.contains(type)
        case .level: [.alpha, .alphaNumeric, .numeric].contains(type)
        case .time: Self.times.contains(type)
        case .target(let fixed): type == fixed
        }
    }

    private static let references: Set<DataType> = [
        .keyValues, .identifiableReference, .dataSetReference, .attachmentConstraintReference,
    ]
    private static let notCoded: Set<DataType> = [
        .xhtml, .decimal, .float, .double, .dateTime, .timeRange, .time, .geospatialInformation,
    ]
    private static let times: Set<DataType> = [
        .observationalTimePeriod, .standardTimePeriod, .basicTimePeriod, .gregorianTimePeriod,
        .gregorianYear, .gregorianYearMonth, .gregorianDay, .reportingTimePeriod, .reportingYear,
        .reportingSemester, .reportingTrimester, .reportingQuarter, .reportingMonth,
        .reportingWeek, .reportingDay, .dateTime, .timeRange,
    ]

    /// Whether there is more than a type and perhaps times.
    fileprivate var hasFacets: Bool {
        switch self {
        case .any, .basic, .simple, .coded, .level: true
        case .time, .target: false
        }
    }

    fileprivate var hasTimes: Bool {
        switch self {
        case .any, .basic, .simple, .coded, .time: true
        case .level, .target: false
        }
    }

    fileprivate var isFree: Bool {
        switch self {
        case .any, .basic: true
        case .simple, .coded, .level, .time, .target: false
        }
    }

    fileprivate var isCode: Bool {
        switch self {
        case .coded, .level: true
        case .any, .basic, .simple, .time, .target: false
        }
    }
}

extension MLElementWriter {
    /// Writes a representation: an enumeration of one of the classes, or a text format.
    ///
    /// - Parameter hasOccurrences: whether the schema has a place for the number of values.
    func representation(
        _ element: String, _ representation: Representation, _ place: MLFormatPlace,
        to classes: [ArtefactClass], hasOccurrences: Bool = false
    ) throws(SDMXError) {
        try begin(element)
        if hasOccurrences {
            try attribute("minOccurs", representation.minOccurs)
            try attribute("maxOccurs", representation.maxOccurs?.text)
        } else if representation.minOccurs ?? 1 != 1 || representation.isMultiValued {
            lose("number of values", "\(edition.name) has no place for it there")
        }
        var isCoded = false
        if let list = representation.enumeration {
            let target = adapted(list).artefactClass.name(in: edition)?.class
            isCoded = classes.contains { target != nil && $0.name(in: edition)?.class == target }
            if isCoded {
                try reference("str:Enumeration", list, what: "enumeration")
            } else {
                let name = list.artefactClass.rawValue
                lose("enumeration", "\(edition.name) allows no \(name) there")
            }
        }
        if !isCoded {
            if representation.format == nil {
                lose(.madeUp, "text format", "\(edition.name) asks for one without enumeration")
            }
            try format("str:TextFormat", representation.format ?? TextFormat(), place)
        } else if let format = representation.format {
            if classes == [.conceptScheme] {
                lose("format of codes", "\(edition.name) has no place for it there")
            } else {
                try self.format("str:EnumerationFormat", format, .coded)
            }
        }
        end()
    }

    /// Writes a text format with what its place allows.
    func format(
        _ element: String, _ format: TextFormat, _ place: MLFormatPlace
    ) throws(SDMXError) {
        try begin(element)
        if let type = format.type {
            if place.allows(type, in: edition) {
                try attribute("textType", type.rawValue)
            } else {
                lose("type \(type.rawValue)", "\(edition.name) does not allow it there")
            }
        }
        let all = place.hasFacets
        try facet("isSequence", format.isSequence.map { $0 ? "true" : "false" }, all)
        try facet("interval", format.interval, all)
        try facet("startValue", format.startValue, all)
        try facet("endValue", format.endValue, all)
        try facet("timeInterval", format.timeInterval, all && place.hasTimes)
        try facet("startTime", format.startTime, place.hasTimes)
        try facet("endTime", format.endTime, place.hasTimes)
        try facet("minLength", format.minLength.map { String($0) }, all)
        try facet("maxLength", format.maxLength.map { String($0) }, all)
        try facet("minValue", format.minValue, all)
        try facet("maxValue", format.maxValue, all)
        try facet("decimals", format.decimals.map { String($0) }, all && !place.isCode)
        try facet("pattern", format.pattern, all)
        try facet(
            "isMultiLingual", format.isMultilingual.map { $0 ? "true" : "false" }, place.isFree)
        if edition == .v30 && !place.isCode {
            for sentinel in format.sentinels { try self.sentinel(sentinel) }
        } else {
            lose(
                "sentinel value", "\(edition.name) has no place for it there",
                count: format.sentinels.count)
        }
        end()
    }

    private func facet(_ name: String, _ value: String?, _ isAllowed: Bool) throws(SDMXError) {
        guard let value else { return }
        if isAllowed {
            try attribute(name, value)
        } else {
            lose("facet \(name)", "\(edition.name) does not allow it there")
        }
    }

    private func sentinel(_ sentinel: SentinelValue) throws(SDMXError) {
        try begin("str:SentinelValue")
        try attribute("value", sentinel.value)
        if sentinel.names.isEmpty {
            lose(.madeUp, "name of a sentinel value", "\(edition.name) asks for one")
            try texts("com:Name", LocalisedText(sentinel.value))
        } else {
            try texts("com:Name", sentinel.names)
        }
        try texts("com:Description", sentinel.descriptions)
        end()
    }
}

extension MaxOccurs {
    /// As XML Schema writes it.
    var text: String {
        switch self {
        case .count(let count): String(count)
        case .unbounded: "unbounded"
        }
    }
}
