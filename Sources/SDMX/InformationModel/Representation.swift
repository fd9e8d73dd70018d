/// The type of values that are not coded.
public enum DataType: String, Hashable, Sendable, CaseIterable {
    case string = "String"
    case alpha = "Alpha"
    case alphaNumeric = "AlphaNumeric"
    case numeric = "Numeric"
    case bigInteger = "BigInteger"
    case integer = "Integer"
    case long = "Long"
    case short = "Short"
    case decimal = "Decimal"
    case float = "Float"
    case double = "Double"
    case boolean = "Boolean"
    case uri = "URI"
    case count = "Count"
    case inclusiveValueRange = "InclusiveValueRange"
    case exclusiveValueRange = "ExclusiveValueRange"
    case incremental = "Incremental"
    case observationalTimePeriod = "ObservationalTimePeriod"
    case standardTimePeriod = "StandardTimePeriod"
    case basicTimePeriod = "BasicTimePeriod"
    case gregorianTimePeriod = "GregorianTimePeriod"
    case gregorianYear = "GregorianYear"
    case gregorianYearMonth = "GregorianYearMonth"
    case gregorianDay = "GregorianDay"
    case reportingTimePeriod = "ReportingTimePeriod"
    case reportingYear = "ReportingYear"
    case reportingSemester = "ReportingSemester"
    case reportingTrimester = "ReportingTrimester"
    case reportingQuarter = "ReportingQuarter"
    case reportingMonth = "ReportingMonth"
    case reportingWeek = "ReportingWeek"
    case reportingDay = "ReportingDay"
    case dateTime = "DateTime"
    case timeRange = "TimeRange"
    case month = "Month"
    case monthDay = "MonthDay"
    case day = "Day"
    case time = "Time"
    case duration = "Duration"
    case geospatialInformation = "GeospatialInformation"
    case xhtml = "XHTML"
    case keyValues = "KeyValues"
    case identifiableReference = "IdentifiableReference"
    case dataSetReference = "DataSetReference"
    case attachmentConstraintReference = "AttachmentConstraintReference"
}

/// A value that stands for something else than itself, such as -1 for "refused to answer".
public struct SentinelValue: Hashable, Sendable {
    public var value: String
    public var names: LocalisedText
    public var descriptions: LocalisedText

    public init(
        _ value: String, names: LocalisedText = LocalisedText(),
        descriptions: LocalisedText = LocalisedText()
    ) {
        self.value = value
        self.names = names
        self.descriptions = descriptions
    }
}

/// The type of values and the facets that narrow it; numbers as written, so that none is rounded.
public struct TextFormat: Hashable, Sendable {
    /// Nil where the message leaves it to the standard's default for the place.
    public var type: DataType?
    public var isSequence: Bool?
    public var interval: String?
    public var startValue: String?
    public var endValue: String?
    public var timeInterval: String?
    public var startTime: String?
    public var endTime: String?
    /// In characters.
    public var minLength: UInt64?
    /// In characters.
    public var maxLength: UInt64?
    public var minValue: String?
    public var maxValue: String?
    public var decimals: UInt64?
    /// A regular expression of XML Schema that the whole value matches.
    public var pattern: String?
    /// Nil where the message leaves it to the standard's default for the place.
    public var isMultilingual: Bool?
    public var sentinels: [SentinelValue]

    public init(_ type: DataType? = nil) {
        self.type = type
        sentinels = []
    }
}

/// How many values a component may have.
public enum MaxOccurs: Hashable, Sendable {
    case count(UInt64)
    case unbounded
}

/// The values that a component or concept can have.
public struct Representation: Hashable, Sendable {
    /// A code list or value list.
    public var enumeration: ArtefactReference?
    /// Without an enumeration the type, with one what codes look like.
    public var format: TextFormat?
    public var minOccurs: UInt64?
    public var maxOccurs: MaxOccurs?

    public init(enumeration: ArtefactReference? = nil, format: TextFormat? = nil) {
        self.enumeration = enumeration
        self.format = format
    }

    /// Whether a component may have several values at once, since SDMX 3.0.
    public var isMultiValued: Bool {
        switch maxOccurs {
        case nil, .count(0), .count(1): false
        case .count, .unbounded: true
        }
    }
}
