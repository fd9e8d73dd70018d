extension ComponentFilter {
    /// Reads what stands behind `c[COMPONENT]=`, percent-decoded: alternatives between commas,
    /// conditions between `+`, each with or without `OP:` before its value.
    ///
    /// The standard has no escape, so that a value with a comma or a plus cannot be asked for, but
    /// that the plus of a time zone is known by what stands around it. A prefix that is no operator
    /// belongs to the value, as in `2020-01-01T00:00:00`.
    init(_ component: String, parsing text: QueryText) throws(SDMXError) {
        var alternatives: [[Condition]] = []
        for alternative in try text.list(",") {
            var conditions: [Condition] = []
            for text in try alternative.list("+") {
                if let last = conditions.last, Self.isZone(text.text, after: last.value) {
                    conditions[conditions.count - 1].value += "+" + text.text
                } else {
                    conditions.append(try Self.condition(text, of: component))
                }
            }
            alternatives.append(conditions)
        }
        self.init(component, alternatives: alternatives)
    }

    /// Whether `hh:mm` is the time zone of a period.
    private static func isZone(_ text: String, after value: String) -> Bool {
        Condition.isTime(text) && PeriodSpan(value + "+" + text) != nil
    }

    private static func condition(
        _ text: QueryText, of component: String
    ) throws(SDMXError) -> Condition {
        var condition = Condition(.equal, text.text)
        if let (comparison, value) = Operator.split(text.text) {
            condition = Condition(comparison, value)
        }
        guard !condition.value.isEmpty else {
            throw text.fault("a value behind \(condition.comparison.rawValue):")
        }
        if component == timePeriod, condition.comparison.isTyped {
            guard PeriodSpan(condition.value) != nil else {
                throw text.fault(
                    "\(PeriodSpan.forms), with or without one of \(Operator.list) before it")
            }
        }
        return condition
    }

    /// What is written behind `c[COMPONENT]=` before percent-encoding, piece by piece, as `+`
    /// between pieces is not encoded; nil if there are no conditions, or a value that cannot be
    /// read back.
    var pieces: [[String]]? {
        guard !alternatives.isEmpty else { return nil }
        var pieces: [[String]] = []
        for conditions in alternatives {
            guard !conditions.isEmpty else { return nil }
            var written: [String] = []
            for condition in conditions {
                guard !condition.value.isEmpty, condition.isPlain else { return nil }
                written.append(condition.text)
            }
            pieces.append(written)
        }
        return pieces
    }
}

extension ComponentFilter.Operator {
    /// All of them, for messages.
    static var list: String { allCases.map { $0.rawValue + ":" }.joined(separator: " ") }

    /// The operator before the first colon, and what follows it; nil if there is none.
    static func split(_ text: String) -> (Self, value: String)? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
            let comparison = Self(rawValue: String(text[..<colon]))
        else { return nil }
        return (comparison, String(text.unicodeScalars[colon...].dropFirst()))
    }
}

extension ComponentFilter.Condition {
    /// As in a URL; `eq:` is left out where the value cannot be taken for something else.
    fileprivate var text: String {
        let isPlain = ComponentFilter.Operator.split(value) == nil && !Self.isTime(value)
        return comparison == .equal && isPlain ? value : comparison.rawValue + ":" + value
    }

    /// Whether nothing in the value would be taken for a separator.
    fileprivate var isPlain: Bool {
        let parts = value.unicodeScalars.split(separator: "+", omittingEmptySubsequences: false)
        let hasZone =
            parts.count == 2 && PeriodSpan(value) != nil && Self.isTime(String(parts[1]))
        return (parts.count == 1 || hasZone)
            && value.unicodeScalars.allSatisfy {
                $0 != "," && $0.value >= 0x20 && $0.value != 0x7F
            }
    }

    /// Whether the text has the form `hh:mm`.
    fileprivate static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 5 && bytes[2] == UInt8(ascii: ":")
            && [0, 1, 3, 4].allSatisfy { (48...57).contains(bytes[$0]) }
    }
}
