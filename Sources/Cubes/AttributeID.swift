/// The attributes that observations of our dataflows carry beside value and status.
public enum AttributeID: String, CaseIterable, Sendable {
    case confidentiality = "CONF_STATUS"
    case unitMeasure = "UNIT_MEASURE"
    /// Power of ten by which the value is to be multiplied (SDMX CL_UNIT_MULT).
    case unitMult = "UNIT_MULT"
    /// The UN's data-type flags: B foreign-born, C foreign citizens, R refugees added,
    /// I imputed; separated by blanks.
    case dataType = "DATA_TYPE"
    case comment = "COMMENT"
}

/// The attributes of one observation; most observations of a series share one set.
public struct AttributeSet: Hashable, Sendable {
    /// Sorted by attribute; absent attributes are not listed.
    public let pairs: [Pair]

    /// An attribute with its value.
    public struct Pair: Hashable, Sendable {
        public let id: AttributeID
        public let value: String
    }

    public init(_ values: [AttributeID: String]) {
        pairs = values.map { Pair(id: $0.key, value: $0.value) }
            .sorted { $0.id.rawValue < $1.id.rawValue }
    }

    public static let none = AttributeSet([:])

    public subscript(id: AttributeID) -> String? {
        pairs.first { $0.id == id }?.value
    }

    /// The power of ten that a `UNIT_MULT` states; 0 for none, nil for what is no such power.
    public static func power(_ text: String?) -> Int? {
        guard let text else { return 0 }
        guard let power = Int(text), (-15...15).contains(power) else { return nil }
        return power
    }

    /// 10 to the power of `UNIT_MULT`; 1 where it is absent, or not a whole number of at most
    /// 15 either way, which readers refuse.
    public var multiplier: Double {
        guard let power = Self.power(self[.unitMult]) else { return 1 }
        let scale = (0..<abs(power)).reduce(1.0) { product, _ in product * 10 }
        return power < 0 ? 1 / scale : scale
    }
}
