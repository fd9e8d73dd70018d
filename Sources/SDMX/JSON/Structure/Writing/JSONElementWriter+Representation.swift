/// Where a text format stands, which decides what its schema type allows.
enum JSONFormatPlace {
    /// Of a concept, an attribute, a measure, a metadata attribute.
    case basic
    /// Of a dimension.
    case simple
    /// Of codes.
    case coded
    /// Of the codes of a level.
    case level
    /// Of the time dimension.
    case time

    func allows(_ type: DataType) -> Bool {
        switch self {
        case .basic: !Self.references.contains(type)
        case .simple: !Self.references.contains(type) && type != .xhtml
        case .coded:
            !Self.references.contains(type) && type != .xhtml && !Self.notOfCodes.contains(type)
        case .level: [.alpha, .alphaNumeric, .numeric].contains(type)
        case .time: Self.times.contains(type)
        }
    }

    private static let references: Set<DataType> = [
        .keyValues, .identifiableReference, .dataSetReference, .attachmentConstraintReference,
    ]
    private static let notOfCodes: Set<DataType> = [
        .float, .dateTime, .time, .decimal, .geospatialInformation, .timeRange, .double,
    ]
    private static let times: Set<DataType> = [
        .observationalTimePeriod, .standardTimePeriod, .basicTimePeriod, .gregorianTimePeriod,
        .gregorianYear, .gregorianYearMonth, .gregorianDay, .reportingTimePeriod, .reportingYear,
        .reportingSemester, .reportingTrimester, .reportingQuarter, .reportingMonth,
        .reportingWeek, .reportingDay, .dateTime, .timeRange,
    ]
}

extension JSONElementWriter {
    /// A representation, if there is one.
    ///
    /// - Parameter lists: what an enumeration may refer to.
    func representation(
        _ key: String, _ representation: Representation?, _ place: JSONFormatPlace,
        to lists: [ArtefactClass], hasOccurrences: Bool
    ) throws(SDMXError) {
        guard let representation else { return }
        try object(key) { () throws(SDMXError) in
            if let list = representation.enumeration, !lists.isEmpty {
                try reference("enumeration", list, lists)
                if let format = representation.format {
                    try self.format("enumerationFormat", format, .coded)
                }
            } else {
                lose("list of values", if: representation.enumeration != nil)
                try format(
                    edition == .v1 ? "textFormat" : "format", representation.format ?? TextFormat(),
                    place)
            }
            if hasOccurrences, edition == .v2 {
                try number("minOccurs", representation.minOccurs)
                try maxOccurs(representation.maxOccurs)
            } else {
                let isThere = representation.minOccurs != nil || representation.maxOccurs != nil
                lose("number of values", if: isThere)
            }
        }
    }

    func maxOccurs(_ maxOccurs: MaxOccurs?) throws(SDMXError) {
        switch maxOccurs {
        case nil: break
        case .unbounded: try text("maxOccurs", "unbounded")
        case .count(let count):
            if count == 0 { lose(.invalid, "maxOccurs 0", "the schema asks for at least 1") }
            try number("maxOccurs", count)
        }
    }

    /// A type with facets.
    func format(
        _ key: String, _ format: TextFormat, _ place: JSONFormatPlace
    ) throws(SDMXError) {
        try object(key) { () throws(SDMXError) in
            if let type = format.type,
                !place.allows(type) || edition == .v1 && type == .geospatialInformation
            {
                lose(.invalid, "type \(type.rawValue)", "the schema does not allow it there")
            }
            try text(edition == .v1 ? "textType" : "dataType", format.type?.rawValue)
            let isTime = place == .time
            let isCoded = place == .coded || place == .level
            let hasTimes = place != .level
            try part("isSequence", format.isSequence, !isTime, flag)
            try part("interval", format.interval, !isTime) { (key, value) throws(SDMXError) in
                try decimal(key, value, isWhole: isCoded || place == .simple)
            }
            for (key, value) in [
                ("startValue", format.startValue), ("endValue", format.endValue),
                ("minValue", format.minValue), ("maxValue", format.maxValue),
            ] {
                try part(key, value, !isTime) { (key, value) throws(SDMXError) in
                    try decimal(key, value, isWhole: isCoded)
                }
            }
            try part("timeInterval", format.timeInterval, hasTimes && !isTime, text)
            try part("startTime", format.startTime, hasTimes, text)
            try part("endTime", format.endTime, hasTimes, text)
            for (key, value) in [
                ("minLength", format.minLength), ("maxLength", format.maxLength),
            ] {
                try part(key, value, !isTime, positive)
            }
            try part("decimals", format.decimals, !isTime && !isCoded, positive)
            try part("pattern", format.pattern, !isTime, text)
            try part("isMultiLingual", format.isMultilingual, place == .basic, flag)
            try sentinels(format.sentinels, isCoded)
        }
    }

    /// A facet, if it is there and the place has it.
    private func part<Value>(
        _ key: String, _ value: Value?, _ isAllowed: Bool,
        _ write: (String, Value) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        guard let value else { return }
        guard isAllowed else {
            lose("facet \(key)")
            return
        }
        try write(key, value)
    }

    private func decimal(
        _ key: String, _ text: String, isWhole: Bool
    ) throws(SDMXError) {
        guard JSONWriter.isNumber(text) else {
            lose("facet \(key)", "\(text) is no number of JSON")
            return
        }
        if isWhole, Int(text) == nil {
            lose(.invalid, "facet \(key)", "the schema asks for a whole number there")
        }
        try json.key(key)
        try json.value(numberText: text)
    }

    private func positive(_ key: String, _ value: UInt64) throws(SDMXError) {
        if value == 0 { lose(.invalid, "facet \(key)", "the schema asks for at least 1") }
        try number(key, value)
    }

    private func sentinels(_ sentinels: [SentinelValue], _ isCoded: Bool) throws(SDMXError) {
        guard !isCoded, edition == .v2 else {
            lose("value that stands for another", count: sentinels.count)
            return
        }
        try list("sentinelValues", sentinels) { (sentinel) throws(SDMXError) in
            try text("value", sentinel.value)
            try localised("name", "names", sentinel.names, isRequired: true)
            try localised("description", "descriptions", sentinel.descriptions)
        }
    }
}
