internal import Cubes
internal import SDMX

/// The columns of our dataflows in messages, in their order: dimensions, time, value, attributes.
public enum FigureColumns {
    public static let agency = "CORRIDOR"
    static let value = "OBS_VALUE"
    static let status = "OBS_STATUS"
    static let release = "RELEASE"

    /// All columns of a dataflow.
    static func all(_ dataflow: Cubes.Dataflow) -> [DataColumn] { made[dataflow] ?? [] }

    private static let made = Dictionary(
        uniqueKeysWithValues: Cubes.Dataflow.allCases.map { ($0, make($0)) })

    private static func make(_ dataflow: Cubes.Dataflow) -> [DataColumn] {
        var columns: [DataColumn] = []
        for (position, dimension) in dataflow.dimensions.enumerated() {
            var column = DataColumn(dimension.rawValue, .dimension)
            column.keyPosition = position
            column.usage = .mandatory
            columns.append(column)
        }
        var time = DataColumn(ComponentFilter.timePeriod, .timeDimension)
        time.keyPosition = columns.count
        time.usage = .mandatory
        columns += [time, DataColumn(value, .measure)]
        for id in [status] + AttributeID.allCases.map(\.rawValue) {
            var column = DataColumn(id, .attribute)
            column.attachment = .observation
            columns.append(column)
        }
        var release = DataColumn(Self.release, .attribute)
        release.attachment = .series
        columns.append(release)
        return columns
    }
}
