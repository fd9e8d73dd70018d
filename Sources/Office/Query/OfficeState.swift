public import Cubes
internal import Foundation
public import SDMX
public import Warehouse

/// One state of a workspace as an audience sees it: all of an answer is made from one.
public struct OfficeState: Sendable {
    public let office: Office
    public let holdings: Holdings
    public let effective: EffectiveReleases
    /// The state after that release; nil is the current one.
    public let bound: Int?

    init(_ office: Office, _ holdings: Holdings, _ effective: EffectiveReleases, asOf bound: Int?) {
        self.office = office
        self.holdings = holdings
        self.effective = effective
        self.bound = bound
    }

    /// The series of a dataflow.
    public func view(_ dataflow: Cubes.Dataflow) -> SeriesView {
        holdings.view(dataflow, effective)
    }

    /// The observations of a dataflow, to which the indices of its series refer.
    public func observations(
        _ dataflow: Cubes.Dataflow
    ) throws(WarehouseError) -> ObservationColumns {
        try office.warehouse.observations(dataflow, of: holdings)
    }

    /// The releases that are seen, oldest first.
    public var releases: [Release] { seen.releases }

    /// When something that is seen last changed: UTC; nil where nothing is held.
    public var changed: String? { seen.changed }

    /// Kept with the state, as every answer names the time of the last change.
    private var seen: SeenReleases {
        effective.kept { SeenReleases(holdings, office.sight, asOf: bound) }
    }

    /// What tells the state from others, of what the audience sees alone: nobody can learn from it
    /// that there is something else.
    public var mark: String {
        let now = office.clock()
        let kept = effective.kept { StateMark(releases, effective.counted, now) }
        // Those with the right see when others come to see something.
        return office.audience == .desk ? "\(kept.text);\(holdings.turn(at: now))" : kept.text
    }

    /// Whether nothing has changed from one to the other, neither figures nor what is said of
    /// releases.
    public func isSame(as other: OfficeState) -> Bool {
        holdings.stamp == other.holdings.stamp && effective == other.effective
            && mark == other.mark
    }

    /// The last release that was held at a point in time; 0 if none was.
    public func lastRelease(heldAt instant: PeriodSpan.Instant) -> Int {
        holdings.releases.last { release in
            PointInTime(release.heldFrom).map { $0.instant <= instant } ?? false
        }?.id ?? 0
    }

    /// The same workspace after another release.
    public func asOf(_ release: Int?) -> OfficeState {
        OfficeState(
            office, holdings, holdings.effective(office.sight, asOf: release), asOf: release)
    }

    /// The state that the audience saw at a time in the past: with what was withdrawn since, and
    /// without what was under an embargo then.
    func seen(at instant: PeriodSpan.Instant) -> OfficeState {
        let time = Self.utc(instant)
        let bound = holdings.releases.last { $0.heldFrom <= time }?.id ?? 0
        return OfficeState(
            office, holdings, holdings.effective(office.sight, seenAt: time), asOf: bound)
    }

    /// Whether a release came to be seen after a time in the past.
    func isNew(_ release: Release, since instant: PeriodSpan.Instant) -> Bool {
        let time = Self.utc(instant)
        return switch office.audience {
        case .desk: release.heldFrom > time
        case .everybody: release.publicFrom.map { $0 > time } ?? false
        }
    }

    /// A time as releases have it, which is without fractions of a second, within the years that
    /// they can have.
    private static func utc(_ instant: PeriodSpan.Instant) -> String {
        let seconds = min(max(instant.seconds, -62_135_596_800), 253_402_300_799)
        return Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }

    /// Flows that an estimate found to be nobody.
    func estimatedZeros() throws -> EstimatedZeros {
        try effective.kept { try EstimatedZeros(releases, asOf: bound) }
    }

    /// The series of a selection, without where each figure stood.
    func series(_ pattern: KeyPattern) throws -> [HeldSeries] {
        let view = view(pattern.dataflow)
        return try series(
            view.rows(CodeSelection(view.columns, pattern)), pattern.dataflow)
    }

    /// The series of rows that are seen, without where each figure stood; those of which nothing is
    /// seen are left out.
    func series(_ rows: [UInt32], _ dataflow: Cubes.Dataflow) throws -> [HeldSeries] {
        let view = view(dataflow)
        let columns = try observations(dataflow)
        var walk = view.walk(rows, columns)
        var result: [HeldSeries] = []
        result.reserveCapacity(rows.count)
        while let row = walk.advance() {
            result.append(
                HeldSeries(
                    series: Series(
                        key: try view.columns.key(row),
                        observations: walk.observations.map { figure($0, columns) }),
                    releases: walk.observations.map { Int(columns.releases[$0]) }))
        }
        return result
    }

    /// An observation, without where it stood.
    func figure(_ index: Int, _ columns: ObservationColumns) -> Observation {
        Observation(
            period: holdings.periods[Int(columns.periods[index])], value: columns.value(index),
            status: columns.status(index),
            attributes: holdings.attributeSets[Int(columns.attributes[index])])
    }
}

/// The releases that are seen in a state.
private struct SeenReleases: Sendable {
    let releases: [Release]
    /// When the last of them came to be seen.
    let changed: String?

    init(_ holdings: Holdings, _ sight: Sight, asOf bound: Int?) {
        releases = holdings.releases(openTo: sight).filter {
            sight.takes($0) && $0.id <= bound ?? .max
        }
        var last: String?
        for release in releases {
            var time = release.heldFrom
            if case .published(let at, _) = release.standing { time = max(time, at) }
            if let embargo = release.embargo { time = max(time, embargo) }
            last = max(last ?? time, time)
        }
        changed = last
    }
}

/// What tells a state from others.
private struct StateMark: Sendable {
    let text: String

    init(_ releases: [Release], _ counted: [Int], _ now: String) {
        let counted = Set(counted)
        text = releases.map { release in
            let from = release.publicFrom ?? ""
            return "\(release.id)" + (from == release.heldFrom ? "" : " \(from)")
                + (release.isPublic(at: now) ? "" : "~")
                + (counted.contains(release.id) ? "" : "-")
        }.joined(separator: ",")
    }
}
