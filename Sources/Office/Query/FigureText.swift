/// How figures are written where a format leaves it to us.
enum FigureText {
    /// The shortest text that gives the number back; whole numbers without a point.
    static func number(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return "\(value)"
    }

    /// Appends the same text.
    static func append(_ value: Double, to bytes: inout [UInt8]) {
        guard value == value.rounded(), abs(value) < 1e15 else {
            bytes += value.description.utf8
            return
        }
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = UInt64(value.magnitude)
        let start = bytes.count
        repeat {
            bytes.append(UInt8(truncatingIfNeeded: rest % 10) + 0x30)
            rest /= 10
        } while rest > 0
        bytes[start...].reverse()
    }
}
