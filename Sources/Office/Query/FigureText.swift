/// How figures are written where a format leaves it to us.
enum FigureText {
    /// The shortest text that gives the number back; whole numbers without a point.
    static func number(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return "\(value)"
    }
}
