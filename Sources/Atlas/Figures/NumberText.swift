/// How numbers are written. One place, so that the same number reads the same on every page.
///
/// Groups of three digits are set off by commas, a minus is U+2212, and zero is only ever
/// a number that is zero.
public enum NumberText {
    /// Three significant figures in words: `304 million`, `54.5 million`, `12 thousand`, `824`.
    ///
    /// Below a thousand every person counts; a number that is not zero but rounds to it is
    /// `under 1`.
    public static func words(_ value: Double) -> String {
        let size = significant(value.magnitude, 3)
        let sign = value < 0 ? minus : ""
        if size >= 1e9 { return sign + short(size / 1e9) + " billion" }
        if size >= 1e6 { return sign + short(size / 1e6) + " million" }
        if size >= 1e4 { return sign + short(size / 1e3) + " thousand" }
        if size >= 1e3 { return sign + grouped(size) }
        return exact(value)
    }

    /// Every digit, in groups of three: `1,698,941`. Fractions of a person are rounded off,
    /// except that what is not zero never reads as zero.
    public static func exact(_ value: Double) -> String {
        let size = value.magnitude.rounded()
        if size == 0, value != 0 { return value < 0 ? "above \(minus)1" : "under 1" }
        return (value < 0 ? minus : "") + grouped(size)
    }

    /// Three significant figures, in groups of three: `1,700,000`, `54,500`.
    public static func rounded(_ value: Double) -> String {
        exact(value.magnitude < 1000 ? value : sign(value, significant(value.magnitude, 3)))
    }

    /// Three significant figures of a percentage, one decimal at most above 1: `15.2%`, `0.04%`.
    public static func percent(_ value: Double) -> String {
        if value != 0, value.magnitude < 0.005 {
            return value < 0 ? "above \(minus)0.01%" : "under 0.01%"
        }
        return decimal(value) + "%"
    }

    /// One decimal, or two where the number is below one: `−3.4`, `0.25`, `12`.
    public static func decimal(_ value: Double) -> String {
        let size = value.magnitude
        let places = size < 1 ? 2 : 1
        let text = fixed(size, places)
        if value != 0, !text.contains(where: { ("1"..."9").contains($0) }) {
            return value < 0 ? "above \(minus)0.01" : "under 0.01"
        }
        return (value < 0 ? minus : "") + text
    }

    /// One decimal always, so that a column of rates lines up: `31.0`.
    public static func tenths(_ value: Double) -> String {
        let size = value.magnitude
        guard value == 0 || size >= 0.05 else {
            return value < 0 ? "above \(minus)0.1" : "under 0.1"
        }
        let text = fixed(size, 1)
        return (value < 0 ? minus : "") + (text.contains(".") ? text : text + ".0")
    }

    /// Up to six significant figures, for the exact text of rates.
    public static func precise(_ value: Double) -> String {
        let size = significant(value.magnitude, 6)
        return (value < 0 && size != 0 ? minus : "") + fixed(size, 6)
    }

    /// A label of an axis, short: `1.5 million`, `200 thousand`, `0`.
    public static func axis(_ value: Double, _ unit: Figure.Unit) -> String {
        switch unit {
        case .persons:
            value.magnitude >= 1000 && value.magnitude < 1e4
                ? exact(value) : words(value)
        case .percent: value == 0 ? "0%" : percent(value)
        case .perThousand, .number: value == 0 ? "0" : decimal(value)
        }
    }

    /// The true minus sign.
    static let minus = "\u{2212}"

    /// A magnitude to so many significant figures.
    static func significant(_ size: Double, _ figures: Int) -> Double {
        guard size > 0, size.isFinite else { return size }
        var scale = 1.0
        while size * scale >= power(figures) { scale /= 10 }
        while size * scale < power(figures - 1) { scale *= 10 }
        return scale < 1 ? (size * scale).rounded() * (1 / scale) : (size * scale).rounded() / scale
    }

    private static func power(_ exponent: Int) -> Double {
        (0..<max(0, exponent)).reduce(1.0) { product, _ in product * 10 }
    }

    private static func sign(_ value: Double, _ size: Double) -> Double {
        value < 0 ? -size : size
    }

    /// A magnitude below a thousand with at most three figures and no idle zeros.
    private static func short(_ size: Double) -> String {
        fixed(size, size >= 100 ? 0 : size >= 10 ? 1 : 2)
    }

    /// A magnitude with so many decimals at most; idle zeros are dropped.
    static func fixed(_ size: Double, _ places: Int) -> String {
        let scale = power(places)
        let units = (size * scale).rounded()
        guard units < 9e15 else { return grouped(size) }
        let whole = (units / scale).rounded(.down)
        var fraction = String(Int(units - whole * scale))
        guard fraction != "0" else { return grouped(whole) }
        fraction = String(repeating: "0", count: max(0, places - fraction.count)) + fraction
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return grouped(whole) + "." + fraction
    }

    private static func grouped(_ size: Double) -> String {
        guard size < 9e18 else { return "\(size)" }
        let digits = Array(String(Int(size.rounded())))
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }
}
