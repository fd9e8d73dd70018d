public import Cubes
public import Harmonisation
public import Vocabulary
internal import Warehouse

/// A year's flow of one corridor as both ends report it to one source, by one criterion.
public struct CorridorMirror: Sendable {
    /// What one end reports.
    public struct Report: Sendable {
        /// As reported.
        public let value: Double
        public let key: SeriesKey
        /// The release that brought it.
        public let release: Int
    }

    public let year: Int
    public let source: String
    public let criterion: Criterion
    /// Nil where the origin reports nothing.
    public let byOrigin: Report?
    /// Nil where the destination reports nothing.
    public let byDestination: Report?
    /// The better of the two, by plain rules.
    public let better: MirrorEnd
    /// Why, in a half sentence without a full stop.
    public let reason: String

    /// The destination's report over the origin's; nil where one is missing, or the origin's is 0.
    public var ratio: Double? {
        guard let byOrigin, let byDestination, byOrigin.value > 0 else { return nil }
        return byDestination.value / byOrigin.value
    }
}

extension OfficeState {
    /// What both ends report of a corridor's yearly flows of all ages and both sexes, in order of source,
    /// criterion and year; years of which neither reports anything are left out.
    public func mirrors(from origin: String, to destination: String) throws -> [CorridorMirror] {
        let pattern = KeyPattern(.flow).with(.origin, origin).with(.destination, destination)
            .with(.freq, "A").with(.sex, Sex.total.rawValue).with(.age, AgeGroup.total.code)
            .with(.method, "_Z").with(.reporter, Set(MirrorEnd.allCases.map(\.rawValue)))
        var definitions: [String: SourceDefinitions] = [:]
        var found: [Place: [MirrorEnd: (CorridorMirror.Report, EndReport)]] = [:]
        for held in try series(pattern) {
            let key = held.series.key
            guard let source = key[.source],
                let criterion = key[.criterion].flatMap(Criterion.init(rawValue:)),
                let end = key[.reporter].flatMap(MirrorEnd.init(rawValue:))
            else { continue }
            let said = try definitions[source] ?? SourceDefinitions(source, office)
            definitions[source] = said
            let stay = said.definition(of: key)[.duration].flatMap {
                DurationFactors.LeastStay(rawValue: $0.code)
            }
            for (observation, release) in zip(held.series.observations, held.releases) {
                guard let year = observation.period.calendarYear, let value = observation.scaled
                else { continue }
                let grades = ReportGrades(remark: observation.attributes[.comment] ?? "")
                found[Place(source: source, criterion: criterion, year: year), default: [:]][end] =
                    (
                        .init(value: value, key: key, release: release),
                        EndReport(value, leastStay: stay, grades: grades)
                    )
            }
        }
        return found.sorted { $0.key < $1.key }.compactMap { place, ends in
            let (first, second) = (ends[.origin], ends[.destination])
            return BetterSide.choose(origin: first?.1, destination: second?.1).map {
                CorridorMirror(
                    year: place.year, source: place.source, criterion: place.criterion,
                    byOrigin: first?.0, byDestination: second?.0, better: $0.side,
                    reason: $0.reason)
            }
        }
    }
}

private struct Place: Hashable, Comparable {
    let source: String
    let criterion: Criterion
    let year: Int

    static func < (a: Place, b: Place) -> Bool {
        (a.source, a.criterion.rawValue, a.year) < (b.source, b.criterion.rawValue, b.year)
    }
}
