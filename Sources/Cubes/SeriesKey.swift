/// A full key without time: one code for each dimension of a dataflow.
public struct SeriesKey: Hashable, Sendable {
    public let dataflow: Dataflow
    /// One code a dimension, in the dataflow's order.
    public let codes: [String]

    /// Refuses a number of codes other than the dataflow's number of dimensions.
    public init(_ dataflow: Dataflow, _ codes: [String]) throws(CubeError) {
        guard codes.count == dataflow.dimensions.count else {
            throw CubeError(
                kind: .keyLength,
                place: "key \(codes.joined(separator: ".")) of \(dataflow.rawValue)",
                found: "\(codes.count) codes",
                expected: "\(dataflow.dimensions.count): "
                    + dataflow.dimensions.map(\.rawValue).joined(separator: "."))
        }
        self.dataflow = dataflow
        self.codes = codes
    }

    /// The code at a dimension; nil where the dataflow lacks it.
    public subscript(dimension: DimensionID) -> String? {
        dataflow.index(of: dimension).map { codes[$0] }
    }

    /// The same key with another code at one dimension.
    public func replacing(_ dimension: DimensionID, with code: String) -> SeriesKey {
        var copy = codes
        if let index = dataflow.index(of: dimension) { copy[index] = code }
        return SeriesKey(unchecked: dataflow, copy)
    }

    init(unchecked dataflow: Dataflow, _ codes: [String]) {
        self.dataflow = dataflow
        self.codes = codes
    }
}

extension SeriesKey: CustomStringConvertible {
    /// The codes joined by points, as SDMX writes keys.
    public var description: String { codes.joined(separator: ".") }
}
