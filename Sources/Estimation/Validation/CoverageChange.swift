/// People counted better or worse at the second date, all else as it is.
public struct CoverageChange: Sendable, Hashable, Codable {
    /// Who is counted otherwise.
    public enum Who: String, Sendable, CaseIterable, Codable {
        /// Everybody who lives in the area: its population grows with them.
        case everybody
        /// Those born elsewhere; the population stays as it is, so natives make room for them.
        case migrants
    }

    /// Who is counted otherwise.
    public let who: Who
    /// The area; nil for all areas.
    public let area: String?
    /// How many more of them, as a share: 0.01 is one percent more. Above -1.
    public let share: Double

    /// One percent more of the migrants of all areas, unless said otherwise.
    public init(_ who: Who = .migrants, in area: String? = nil, by share: Double = 0.01) {
        self.who = who
        self.area = area
        self.share = share
    }

    /// The inputs with the stocks at the end so changed. Migrants make natives fewer, down to none.
    ///
    /// - Throws: `EstimationError` for an area that is not there, and a share of -1 or less.
    public func applied(to inputs: FlowInputs) throws(EstimationError) -> FlowInputs {
        guard share.isFinite, share > -1 else {
            throw EstimationError(
                .value, place: "share", found: "\(share)", expected: "a finite number above -1")
        }
        var columns = Array(inputs.areas.indices)
        if let area {
            guard let column = inputs.areas.firstIndex(of: area) else {
                throw EstimationError(
                    .unknown, place: "area", found: "'\(area)'",
                    expected: "one of \(inputs.areas.count) areas")
            }
            columns = [column]
        }
        var end = inputs.end
        for j in columns {
            var more = 0.0
            for k in 0..<end.rows where k != j {
                more += end[k, j] * share
                end[k, j] *= 1 + share
            }
            switch who {
            case .everybody: end[j, j] *= 1 + share
            case .migrants: end[j, j] = max(0, end[j, j] - more)
            }
        }
        return try FlowInputs(
            areas: inputs.areas, birthplaces: inputs.birthplaces, start: inputs.start, end: end,
            births: inputs.births, deaths: inputs.deaths)
    }
}
