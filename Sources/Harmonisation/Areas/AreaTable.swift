/// An origin and a destination, by area id.
public struct AreaPair: Hashable, Comparable, Sendable {
    public let origin: String
    public let destination: String

    public init(_ origin: String, _ destination: String) {
        self.origin = origin
        self.destination = destination
    }

    public static func < (left: AreaPair, right: AreaPair) -> Bool {
        (left.origin, left.destination) < (right.origin, right.destination)
    }
}

extension AreaPair: CustomStringConvertible {
    public var description: String { "\(origin) to \(destination)" }
}

/// Figures by area, or by origin and destination, of one source and one date or period, with what each
/// code covered then.
///
/// Units: people, or anything else that adds over areas; shares and rates do not. Missing: no value,
/// which is not zero.
public struct AreaTable: Sendable {
    /// What a pair without a value is.
    public enum Absent: Sendable {
        /// Nobody knows: sums that need it are incomplete.
        case unknown
        /// Nobody: the source lists every pair that has somebody, for each area that it lists at all.
        case nobody
    }

    /// By origin and destination; in a table of one axis the destination of all is ``oneAxis``.
    public let values: [AreaPair: Double]
    /// What each origin covers.
    public let origins: [String: AreaExtent]
    /// What each destination covers.
    public let destinations: [String: AreaExtent]
    public let absent: Absent
    /// Origins that hold only people whom the source does not give to a later area, beside those: people
    /// who still have the citizenship of the USSR, beside Russians. They are added, and do not stand for
    /// the people of any area.
    public let rests: Set<String>

    static let oneAxis = ""

    /// A table by origin and destination, for stocks or flows.
    ///
    /// - Parameter covering: what a code covers as origin, and as destination: see
    ///   ``AreaCoverageBook/extent(of:as:in:_:on:)``, or ``AreaHistory/extent(of:on:)`` for a table whose
    ///   codes mean the areas of a date.
    /// - Throws: ``AreaMoveError`` for a figure that is none, and a code without extent.
    public init(
        _ values: [AreaPair: Double], absent: Absent = .unknown, rests: Set<String> = [],
        covering: (_ code: String, _ axis: AreaWeights.Axis) -> AreaExtent?
    ) throws(AreaMoveError) {
        try self.init(values, absent, rests) {
            covering($0, .origin)
        } destinations: {
            covering($0, .destination)
        }
    }

    /// Figures by area.
    public init(
        byArea values: [String: Double], absent: Absent = .unknown, rests: Set<String> = [],
        covering: (_ code: String) -> AreaExtent?
    ) throws(AreaMoveError) {
        let pairs = values.map { (AreaPair($0.key, Self.oneAxis), $0.value) }
        try self.init(
            Dictionary(pairs, uniquingKeysWith: { first, _ in first }), absent, rests, covering
        ) { _ in AreaExtent([Self.oneAxis]) }
    }

    private init(
        _ values: [AreaPair: Double], _ absent: Absent, _ rests: Set<String>,
        _ origins: (String) -> AreaExtent?, destinations: (String) -> AreaExtent?
    ) throws(AreaMoveError) {
        var found: ([String: AreaExtent], [String: AreaExtent]) = ([:], [:])
        for (pair, value) in values.sorted(by: { $0.key < $1.key }) {
            guard value >= 0, value.isFinite else {
                throw AreaMoveError(kind: .notAFigure(pair.description, value))
            }
            if found.0[pair.origin] == nil {
                guard let extent = origins(pair.origin), !extent.isEmpty else {
                    throw AreaMoveError(kind: .noExtent(pair.origin))
                }
                found.0[pair.origin] = extent
            }
            if found.1[pair.destination] == nil {
                guard let extent = destinations(pair.destination), !extent.isEmpty else {
                    throw AreaMoveError(kind: .noExtent(pair.destination))
                }
                found.1[pair.destination] = extent
            }
        }
        self.values = values
        self.origins = found.0
        self.destinations = found.1
        self.absent = absent
        self.rests = rests
    }
}
