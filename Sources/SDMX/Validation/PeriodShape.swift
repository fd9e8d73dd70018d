/// The form in which a period is written.
enum PeriodShape: Hashable {
    case year, yearMonth, day, dateTime, range
    /// By its letter: A, S, T, Q, M, W or D.
    case reporting(UInt8)

    /// Nil for what is not a period, or not one that exists.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        let count = bytes.count
        guard count >= 4, count <= TimePeriod.longest else { return nil }
        if count == 4 {
            guard bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
            self = .year
            return
        }
        let text = String(decoding: bytes, as: UTF8.self)
        guard let span = PeriodSpan(text) else { return nil }
        if span.isReporting {
            guard bytes[4] == UInt8(ascii: "-"), count > 5 else { return nil }
            self = .reporting(bytes[5])
        } else if bytes.contains(UInt8(ascii: "/")) {
            self = .range
        } else if count > 10, bytes[10] == UInt8(ascii: "T") {
            self = .dateTime
        } else if count >= 10, bytes[7] == UInt8(ascii: "-"), bytes[4] == UInt8(ascii: "-"),
            (48...57).contains(bytes[8]), count == 10 || !(count > 10 && bytes[10] == 0x3A)
        {
            self = .day
        } else if count >= 7, bytes[4] == UInt8(ascii: "-"), (48...57).contains(bytes[6]),
            count == 7 || bytes[7] != UInt8(ascii: ":")
        {
            self = .yearMonth
        } else {
            self = .year
        }
    }

    /// Whether a component of that type may have a period of this form.
    func fits(_ type: DataType) -> Bool {
        switch type {
        case .observationalTimePeriod: return true
        case .standardTimePeriod: return self != .range
        case .basicTimePeriod: return isGregorian || self == .dateTime
        case .gregorianTimePeriod: return isGregorian
        case .gregorianYear: return self == .year
        case .gregorianYearMonth: return self == .yearMonth
        case .gregorianDay: return self == .day
        case .dateTime: return self == .dateTime
        case .timeRange: return self == .range
        case .reportingTimePeriod:
            if case .reporting = self { return true }
            return false
        case .reportingYear: return self == .reporting(UInt8(ascii: "A"))
        case .reportingSemester: return self == .reporting(UInt8(ascii: "S"))
        case .reportingTrimester: return self == .reporting(UInt8(ascii: "T"))
        case .reportingQuarter: return self == .reporting(UInt8(ascii: "Q"))
        case .reportingMonth: return self == .reporting(UInt8(ascii: "M"))
        case .reportingWeek: return self == .reporting(UInt8(ascii: "W"))
        case .reportingDay: return self == .reporting(UInt8(ascii: "D"))
        case .string, .alpha, .alphaNumeric, .numeric, .bigInteger, .integer, .long, .short,
            .decimal, .float, .double, .boolean, .uri, .count, .inclusiveValueRange,
            .exclusiveValueRange, .incremental, .month, .monthDay, .day, .time, .duration,
            .geospatialInformation, .xhtml, .keyValues, .identifiableReference, .dataSetReference,
            .attachmentConstraintReference:
            return false
        }
    }

    private var isGregorian: Bool { self == .year || self == .yearMonth || self == .day }
}
