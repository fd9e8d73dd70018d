internal import Cubes
internal import SDMX
internal import Vocabulary

/// What a dataflow holds now: the codes that occur, from when to when, and how much it is.
struct ActualConstraints {
    let dataflow: Cubes.Dataflow
    /// The version of the dataflow that the constraint is attached to.
    let version: Editions.Version
    let holding: FoundCodes.Holding
    /// See `FoundCodes.state`: the constraint's minor number.
    let state: Int

    var constraint: Constraint {
        var constraint = Constraint(
            .data, id: "ACTUAL_" + dataflow.rawValue, agency: StructureNames.agency,
            version: "1.\(max(0, state)).0" + (version.isDraft ? StructureNames.draft : ""))
        constraint.role = .actual
        constraint.identity.name(
            "There now: \(dataflow.title)", "The codes and periods that occur at present.")
        constraint.identity.annotations = [
            count("series_count", holding.series), count("obs_count", holding.observations),
        ]
        constraint.attachments = [StructureNames.dataflow(dataflow, version.text)]
        var region = CubeRegion(keys: keys)
        region.isIncluded = true
        constraint.cubeRegions = [region]
        return constraint
    }

    /// As registries write it: the number in the title.
    private func count(_ id: String, _ number: Int) -> Annotation {
        Annotation(id: id, title: "\(number)", type: "sdmx_metrics")
    }

    private var keys: [MemberSelection] {
        var keys = dataflow.dimensions.compactMap { dimension -> MemberSelection? in
            guard let codes = holding.codes[dimension], !codes.isEmpty else { return nil }
            return MemberSelection(
                dimension.rawValue, values: codes.sorted().map { ConstraintValue($0) })
        }
        if let first = holding.first, let last = holding.last {
            var time = MemberSelection("TIME_PERIOD")
            time.timeRange = TimeRange(from: first, to: last)
            keys.append(time)
        }
        return keys
    }
}

extension TimeRange {
    /// From the first to the last period, in years and days, which more clients read than periods of
    /// several years.
    init(from first: Period, to last: Period) {
        self.init(start: Self.start(of: first), end: Self.end(of: last))
    }

    private static func start(of period: Period) -> Bound {
        Bound(period.calendarYear.map { _ in "\(period)" } ?? "\(period.start)")
    }

    /// The year, or the first day after the period, which is then not in it.
    private static func end(of period: Period) -> Bound {
        if period.calendarYear != nil { return Bound("\(period)") }
        if let end = period.endOfYears { return Bound("\(end)", isInclusive: false) }
        return Bound("\(period)")
    }
}
