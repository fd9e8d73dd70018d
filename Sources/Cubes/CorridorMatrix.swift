/// Figures of one period laid out by origin (rows) and destination (columns).
///
/// A pair without a figure is nil, which is not zero.
public struct CorridorMatrix: Sendable {
    public let origins: [String]
    public let destinations: [String]
    /// Row by row: `cells[i * destinations.count + j]`.
    public private(set) var cells: [Double?]
    private let originIndex: [String: Int]
    private let destinationIndex: [String: Int]

    /// An empty matrix over two aligned lists of areas. Later duplicates of a code are
    /// ignored.
    public init(origins: [String], destinations: [String]) {
        self.origins = origins
        self.destinations = destinations
        cells = Array(repeating: nil, count: origins.count * destinations.count)
        originIndex = Dictionary(
            zip(origins, origins.indices), uniquingKeysWith: { first, _ in first })
        destinationIndex = Dictionary(
            zip(destinations, destinations.indices), uniquingKeysWith: { first, _ in first })
    }

    public subscript(origin: String, destination: String) -> Double? {
        guard let i = originIndex[origin], let j = destinationIndex[destination] else {
            return nil
        }
        return cells[i * destinations.count + j]
    }

    /// Adds to a cell; false where an area is not in the lists.
    @discardableResult
    public mutating func add(_ value: Double, origin: String, destination: String) -> Bool {
        guard let i = originIndex[origin], let j = destinationIndex[destination] else {
            return false
        }
        let place = i * destinations.count + j
        cells[place] = (cells[place] ?? 0) + value
        return true
    }
}
