public import Vocabulary

/// What a code of a source covers on a day, and how anybody knows.
public struct CoveredArea: Hashable, Sendable {
    /// How anybody knows what a code covers.
    public enum Certainty: String, Sendable, Comparable {
        /// Nobody says; the code may mean what it meant before its area was.
        case unsaid
        /// It follows from the source's own figures or from its other codes.
        case inferred
        /// The source says so.
        case stated

        public static func < (left: Self, right: Self) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int {
            switch self {
            case .unsaid: 0
            case .inferred: 1
            case .stated: 2
            }
        }
    }

    public let code: String
    public let axis: AreaWeights.Axis
    public let date: CalendarDate
    /// For ``Certainty/unsaid`` what the code means today.
    public let extent: AreaExtent
    public let certainty: Certainty
    /// Whether only people are counted whom the source does not give to a later area.
    public let isRest: Bool
    /// An area as a part of which alone the figure can be compared with others, for who moved between its
    /// parts is not counted, or not as in other years; nil where it can be compared itself.
    public let together: String?
    /// What the source or the register says of it; empty for nothing.
    public let remark: String
}

/// Why figures of one code at two dates are not of the same thing.
public struct AreaBreak: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// The code covers another area.
        case extent
        /// It covers the same, but other people of it.
        case people
        /// Nobody says what it covers at one of the dates.
        case unsaid
    }

    public let kind: Kind
    public let first: CoveredArea
    public let second: CoveredArea
    /// The changes of areas behind it, by date; may be empty where a source changed its ways.
    public let changes: [AreaChange]

    /// A few sentences for a reader, with areas by their names.
    public var sentence: String {
        let isOneYear = first.date.year == second.date.year
        let from = isOneYear ? "the first" : "\(first.date.year)"
        let to = isOneYear ? "the second" : "\(second.date.year)"
        let codes = first.code == second.code ? [first.code] : [first.code, second.code]
        let name = Self.names(codes)
        let what =
            switch kind {
            case .extent:
                "\(name) covers \(Self.names(first.extent.parts.sorted())) in \(from), and "
                    + "\(Self.names(second.extent.parts.sorted())) in \(to)."
            case .people:
                "\(name) does not count the same people in \(from) as in \(to)."
            case .unsaid:
                "Nobody says what \(name) covers in \(first.certainty == .unsaid ? from : to)."
            }
        let why = changes.map { "\($0.summary) (\($0.date))" }
        let remarks = [first.remark, second.remark].filter { !$0.isEmpty }
        var seen: Set<String> = []
        return ([what] + why + remarks).filter { seen.insert($0).inserted }.joined(separator: " ")
    }

    /// Areas by name and code: `Sudan (SDN) and South Sudan (SSD)`; of many the first three.
    private static func names(_ codes: [String]) -> String {
        let shown = codes.prefix(codes.count > 4 ? 3 : 4).map { code in
            AreaRegister.standard.area(code).map { "\($0.shortName) (\(code))" } ?? code
        }
        guard codes.count <= 4, let last = shown.last, shown.count > 1 else {
            let more = codes.count - shown.count
            return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
        }
        return shown.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension AreaHistory {
    /// Whether figures of a code at two dates, or of two codes, are of different things; nil where their
    /// difference is sound as far as areas go.
    public func areaBreak(_ first: CoveredArea, _ second: CoveredArea) -> AreaBreak? {
        func broken(_ kind: AreaBreak.Kind) -> AreaBreak {
            let land = first.extent.union(second.extent)
            let (from, to) = (min(first.date, second.date), max(first.date, second.date))
            let near = changes(within: land, after: from, upTo: to)
            let own = near.filter { change in
                [first.code, second.code].contains {
                    change.from.contains($0) || change.to.contains($0)
                }
            }
            // Where a source changed its ways in another year, what it follows is the change of the whole.
            let whole = first.together ?? second.together ?? area(of: land)
            let found = own.isEmpty ? near : own
            return AreaBreak(
                kind: kind, first: first, second: second,
                changes: found.isEmpty ? whole.map(changes(of:)) ?? [] : found)
        }
        if first.extent != second.extent { return broken(.extent) }
        let isPart = first.together != nil || second.together != nil
        if first.isRest != second.isRest || isPart && first.remark != second.remark {
            return broken(.people)
        }
        if first.certainty == .unsaid || second.certainty == .unsaid,
            first.certainty != second.certainty
        {
            return broken(.unsaid)
        }
        return nil
    }
}
