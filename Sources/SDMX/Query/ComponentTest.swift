/// One condition, with its value read once.
struct ComponentTest: Sendable {
    private enum Operand: Sendable {
        case text
        case number(Double)
        /// For values that are reporting periods, and for others.
        case period(PeriodSpan, other: PeriodSpan, dataYearStart: MonthDay)
    }

    private let comparison: ComponentFilter.Operator
    private let value: String
    private let bytes: [UInt8]
    private let operand: Operand
    /// How far back to go in the text sought, per matched length (Knuth, Morris and Pratt 1977), so
    /// that no text sought in no value takes more than linear time.
    private let fallback: [Int]

    init(
        _ condition: ComponentFilter.Condition, of component: String, as kind: ComponentMatcher.Kind
    ) throws(SDMXError) {
        comparison = condition.comparison
        value = condition.value
        bytes = Array(condition.value.utf8)
        switch condition.comparison {
        case .contains, .containsNot: fallback = Self.fallback(bytes)
        default: fallback = []
        }
        func fault(_ expected: String) -> SDMXError {
            SDMXError(
                .query, found: SDMXError.quoted(condition.value) + " for parameter c[\(component)]",
                expected: expected)
        }
        guard condition.comparison.isTyped else {
            operand = .text
            return
        }
        switch kind {
        case .text:
            operand = .text
        case .number:
            guard let number = Self.number(condition.value) else { throw fault("a number") }
            operand = .number(number)
        case .period(let dataYearStart, let queryYearStart):
            guard
                let span = PeriodSpan(
                    condition.value, reportingYearStart: queryYearStart ?? dataYearStart),
                let other = PeriodSpan(
                    condition.value, reportingYearStart: queryYearStart ?? .january1)
            else { throw fault(PeriodSpan.forms) }
            operand = .period(span, other: other, dataYearStart: dataYearStart)
        }
    }

    var isNegative: Bool { comparison.isNegative }

    func holds(for candidate: String) -> Bool {
        switch operand {
        case .text:
            return holds(text: candidate)
        case .number(let number):
            guard let other = Self.number(candidate) else { return comparison == .notEqual }
            return holds(number, other)
        case .period(let reporting, let other, let dataYearStart):
            guard let span = PeriodSpan(candidate, reportingYearStart: dataYearStart) else {
                return comparison == .notEqual
            }
            return holds(span.isReporting ? reporting : other, span)
        }
    }

    private func holds(text: String) -> Bool {
        switch comparison {
        case .equal: text == value
        case .notEqual: text != value
        case .less: text.utf8.lexicographicallyPrecedes(bytes)
        case .lessOrEqual: !bytes.lexicographicallyPrecedes(text.utf8)
        case .greater: bytes.lexicographicallyPrecedes(text.utf8)
        case .greaterOrEqual: !text.utf8.lexicographicallyPrecedes(bytes)
        case .contains: isFound(in: text)
        case .containsNot: !isFound(in: text)
        case .startsWith: text.utf8.starts(with: bytes)
        case .endsWith: text.utf8.reversed().starts(with: bytes.reversed())
        }
    }

    private func holds(_ operand: Double, _ number: Double) -> Bool {
        switch comparison {
        case .equal: number == operand
        case .notEqual: number != operand
        case .less: number < operand
        case .lessOrEqual: number <= operand
        case .greater: number > operand
        case .greaterOrEqual: number >= operand
        case .contains, .containsNot, .startsWith, .endsWith: false
        }
    }

    private func holds(_ operand: PeriodSpan, _ span: PeriodSpan) -> Bool {
        switch comparison {
        case .equal: operand.encloses(span)
        case .notEqual: !operand.encloses(span)
        case .less: span.end <= operand.start
        case .lessOrEqual: span.end <= operand.end
        case .greater: span.start >= operand.end
        case .greaterOrEqual: span.start >= operand.start
        case .contains, .containsNot, .startsWith, .endsWith: false
        }
    }

    private func isFound(in text: String) -> Bool {
        var matched = 0
        for byte in text.utf8 {
            while matched > 0, bytes[matched] != byte { matched = fallback[matched - 1] }
            if bytes[matched] == byte { matched += 1 }
            if matched == bytes.count { return true }
        }
        return bytes.isEmpty
    }

    private static func fallback(_ bytes: [UInt8]) -> [Int] {
        var table = Array(repeating: 0, count: bytes.count)
        var matched = 0
        for index in bytes.indices.dropFirst() {
            while matched > 0, bytes[matched] != bytes[index] { matched = table[matched - 1] }
            if bytes[matched] == bytes[index] { matched += 1 }
            table[index] = matched
        }
        return table
    }

    private static func number(_ text: String) -> Double? {
        Array(text.utf8).withUnsafeBufferPointer {
            NumberText.double($0, mark: UInt8(ascii: "."))
        }
    }
}
