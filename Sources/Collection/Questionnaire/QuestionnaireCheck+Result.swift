extension QuestionnaireCheck {
    /// What comes of setting a total beside its parts.
    public enum Result: Hashable, Sendable {
        /// There is no total, or no part, to compare.
        case nothing
        /// They agree.
        case agrees
        /// Some parts are not given, and the others do not exceed the total.
        case partly
        /// The parts together less the total.
        case differs(Double)
    }

    /// Differences below this are rounding: figures count people.
    public static let tolerance = 0.5

    /// Compares the figures of a year.
    ///
    /// - Parameter figure: the figure of a row; nil where there is none, or a mark.
    public func result(_ figure: (Int) -> Double?) -> Result {
        guard let total = figure(self.total) else { return .nothing }
        let given = parts.compactMap(figure)
        guard !given.isEmpty else { return .nothing }
        let difference = given.reduce(0, +) - total
        if abs(difference) < Self.tolerance { return .agrees }
        if difference < 0, given.count < parts.count { return .partly }
        return .differs(difference)
    }
}

extension [QuestionnaireCheck] {
    /// What the checks of one total come to in a year, in the words of a workbook's check cell: `OK`,
    /// `not all given`, each difference with its kind, or nothing.
    public func words(_ figure: (Int) -> Double?) -> String {
        let results = map { ($0.kind, $0.result(figure)) }
        let differences = results.compactMap { kind, result -> String? in
            guard case .differs(let size) = result else { return nil }
            return "\(kind.words): \(Self.signed(size))"
        }
        if !differences.isEmpty { return differences.joined(separator: "; ") }
        if results.contains(where: { $0.1 == .partly }) { return Self.partly }
        return results.contains { $0.1 == .agrees } ? Self.right : ""
    }

    static var right: String { "OK" }
    static var partly: String { "not all given" }

    /// A difference as `TEXT(..., "+0;-0")` writes it: rounded half away from zero.
    private static func signed(_ size: Double) -> String {
        let whole = size.rounded(.toNearestOrAwayFromZero)
        let digits = String(whole.magnitude.description.prefix { $0 != "." })
        return (whole < 0 ? "-" : "+") + (Int(exactly: whole.magnitude).map(String.init) ?? digits)
    }
}
