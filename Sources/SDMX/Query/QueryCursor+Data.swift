extension QueryCursor {
    mutating func dataQuery() throws(SDMXError) -> DataQuery {
        var query = DataQuery(try selection())
        query.firstNObservations = try parameter(.firstNObservations)?.integer(least: 1)
        query.lastNObservations = try parameter(.lastNObservations)?.integer(least: 1)
        query.dimensionAtObservation = try parameter(.dimensionAtObservation)?.id()
        if grammar == .v1 {
            if let detail = try parameter(.detail)?.choice(DataDetail.allCases) {
                query.attributes = detail.attributes
                query.measures = detail.measures
            }
            query.includesHistory = try boolean(.includeHistory)
            return query
        }
        if let text = parameter(.attributes) { query.attributes = try text.attributes() }
        if let text = parameter(.measures) { query.measures = try text.measures() }
        query.includesHistory = try boolean(.includeHistory)
        query.offset = try parameter(.offset)?.integer(least: 0) ?? 0
        query.limit = try parameter(.limit)?.integer(least: 1)
        if let text = parameter(.sort) { query.sort = try text.sort() }
        if let text = parameter(.asOf) {
            let asOf = try text.pointInTime()
            if let since = query.selection.updatedAfter, since.hasZone == asOf.hasZone,
                since.instant > asOf.instant
            {
                throw text.fault("a time that is not before that of updatedAfter, \(since)")
            }
            query.asOf = asOf
        }
        return query
    }

    mutating func availabilityQuery() throws(SDMXError) -> AvailabilityQuery {
        // The path ends with a part of its own, before the parameters that selections share.
        var components = Selection<String>.all
        let selection = try selection { (cursor) throws(SDMXError) in
            components = try cursor.ids(.componentID)
        }
        var query = AvailabilityQuery(selection)
        query.components = components
        if let mode = parameter(.mode) {
            query.mode = try mode.choice(AvailabilityQuery.Mode.allCases)
        }
        if let text = parameter(.references) {
            query.references = try references(text)
        }
        return query
    }

    private func references(
        _ text: QueryText
    ) throws(SDMXError) -> Selection<AvailabilityQuery.Reference> {
        switch text.text.lowercased() {
        case "none": return []
        case "all": return .all
        default:
            let grammar = grammar
            let known = AvailabilityQuery.Reference.allCases.filter {
                grammar == .v2 || $0 != .valueList
            }
            if grammar == .v1 { return .one(try text.choice(known)) }
            return try text.selection(",") { (text) throws(SDMXError) in try text.choice(known) }
        }
    }

    /// Path and parameters that say which data are meant.
    private mutating func selection(
        closing: (inout QueryCursor) throws(SDMXError) -> Void = { _ in }
    ) throws(SDMXError) -> DataSelection {
        var selection: DataSelection
        switch grammar {
        case .v1:
            let flow = try required(.flowRef, "ID, AGENCY,ID or AGENCY,ID,VERSION").flow()
            selection = DataSelection(.one(.dataflow), flow)
            selection.keys = try segment(.key)?.keys(grammar) ?? []
            selection.providers = try segment(.providerRef)?.providers() ?? []
            try closing(&self)
            let first = try parameter(.startPeriod)?.period()
            let last = try parameter(.endPeriod)?.period()
            if let range = ComponentFilter(ComponentFilter.timePeriod, from: first, to: last) {
                selection.filters = [range]
            }
            selection.updatedAfter = try pointInTime(.updatedAfter)
        case .v2:
            let contexts = try segment(.context)?.selection(",") { (text) throws(SDMXError) in
                try text.choice(DataSelection.Context.allCases)
            }
            selection = DataSelection(contexts ?? .all, try artefacts(versions: .all))
            selection.keys = try segment(.key)?.keys(grammar) ?? []
            try closing(&self)
            selection.filters = try filters()
            selection.updatedAfter = try pointInTime(.updatedAfter)
            if let text = parameter(.reportingYearStartDay) {
                guard let day = MonthDay(text.text) else {
                    throw text.fault("a month and a day such as --07-01")
                }
                selection.reportingYearStart = day
            }
        }
        return selection
    }
}

/// The values of `detail` for data in SDMX REST 1.x, by what 2.x says in two parameters.
enum DataDetail: String, CaseIterable {
    case full, dataonly, serieskeysonly, nodata

    var attributes: DataQuery.Attributes {
        switch self {
        case .full: .standard
        case .dataonly, .serieskeysonly: .none
        case .nodata: .only([.ofDataSet, .ofSeries])
        }
    }

    var measures: DataQuery.Measures {
        switch self {
        case .full, .dataonly: .all
        case .serieskeysonly, .nodata: .none
        }
    }
}
