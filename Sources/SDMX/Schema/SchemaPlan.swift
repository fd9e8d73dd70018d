/// What a schema says: the components of a data structure, in one layout of its data.
struct SchemaPlan {
    let edition: MLEdition
    let dimensions: [SchemaComponent]
    let measures: [SchemaComponent]
    let attributes: [SchemaComponent]
    let groups: [GroupDescriptor]
    /// The name of the dimension that distinguishes observations; nil where there are no series.
    let dimension: String?
    /// Whether parts of the key may be missing, as in messages that delete.
    let isForDeletion: Bool
    /// What the schema does not say as the structure does.
    let losses: [Loss]

    var all: [SchemaComponent] { dimensions + measures + attributes }

    /// Whether the series are those of the time series of SDMX-ML 2.1, which have types of their
    /// own. These ask for the period of each observation.
    var isTimeSeries: Bool {
        edition == .v21 && dimension == ComponentFilter.timePeriod && !isForDeletion
    }

    var hasTime: Bool { dimensions.contains { $0.role == .time } }

    /// The dimensions of a series.
    var keys: [SchemaComponent] { dimensions.filter { $0.name != dimension } }

    /// The dimensions of an observation.
    var ownDimensions: [SchemaComponent] {
        dimension == nil ? dimensions : dimensions.filter { $0.name == dimension }
    }
}
