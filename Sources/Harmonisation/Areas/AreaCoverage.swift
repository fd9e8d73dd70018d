public import Cubes
public import Vocabulary

/// That a source's code covers something else than its name says, in some years.
public struct AreaCoverage: Hashable, Sendable {
    /// SOURCE of the series it is said of; several editions may share it.
    public let sources: Set<String>
    /// Nil for all dataflows.
    public let dataflows: Set<Dataflow>?
    public let code: String
    /// Whether it holds of the code as origin, as destination (and as the area of a figure that has
    /// just one), or both.
    public let axis: AreaWeights.Axis
    /// The years of the figures, by the year in which their period starts.
    public let years: AreaDates
    /// Ids of the areas it covers, each with all it ever stood for but where ``AreaHistory`` says it
    /// still is.
    public let covers: [String]
    public let certainty: CoveredArea.Certainty
    public let isRest: Bool
    public let together: String?
    public let remark: String

    public init(
        _ sources: Set<String>, _ dataflows: Set<Dataflow>? = nil, _ code: String,
        as axis: AreaWeights.Axis = .either, _ years: AreaDates = .always, covers: [String],
        _ certainty: CoveredArea.Certainty, isRest: Bool = false, together: String? = nil,
        _ remark: String
    ) {
        self.sources = sources
        self.dataflows = dataflows
        self.code = code
        self.axis = axis
        self.years = years
        self.covers = covers
        self.certainty = certainty
        self.isRest = isRest
        self.together = together
        self.remark = remark
    }

    func holds(_ source: String, _ dataflow: Dataflow, _ axis: AreaWeights.Axis, _ year: Int)
        -> Bool
    {
        sources.contains(source) && dataflows?.contains(dataflow) != false && years.contains(year)
            && (self.axis == axis || self.axis == .either || axis == .either)
    }
}

/// Which areas a source's codes mean in general.
public enum AreaPractice: String, Sendable {
    /// Today's, carried back.
    case current
    /// Those of the date of each figure.
    case asOfDate
    /// Nobody says.
    case unsaid
}

/// What the codes of each source cover, by date.
///
///     let book = AreaCoverageBook.published
///     book.covered("SDN", as: .destination, in: "UNDESA_2024", .stock, on: mid2005).extent  // SDN, SSD
///     book.covered("SDN", as: .destination, in: "UNDESA_2024", .stock, on: mid2015).extent  // SDN
public struct AreaCoverageBook: Sendable {
    /// What is known of the sources that have readers here.
    public static let published = AreaCoverageBook(
        AreaCoverage.published, practices: AreaPractice.published)

    public let history: AreaHistory
    public let statements: [AreaCoverage]
    private let practices: @Sendable (String, Dataflow) -> AreaPractice
    private let byCode: [String: [AreaCoverage]]

    /// - Parameter practices: what each source does in general.
    public init(
        _ statements: [AreaCoverage], history: AreaHistory = .standard,
        practices: @escaping @Sendable (_ source: String, _ dataflow: Dataflow) -> AreaPractice
    ) {
        self.history = history
        self.statements = statements
        self.practices = practices
        byCode = Dictionary(grouping: statements, by: \.code)
    }

    /// What a source does in general.
    public func practice(_ source: String, _ dataflow: Dataflow) -> AreaPractice {
        practices(source, dataflow)
    }

    /// What is said of a code in particular, of any source.
    public func statements(of code: String) -> [AreaCoverage] { byCode[code] ?? [] }

    /// What a code covers in a figure of a date.
    ///
    /// A code that no register knows stands for itself. One that nobody says anything of stands for what
    /// it means today; before the day on which its area came to be, it is unsaid whether it stood for
    /// the one before, if its area went on for that one (Sudan before 2011), and plain that it did not
    /// if not (Slovenia in 1989 can only be Slovenia carried back).
    public func covered(
        _ code: String, as axis: AreaWeights.Axis, in source: String, _ dataflow: Dataflow,
        on date: CalendarDate
    ) -> CoveredArea {
        let said = byCode[code]?.last { $0.holds(source, dataflow, axis, date.year) }
        if let said {
            let parts = said.covers.reduce(into: Set<String>()) { all, id in
                all.formUnion((history.extent(of: id) ?? AreaExtent([id])).parts)
            }
            return CoveredArea(
                code: code, axis: axis, date: date, extent: AreaExtent(parts),
                certainty: said.certainty, isRest: said.isRest, together: said.together,
                remark: said.remark)
        }
        let today = history.extent(of: code) ?? AreaExtent([code])
        func found(
            _ extent: AreaExtent, _ certainty: CoveredArea.Certainty, _ remark: String = ""
        ) -> CoveredArea {
            CoveredArea(
                code: code, axis: axis, date: date, extent: extent, certainty: certainty,
                isRest: false, together: nil, remark: remark)
        }
        switch practices(source, dataflow) {
        case .current: return found(today, .stated)
        case .asOfDate where history.exists(code, on: date):
            return found(history.extent(of: code, on: date) ?? today, .stated)
        case .asOfDate, .unsaid:
            guard let start = history.start(of: code), date < start,
                let change = history.changes.first(where: {
                    $0.continuing == code && $0.date == start
                })
            else { return found(today, .inferred) }
            return found(
                today, .unsaid,
                "\(code) went on for \(change.from.joined(separator: " and ")) and is often used for it."
            )
        }
    }

    /// The same, only the extent.
    public func extent(
        of code: String, as axis: AreaWeights.Axis, in source: String, _ dataflow: Dataflow,
        on date: CalendarDate
    ) -> AreaExtent {
        covered(code, as: axis, in: source, dataflow, on: date).extent
    }

    /// The finest areas in which one source's figures of several dates can be compared: what the codes
    /// cover at each, joined where they differ and where figures are only to be compared together.
    ///
    /// - Parameter codes: those that the table has, as origin or destination.
    public func commonFrame(
        of codes: some Sequence<String>, in source: String, _ dataflow: Dataflow,
        on dates: [CalendarDate]
    ) -> AreaFrame {
        var tables = dates.map { _ in [String: AreaExtent]() }
        for code in codes {
            for (place, date) in dates.enumerated() {
                for axis in [AreaWeights.Axis.destination, .origin] {
                    let found = covered(code, as: axis, in: source, dataflow, on: date)
                    let extent = found.together.flatMap { history.extent(of: $0) } ?? found.extent
                    tables[place][code] = (tables[place][code] ?? extent).union(extent)
                }
            }
        }
        return history.commonFrame(of: tables)
    }

    /// Which of several codes of one table repeat what others of it count, and why: South Sudan beside a
    /// Sudan that takes it in.
    ///
    /// - Throws: ``AreaMoveError`` where two overlap and neither lies within the other.
    public func repeats(
        among codes: some Sequence<String>, as axis: AreaWeights.Axis, in source: String,
        _ dataflow: Dataflow, on date: CalendarDate
    ) throws(AreaMoveError) -> [String: MovedTable.LeftOut.Reason] {
        var extents: [String: AreaExtent] = [:]
        for code in codes {
            let found = covered(code, as: axis, in: source, dataflow, on: date)
            if !found.isRest { extents[code] = found.extent }
        }
        return try AreaNesting(extents).standing
    }
}
