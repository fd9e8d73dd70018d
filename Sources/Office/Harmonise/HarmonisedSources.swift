internal import Cubes
internal import Harmonisation
internal import Vocabulary
internal import Warehouse

/// The figures that a view may be made of, by who reports them, and what becomes of each.
struct HarmonisedSources {
    /// Who reports: an area, at which end of its corridors, by which criterion.
    struct Reporter: Hashable {
        let end: MirrorEnd
        let area: String
        let criterion: String
    }

    private(set) var views: [Reporter: ReporterView] = [:]
    /// Figures read and refused, by source and by why.
    private(set) var refused: [String: [String: Int]] = [:]
    /// Why series of a reporter were refused, by source.
    private(set) var refusals: [Reporter: [String: String]] = [:]
    /// Sources with any figure of the dataflow.
    let held: Set<String>

    /// Reads the plan's sources as they were in a state.
    ///
    /// - Parameter corridor: only what these ends report; nil for all.
    init(
        _ office: Office, _ view: Harmonising.View, _ plan: HarmonisationPlan, state: Int,
        corridor: (origins: Set<String>, destinations: Set<String>)? = nil
    ) throws {
        let part = view.part(of: plan)
        let target = SeriesDefinition(part.target)
        var fits: [SeriesDefinition: SourceFit] = [:]
        var building: [Reporter: [ReporterView.Candidate]] = [:]
        held = Set(
            try office.warehouse.index(office.sight, asOf: state)
                .codes(.source, in: KeyPattern(view.dataflow)))
        for preference in part.sources where held.contains(preference.source) {
            let source = preference.source
            let definitions = try SourceDefinitions(source, office)
            var tables: [Reporter: Table] = [:]
            for pattern in Self.patterns(view, source, corridor) {
                for item in try office.held(pattern, asOf: state) {
                    let key = item.series.key
                    guard let place = Self.place(key, view, office.areas) else { continue }
                    let definition = definitions.definition(of: key)
                    let fit = fits[definition] ?? SourceFit(definition, to: target)
                    fits[definition] = fit
                    switch fit {
                    case .refused(let why):
                        refused[source, default: [:]][why, default: 0] += item.releases.count
                        refusals[place.reporter, default: [:]][source] = why
                    case .taken(let conversions):
                        if !tables[place.reporter, default: Table(conversions)].take(
                            item, place, conversions)
                        {
                            let why = "counted otherwise than the rest of its table"
                            refused[source, default: [:]][why, default: 0] += item.releases.count
                        }
                    }
                }
            }
            for (reporter, table) in tables {
                building[reporter, default: []].append(
                    ReporterView.Candidate(
                        source: source, conversions: table.conversions, series: table.series))
            }
        }
        views = building.mapValues(ReporterView.init)
    }

    /// Which series of a source are read.
    private static func patterns(
        _ view: Harmonising.View, _ source: String,
        _ corridor: (origins: Set<String>, destinations: Set<String>)?
    ) -> [KeyPattern] {
        let all = KeyPattern(view.dataflow).with(.source, source).with(.freq, "A")
            .with(.age, AgeGroup.total.code)
        switch view {
        case .stocks: return [corridor.map { all.with(.destination, $0.destinations) } ?? all]
        case .flows:
            let reported = all.with(.method, "_Z")
            let byOrigin = reported.with(.reporter, MirrorEnd.origin.rawValue)
            let byDestination = reported.with(.reporter, MirrorEnd.destination.rawValue)
            guard let corridor else { return [byOrigin, byDestination] }
            return [
                byOrigin.with(.origin, corridor.origins),
                byDestination.with(.destination, corridor.destinations),
            ]
        }
    }

    /// Where a series belongs.
    struct Place {
        let reporter: Reporter
        let partner: String
        let sex: Sex
    }

    /// Nil for aggregates, which would count people twice, and for moves within an area.
    private static func place(
        _ key: SeriesKey, _ view: Harmonising.View, _ areas: AreaRegister
    ) -> Place? {
        guard let origin = key[.origin], let destination = key[.destination],
            origin != destination, let criterion = key[.criterion],
            let sex = key[.sex].flatMap(Sex.init(rawValue:)), sex != .unknown,
            [origin, destination].allSatisfy({ areas.area($0)?.isAggregate == false })
        else { return nil }
        let end: MirrorEnd =
            view == .flows && key[.reporter] == MirrorEnd.origin.rawValue ? .origin : .destination
        return Place(
            reporter: Reporter(
                end: end, area: end == .origin ? origin : destination, criterion: criterion),
            partner: end == .origin ? destination : origin, sex: sex)
    }

    /// A reporter's figures in one source.
    private struct Table {
        let conversions: SourceFit.Conversions
        private(set) var series: [String: [Sex: SourceSeries]] = [:]

        init(_ conversions: SourceFit.Conversions) { self.conversions = conversions }

        /// Whether it was taken: all of a table is converted alike.
        mutating func take(
            _ held: HeldSeries, _ place: Place, _ conversions: SourceFit.Conversions
        ) -> Bool {
            guard conversions == self.conversions else { return false }
            series[place.partner, default: [:]][place.sex] = SourceSeries(
                held.series, releases: held.releases)
            return true
        }
    }
}
