/// For which codes and when there are data, as an availability query is answered.
///
/// ```swift
/// var availability = DataAvailability(of: dataflow.reference)
/// availability.codes = [("FREQ", ["A"]), ("REF_AREA", ["DEU", "FRA"])]
/// availability.time = TimeRange(start: .init("2015"), end: .init("2024"))
/// availability.series = 2
/// structures.constraints = [availability.constraint(agency: "ECB")]
/// ```
public struct DataAvailability: Sendable {
    /// The dataflow, data structure or provision agreement.
    public var artefact: ArtefactReference
    /// By dimension, in order. A dimension without codes is left out of the answer.
    public var codes: [(dimension: String, codes: [String])]
    /// From the first to the last period; nil where there is no dimension of time, or no data.
    public var time: TimeRange?
    /// The id of the dimension of time.
    public var timeDimension: String
    /// Nil where it is not known.
    public var series: UInt64?
    /// Nil where it is not known.
    public var observations: UInt64?

    public init(of artefact: ArtefactReference) {
        self.artefact = artefact
        codes = []
        timeDimension = ComponentFilter.timePeriod
    }

    /// The type of annotations that say how much there is, which other services use too.
    public static let metrics = "sdmx_metrics"

    /// The answer as a constraint with the role actual: written as a content constraint of that type
    /// in SDMX 2.1 and as a data constraint in SDMX 3.0, valid in both and in SDMX-JSON.
    ///
    /// One region holds the codes by dimension, and of the dimension of time a range. How much there is stands in annotations `series_count` and `obs_count`, with the
    /// number as the title, since neither version has another place for it.
    ///
    /// - Parameters:
    ///   - id: made of the artefact's where none is given. Such constraints cannot be asked for by it.
    ///   - names: in as many languages as wanted; in English where none are given.
    public func constraint(
        id: String? = nil, agency: String, names: LocalisedText? = nil
    ) -> Constraint {
        var constraint = Constraint(
            .data, id: id ?? "AVAILABILITY_" + artefact.id, agency: agency,
            version: ArtefactReference.defaultVersion)
        constraint.role = .actual
        constraint.identity.names =
            names ?? LocalisedText("Data that are there of \(artefact.text)")
        if let series { constraint.add("series_count", series) }
        if let observations { constraint.add("obs_count", observations) }
        constraint.attachments = [artefact]
        var region = CubeRegion()
        region.isIncluded = true
        for (dimension, codes) in codes where !codes.isEmpty {
            region.keys.append(
                MemberSelection(dimension, values: codes.map { ConstraintValue($0) }))
        }
        if let time {
            var selection = MemberSelection(timeDimension)
            selection.timeRange = time
            region.keys.append(selection)
        }
        constraint.cubeRegions = region.keys.isEmpty ? [] : [region]
        return constraint
    }
}

extension Constraint {
    fileprivate mutating func add(_ metric: String, _ count: UInt64) {
        identity.annotations.append(
            Annotation(id: metric, title: String(count), type: DataAvailability.metrics))
    }
}
