/// An age group in completed years, coded as SDMX CL_AGE builds its codes.
public enum AgeGroup: Hashable, Sendable {
    /// All ages: `_T`.
    case total
    /// Age unknown: `_U`.
    case unknown
    /// From one age to another, both included: `Y0T4`, `Y25`.
    case years(Int, Int)
    /// That age and above: `Y_GE65`.
    case from(Int)

    /// Reads a CL_AGE code; `Y_LT15` is ages 0 to 14.
    public init?(code: some StringProtocol) {
        let text = String(code)
        func number(_ digits: some StringProtocol) -> Int? {
            guard let n = CalendarDate.number(Array(digits.utf8)), n <= 150 else { return nil }
            return n
        }
        if text == "_T" {
            self = .total
        } else if text == "_U" {
            self = .unknown
        } else if text.hasPrefix("Y_GE"), let n = number(text.dropFirst(4)) {
            self = .from(n)
        } else if text.hasPrefix("Y_LT"), let n = number(text.dropFirst(4)), n > 0 {
            self = .years(0, n - 1)
        } else if text.hasPrefix("Y") {
            let parts = text.dropFirst().split(separator: "T", omittingEmptySubsequences: false)
            guard let first = parts.first.flatMap(number), parts.count <= 2 else { return nil }
            guard parts.count == 2 else {
                self = .years(first, first)
                return
            }
            guard let last = number(parts[1]), last >= first else { return nil }
            self = .years(first, last)
        } else {
            return nil
        }
    }

    /// The CL_AGE code.
    public var code: String {
        switch self {
        case .total: "_T"
        case .unknown: "_U"
        case .years(let a, let b) where a == b: "Y\(a)"
        case .years(let a, let b): "Y\(a)T\(b)"
        case .from(let a): "Y_GE\(a)"
        }
    }
}
