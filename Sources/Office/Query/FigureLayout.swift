internal import Cubes
internal import SDMX

/// The columns of a data set that are shown.
enum FigureLayout {
    /// What the data set says of itself.
    static func info(_ request: FigureRequest, _ part: FigureAnswer.Part) -> DataSetInfo {
        var info = DataSetInfo(structure: request.structure, columns: columns(request))
        info.action = part.action
        info.validFrom = part.action == .delete ? nil : part.changed
        info.validTo = part.action == .delete ? part.changed : nil
        switch request.layout {
        case .series: info.dimensionAtObservation = ComponentFilter.timePeriod
        case .flat: info.dimensionAtObservation = DataSetInfo.allDimensions
        case .by(let dimension): info.dimensionAtObservation = dimension.rawValue
        }
        return info
    }

    static func columns(_ request: FigureRequest) -> [DataColumn] {
        let all = FigureColumns.all(request.question.dataflow)
        if request.hasValues, request.attributes == nil { return all }
        return all.filter { column in
            switch column.role {
            case .dimension, .timeDimension: true
            case .measure: request.hasValues
            case .attribute: request.attributes?.contains(column.id) ?? true
            }
        }
    }
}
