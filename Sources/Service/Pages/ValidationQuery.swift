internal import Atlas
internal import Estimation
internal import Office
internal import Vocabulary
internal import Warehouse

/// Fills the page that sets estimates beside reports.
struct ValidationQuery {
    let snapshot: Snapshot
    private let figures: FigureMaker
    private let naming: Naming

    /// How many corridors and areas are listed.
    private static let listed = 20

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        figures = FigureMaker(snapshot: snapshot)
        naming = Naming(snapshot: snapshot)
    }

    /// - Throws: ``Refusal`` for an interval without stocks.
    func model(_ start: Int?, _ end: Int?) async throws -> ValidationPage.Model {
        let asked = start.flatMap { start in end.flatMap { FlowInterval(start: start, end: $0) } }
        // Long work has threads of its own.
        return try await Task(executorPreference: StreamExecutor.shared) {
            try await model(asked)
        }.value
    }

    private func model(_ asked: FlowInterval?) async throws -> ValidationPage.Model {
        var choices: [FlowValidations.Choice] = []
        do {
            choices = try await snapshot.validations.choices()
            let found = try await snapshot.validations.validation(asked)
            return filled(found, choices)
        } catch let error as OfficeError where error.kind == .notFound {
            throw Refusal.notFound(
                "No such interval",
                "There are no stocks to estimate flows from \(error.place): \(error.found).",
                choices.map {
                    Link(
                        text: "\($0.interval.start) to \($0.interval.end)",
                        href: Route.validation(start: $0.interval.start, end: $0.interval.end).path)
                })
        } catch let error as OfficeError where error.kind == .data {
            return without("Flows cannot be estimated: \(error.description).", choices)
        } catch let error as EstimationError {
            return without("Flows cannot be estimated: \(error.description).", choices)
        }
    }

    private func without(
        _ note: String, _ choices: [FlowValidations.Choice]
    ) -> ValidationPage.Model {
        ValidationPage.Model(
            intervals: choices.map { interval($0, nil) }, notes: [note], sources: naming.all)
    }

    private func interval(
        _ choice: FlowValidations.Choice, _ shown: FlowInterval?
    ) -> ValidationPage.Interval {
        .init(
            start: choice.interval.start, end: choice.interval.end,
            hasReports: choice.hasReports, isShown: choice.interval == shown)
    }

    private func filled(
        _ found: FlowValidation, _ choices: [FlowValidations.Choice]
    ) -> ValidationPage.Model {
        var model = ValidationPage.Model(
            intervals: choices.map { interval($0, found.interval) }, notes: found.notes,
            sources: sources(found))
        model.period = found.interval.period?.readable
        model.coverage = .init(
            estimated: found.coverage.estimated, byOrigin: found.coverage.byOrigin,
            byDestination: found.coverage.byDestination, both: found.coverage.both)
        model.reports = found.reports
        model.side = found.side.rawValue.lowercased()
        model.methods = found.methods.map { method($0, found) }
        model.groups = groups(found)
        let codes = found.methods.map(\.method)
        model.corridors = found.corridors.prefix(Self.listed).map { corridor($0, found, codes) }
        model.netRegions = found.netGroups.map { group in
            .init(name: group.name, agreements: group.methods.map(\.agreement))
        }
        model.netAreas = found.net.filter { $0.published != nil }.prefix(Self.listed).map { net in
            .init(
                area: naming.label(net.area), published: figure(net.published, .computed),
                implied: figure(net.implied, .computed),
                estimates: codes.map { figure(net.estimates[$0.code], .estimated) })
        }
        model.sensitivity = found.sensitivity.map { item in
            .init(
                who: item.change.who, area: item.change.area.map(naming.label),
                people: item.people, methods: item.methods)
        }
        return model
    }

    private func method(
        _ method: FlowValidation.Method, _ found: FlowValidation
    ) -> ValidationPage.Method {
        .init(
            label: naming.method(method.method), byDestination: method.byDestination,
            byOrigin: method.byOrigin, range: method.range, net: method.net,
            implied: method.implied,
            points: found.corridors.compactMap { corridor in
                let report = found.side == .origin ? corridor.byOrigin : corridor.byDestination
                guard let report, let estimate = corridor.estimates[method.method.code] else {
                    return nil
                }
                return .init(
                    origin: corridor.origin, destination: corridor.destination, report: report,
                    estimate: estimate)
            })
    }

    private func groups(_ found: FlowValidation) -> [ValidationPage.GroupTable] {
        let titles: [(FlowValidation.Group.Kind, String)] = [
            (.destination, "By region of destination"), (.origin, "By region of origin"),
            (.size, "By moves reported"), (.reporter, "By reporter"),
        ]
        return titles.map { kind, title in
            .init(
                title: title,
                rows: found.groups.filter { $0.kind == kind }.map { group in
                    .init(name: group.name, agreements: group.methods.map(\.agreement))
                })
        }
    }

    private func corridor(
        _ corridor: FlowValidation.Corridor, _ found: FlowValidation, _ methods: [FlowMethod]
    ) -> ValidationPage.CorridorRow {
        .init(
            origin: naming.label(corridor.origin),
            destination: naming.label(corridor.destination),
            byOrigin: figure(corridor.byOrigin, .computed),
            byDestination: figure(corridor.byDestination, .computed),
            estimates: methods.map { method in
                let held = snapshot.flows.estimate(
                    method, found.interval, from: corridor.origin, to: corridor.destination)
                guard let value = corridor.estimates[method.code] else {
                    return Figure(missing: .notApplicable)
                }
                // What is held under the figure's address must be the figure.
                guard let held, held.isStored,
                    abs(held.value - value) <= 1e-6 * max(1, abs(value))
                else { return Figure(value, kind: .estimated) }
                return figures.flow(
                    method, found.interval, corridor.origin, corridor.destination)
            })
    }

    private func figure(_ value: Double?, _ kind: Figure.Kind) -> Figure {
        value.map { Figure($0, kind: kind) } ?? Figure(missing: .notReported)
    }

    /// The sources of stocks, population and reports, each once.
    private func sources(_ found: FlowValidation) -> [SourceNote] {
        let meant = Set([found.stocks, found.population] + found.sources)
        var seen = Set<String>()
        return snapshot.releases.filter { meant.contains($0.source) && $0.kind == .imported }
            .map(naming.note).filter { seen.insert($0.citation).inserted }
    }
}
