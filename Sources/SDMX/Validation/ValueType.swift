/// Whether texts are of the types that the standard has.
enum ValueType {
    /// How a value of a type is looked at.
    enum Check: Hashable {
        case anything
        case period(DataType)
        case number(DataType)
        case characters(DataType)
        case calendar(DataType)
    }

    static func check(_ type: DataType) -> Check {
        switch type {
        case .string, .uri, .xhtml, .keyValues, .identifiableReference, .dataSetReference,
            .attachmentConstraintReference, .geospatialInformation:
            .anything
        case .alpha, .alphaNumeric, .numeric, .boolean: .characters(type)
        case .bigInteger, .integer, .long, .short, .decimal, .float, .double, .count,
            .inclusiveValueRange, .exclusiveValueRange, .incremental:
            .number(type)
        case .observationalTimePeriod, .standardTimePeriod, .basicTimePeriod,
            .gregorianTimePeriod, .gregorianYear, .gregorianYearMonth, .gregorianDay,
            .reportingTimePeriod, .reportingYear, .reportingSemester, .reportingTrimester,
            .reportingQuarter, .reportingMonth, .reportingWeek, .reportingDay, .dateTime,
            .timeRange:
            .period(type)
        case .month, .monthDay, .day, .time, .duration: .calendar(type)
        }
    }

    /// Whether the text is of the type.
    static func isValid(_ bytes: UnsafeBufferPointer<UInt8>, _ check: Check) -> Bool {
        switch check {
        case .anything: true
        case .period(let type): PeriodShape(bytes)?.fits(type) ?? false
        case .number(let type): isNumber(bytes, type)
        case .characters(let type): isCharacters(bytes, type)
        case .calendar(let type): isCalendar(bytes, type)
        }
    }

    private static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>, _ type: DataType) -> Bool {
        switch type {
        case .bigInteger, .count, .incremental, .integer, .long, .short:
            let digits = digits(bytes)
            guard digits > 0 else { return false }
            if type == .bigInteger || type == .count || type == .incremental { return true }
            guard digits <= 20 else { return false }
            let text = String(decoding: bytes, as: UTF8.self)
            return switch type {
            case .integer: Int32(text) != nil
            case .long: Int64(text) != nil
            case .short: Int16(text) != nil
            default: true
            }
        case .float, .double:
            return NumberText.double(bytes, mark: UInt8(ascii: ".")) != nil || isSpecial(bytes)
        default:
            // Decimals have no exponent.
            let hasExponent = bytes.contains { $0 | 0x20 == UInt8(ascii: "e") }
            return !hasExponent && NumberText.double(bytes, mark: UInt8(ascii: ".")) != nil
        }
    }

    /// `NaN`, and the infinities of XML Schema.
    private static func isSpecial(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.elementsEqual("NaN".utf8) || bytes.elementsEqual("INF".utf8)
            || bytes.elementsEqual("-INF".utf8)
    }

    /// Number of digits of a whole number; 0 if it is none.
    private static func digits(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var rest = bytes[...]
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        return rest.allSatisfy { (48...57).contains($0) } ? rest.count : 0
    }

    private static func isCharacters(_ bytes: UnsafeBufferPointer<UInt8>, _ type: DataType) -> Bool
    {
        func isLetter(_ byte: UInt8) -> Bool {
            (65...90).contains(byte) || (97...122).contains(byte)
        }
        func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
        switch type {
        case .alpha: return !bytes.isEmpty && bytes.allSatisfy(isLetter)
        case .numeric: return !bytes.isEmpty && bytes.allSatisfy(isDigit)
        case .boolean:
            return ["true", "false", "1", "0"].contains { bytes.elementsEqual($0.utf8) }
        default: return !bytes.isEmpty && bytes.allSatisfy { isLetter($0) || isDigit($0) }
        }
    }

    private static func isCalendar(_ bytes: UnsafeBufferPointer<UInt8>, _ type: DataType) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.count <= TimePeriod.longest else { return false }
        // Completed to a date or a range, so that days which do not exist are refused.
        switch type {
        case .month:
            return text.hasPrefix("--") && PeriodSpan("2000-" + text.dropFirst(2)) != nil
                && text.utf8.count == 4
        case .monthDay:
            return text.hasPrefix("--") && PeriodSpan("2000-" + text.dropFirst(2)) != nil
                && text.utf8.count == 7
        case .day:
            return text.hasPrefix("---") && PeriodSpan("2000-01-" + text.dropFirst(3)) != nil
                && text.utf8.count == 5
        case .time: return PeriodSpan("2000-01-01T" + text) != nil && !text.contains("/")
        case .duration: return PeriodSpan("2000-01-01/" + text) != nil
        default: return true
        }
    }
}
