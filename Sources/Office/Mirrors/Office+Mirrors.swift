internal import Cubes
public import Harmonisation
public import Vocabulary
internal import Warehouse

extension Office {
    /// Which flows are set beside one another.
    public struct MirrorRequest: Hashable, Sendable {
        /// Where both ends' reports may come from; empty for all.
        public var sources: [String] = []
        public var period: Period
        public var criterion = Criterion.previousResidence
        public var sex = Sex.total
        public var form = MirrorFit.Form.sumPreserving

        /// Flows of a period, of all sources, ages and both sexes.
        public init(period: Period) { self.period = period }
    }

    /// Sets flows as their origins report them beside the same as their destinations do.
    ///
    /// - Throws: ``OfficeError`` where there are no reports, or several of one end of a corridor.
    public func mirrors(_ request: MirrorRequest, asOf release: Int? = nil) throws -> MirrorReport {
        let reports = try mirrorReports(request, asOf: release)
        let table = MirrorTable(reports.pairs)
        let fit: MirrorFit?
        var notes: [String] = []
        do throws(MirrorFit.Failure) {
            fit = try MirrorFit(table, request.form)
        } catch {
            if case .noAnchor(let area) = error {
                let others = table.destinations.map(\.area)
                throw OfficeError(
                    kind: .data, place: request.form.name,
                    found: "\(area), which \(error.sentence)",
                    expected: others.isEmpty
                        ? "an area that does; there is none in \(request.period)"
                        : "one of \(others.joined(separator: ", "))")
            }
            fit = nil
            notes.append("No factors: \(error.sentence).")
        }
        return report(request, reports, table, fit, notes)
    }

    /// What both ends report of a period.
    ///
    /// - Throws: ``OfficeError`` where they report nothing.
    func mirrorReports(
        _ request: MirrorRequest, asOf release: Int? = nil
    ) throws -> MirrorReports {
        let all = try mirrorReports(request, asOf: release) { $0 == request.period }
        guard let reports = all[request.period], !reports.isEmpty else {
            throw noReports(request, " \(request.period)")
        }
        return reports
    }

    /// Where both ends report nothing, of a period or at all.
    func noReports(_ request: MirrorRequest, _ period: String = "") -> OfficeError {
        OfficeError(
            kind: .notFound, place: "DF_FLOW \(pattern(request))\(period)",
            found: "no flows between two areas that an end reports",
            expected: "flows with REPORTER ORIGIN and DESTINATION; see `corridor list`")
    }

    /// What both ends report, by period.
    func mirrorReports(
        _ request: MirrorRequest, asOf release: Int?, of isMeant: (Period) -> Bool
    ) throws -> [Period: MirrorReports] {
        var reports: [Period: MirrorReports] = [:]
        var definitions: [String: SourceDefinitions] = [:]
        for end in MirrorEnd.allCases {
            for held in try held(pattern(request).with(.reporter, end.rawValue), asOf: release) {
                let source = held.series.key[.source] ?? ""
                let said = try definitions[source] ?? SourceDefinitions(source, self)
                definitions[source] = said
                let stay = said.definition(of: held.series.key)[.duration].flatMap {
                    DurationFactors.LeastStay(rawValue: $0.code)
                }
                for observation in held.series.observations where isMeant(observation.period) {
                    let period = observation.period
                    try reports[period, default: MirrorReports(areas: areas, period: period)]
                        .take(observation, of: held.series.key, by: end, leastStay: stay)
                }
            }
        }
        return reports
    }

    private func pattern(_ request: MirrorRequest) -> KeyPattern {
        let pattern = KeyPattern(.flow).with(.criterion, request.criterion.rawValue)
            .with(.sex, request.sex.rawValue).with(.age, AgeGroup.total.code).with(.method, "_Z")
            .with(.freq, "A")
        return request.sources.isEmpty ? pattern : pattern.with(.source, Set(request.sources))
    }

    private func report(
        _ request: MirrorRequest, _ reports: MirrorReports, _ table: MirrorTable,
        _ fit: MirrorFit?, _ notes: [String]
    ) -> MirrorReport {
        var notes = notes
        if case .anchored(let area) = request.form, fit != nil {
            notes.append(
                "With \(area) held at 1 all other factors are the smaller the worse the reports "
                    + "agree: look at the level before using them.")
        }
        notes.append(
            "Factors say what the reports have in common, not how many people moved: emigration is "
                + "usually counted too low at both its ends.")
        let left = Dictionary(grouping: fit?.leftOut ?? [], by: \.why).mapValues(\.count)
        notes += left.sorted { $0.key < $1.key }.map {
            "\($0.value) corridors took no part: \($0.key)."
        }
        let coverage = table.coverage
        func sides(
            _ sides: [MirrorTable.Side], _ factors: [String: Double]?
        ) -> [MirrorReport.Side] {
            sides.map { side in
                .init(
                    area: side.area, corridors: side.pairs, own: side.own,
                    partners: side.partners, medianRatio: side.medianRatio,
                    factor: factors?[side.area])
            }
        }
        let corrected = fit?.corrected ?? []
        let before = corrected.reduce(0) {
            $0 + ($1.pair.byOrigin ?? 0) + ($1.pair.byDestination ?? 0)
        }
        let after = corrected.reduce(0) { $0 + $1.byOrigin + $1.byDestination }
        return MirrorReport(
            period: request.period.description, sources: reports.sources.sorted(),
            criterion: request.criterion.rawValue, sex: request.sex.rawValue,
            form: request.form.name,
            coverage: .init(
                both: coverage.both, onlyOrigin: coverage.onlyOrigin,
                onlyDestination: coverage.onlyDestination),
            medianRatio: table.medianRatio,
            destinations: sides(table.destinations, fit?.destinations),
            origins: sides(table.origins, fit?.origins),
            outliers: table.outliers().map { outlier in
                .init(
                    origin: outlier.pair.origin, destination: outlier.pair.destination,
                    byOrigin: outlier.pair.byOrigin ?? 0,
                    byDestination: outlier.pair.byDestination ?? 0, ratio: outlier.ratio,
                    distance: outlier.distance)
            },
            corridors: corrected.map { item in
                .init(
                    origin: item.pair.origin, destination: item.pair.destination,
                    byOrigin: item.pair.byOrigin ?? 0,
                    byDestination: item.pair.byDestination ?? 0,
                    correctedByOrigin: item.byOrigin, correctedByDestination: item.byDestination,
                    leverage: item.leverage)
            }, level: before > 0 ? after / before : nil, notes: notes)
    }
}

extension MirrorFit.Form {
    /// As it is written: `sum-preserving`, `logarithmic`, `anchored:SWE`.
    public var name: String {
        switch self {
        case .sumPreserving: "sum-preserving"
        case .logarithmic: "logarithmic"
        case .anchored(let area): "anchored:" + area
        }
    }

    /// Reads a name; nil for another.
    public init?(_ name: String) {
        switch name {
        case "sum-preserving": self = .sumPreserving
        case "logarithmic": self = .logarithmic
        default:
            guard name.hasPrefix("anchored:"), name.count > 9 else { return nil }
            self = .anchored(String(name.dropFirst(9)))
        }
    }
}

extension MirrorFit.Failure {
    fileprivate var sentence: String {
        switch self {
        case .noReports: "no corridor has two reports that can take part"
        case .noAnchor:
            "reports no corridor as destination that its partners report too"
        case .undetermined: "the reports do not tell so many factors"
        }
    }
}
