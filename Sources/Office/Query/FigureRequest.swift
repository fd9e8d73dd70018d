public import Cubes
public import SDMX
internal import Vocabulary
internal import Warehouse

/// A data query on one of our dataflows, ready to be answered.
public struct FigureRequest: Sendable {
    /// How observations are put together.
    public enum Layout: Hashable, Sendable {
        /// Under series, distinguished by time.
        case series
        /// Each with its whole key.
        case flat
        /// Under what the other dimensions and time say, distinguished by that dimension.
        case by(DimensionID)
    }

    /// Which states are asked for.
    public enum History: Hashable, Sendable {
        /// The one of the question.
        case none
        /// What has changed since the state that was seen at that time.
        case changes(since: PeriodSpan.Instant)
        /// What each release brought and took away, of those that came to be seen after that time
        /// if there is one.
        case all(since: PeriodSpan.Instant?)
    }

    public var question: FigureQuestion
    /// The dataflow or data structure that the answer names.
    public var structure: ArtefactReference
    public var layout = Layout.series
    public var history = History.none
    /// Ids of the attributes that are shown; nil shows all.
    public var attributes: Set<String>?
    public var hasValues = true
    /// How many observations are passed over; of series where no observations are shown.
    public var offset = 0
    /// At most that many observations; of series where no observations are shown.
    public var limit: Int?
    var order: FigureOrder?

    /// All that a question takes, in the order of keys and time.
    public init(_ question: FigureQuestion) {
        self.question = question
        structure = ArtefactReference(
            .dataflow, agency: FigureColumns.agency, id: question.dataflow.rawValue,
            version: "1.0.0")
    }

    /// What an SDMX query asks of one dataflow.
    ///
    /// - Parameter state: the state to answer from: the current one, or that of `asOf`.
    /// - Throws: `.query` for what the dataflow lacks; see ``FigureQuestion``.
    public init(
        _ state: OfficeState, _ dataflow: Cubes.Dataflow, _ query: DataQuery
    ) throws(SDMXError) {
        self.init(try FigureQuestion(state, dataflow, query.selection))
        question.selection.observations.first = query.firstNObservations
        question.selection.observations.last = query.lastNObservations
        layout = try Self.layout(query.dimensionAtObservation, dataflow)
        attributes = try Self.attributes(query.attributes, dataflow)
        hasValues = try Self.hasValues(query.measures)
        offset = query.offset
        limit = query.limit
        // Without observations there is nothing but series.
        if showsOnlySeries { layout = .series }
        if !query.sort.isEmpty {
            let order = try FigureOrder(query.sort, dataflow)
            if !order.isNatural {
                self.order = order
                if !showsOnlySeries, layout != .series || !order.keepsSeries { layout = .flat }
            }
        }
        if case .by(let dimension) = layout, let place = dataflow.index(of: dimension),
            order == nil
        {
            order = FigureOrder(closingWith: place, dataflow)
        }
    }

    /// Sorts by what values amount to, thousands and units alike, where values are sorted by.
    public mutating func compareAmounts() { order?.compareAmounts() }

    /// Whether only the keys of series are shown, and what belongs to series.
    var showsOnlySeries: Bool {
        guard !hasValues, let attributes else { return false }
        return attributes.allSatisfy { $0 == FigureColumns.release }
    }

    private static func layout(
        _ id: String?, _ dataflow: Cubes.Dataflow
    ) throws(SDMXError) -> Layout {
        switch id {
        case nil, ComponentFilter.timePeriod?: return .series
        case DataQuery.allDimensions?: return .flat
        case let id?:
            guard let dimension = DimensionID(rawValue: id), dataflow.index(of: dimension) != nil
            else {
                throw SDMXError(
                    .query, path: "parameter dimensionAtObservation", found: id,
                    expected: "AllDimensions, TIME_PERIOD or one of "
                        + dataflow.dimensions.map(\.rawValue).joined(separator: ", "))
            }
            return .by(dimension)
        }
    }

    private static func attributes(
        _ asked: DataQuery.Attributes, _ dataflow: Cubes.Dataflow
    ) throws(SDMXError) -> Set<String>? {
        switch asked {
        case .all: return nil
        case .none: return []
        case .only(let list):
            if list == [.ofDataStructure] { return nil }
            let ofObservations = [FigureColumns.status] + AttributeID.allCases.map(\.rawValue)
            let known = ofObservations + [FigureColumns.release]
            var ids: Set<String> = []
            for item in list {
                switch item {
                case .ofDataStructure: ids.formUnion(known)
                case .ofMetadataStructure, .ofDataSet: continue
                case .ofSeries: ids.insert(FigureColumns.release)
                case .ofObservations: ids.formUnion(ofObservations)
                case .id(let id):
                    guard known.contains(id) else {
                        throw SDMXError(
                            .query, path: "parameter attributes", found: id,
                            expected: "all, none, dsd, msd, dataset, series, obs or one of "
                                + known.joined(separator: ", "))
                    }
                    ids.insert(id)
                }
            }
            return ids.count == known.count ? nil : ids
        }
    }

    private static func hasValues(_ asked: DataQuery.Measures) throws(SDMXError) -> Bool {
        switch asked {
        case .all: return true
        case .none: return false
        case .only(let ids):
            for id in ids where id != FigureColumns.value {
                throw SDMXError(
                    .query, path: "parameter measures", found: id,
                    expected: "all, none or \(FigureColumns.value)")
            }
            return true
        }
    }
}
