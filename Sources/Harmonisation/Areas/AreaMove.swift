/// Lays figures over the areas of another date: backward by adding up parts, forward by weights.
///
///     let history = AreaHistory.standard
///     let table = try AreaTable([AreaPair("RUS", "DEU"): 80, AreaPair("UKR", "DEU"): 20, ...]) { code, _ in
///         history.extent(of: code)
///     }
///     let move = try AreaMove(to: history.frame(on: date1990))
///     let moved = move.moved(table)
///     moved["SUN", "DEU"]?.value    // the sum, or nil with its gaps where a republic is missing
///     moved["SUN", "DEU"]?.steps    // which figures it is the sum of
///
/// In a union, who moved between its parts moved within it, and vanishes. In parts, who moved between
/// them before they were apart was not counted, and is unknown. An origin that takes in the destination
/// (born in the USSR, living in Estonia) stands for what lies outside of it.
///
/// Where codes of a source lie within one another at one destination, nobody is taken twice: the finer
/// ones stand if together they are all of the larger one, else the larger one does.
///
/// Source: sums are exact; shares as in ``AreaWeights``. Cost: one pass over the figures and one over
/// the areas of each sum.
public struct AreaMove: Sendable {
    public let history: AreaHistory
    private let originFrame: AreaFrame
    private let destinationFrame: AreaFrame
    private let weights: AreaWeightBook

    /// - Parameter weights: needed only where an area is divided; those of the first basis are central.
    /// - Throws: ``AreaMoveError`` for weights that fit no area.
    public init(
        to frame: AreaFrame, weights: [AreaWeights] = [], history: AreaHistory = .standard
    ) throws(AreaMoveError) {
        self.history = history
        originFrame = frame
        destinationFrame = frame
        self.weights = try AreaWeightBook(weights, history)
    }

    /// - Throws: ``AreaMoveError`` where two codes of the source overlap and neither lies within the
    ///   other.
    public func moved(_ table: AreaTable) throws(AreaMoveError) -> MovedTable {
        let isVector = table.destinations.keys.contains(AreaTable.oneAxis)
        let ends =
            isVector
            ? AreaFrame(disjoint: [AreaTable.oneAxis: AreaExtent([AreaTable.oneAxis])])
            : destinationFrame
        var laying = AreaLaying(
            table: table, origins: originFrame, destinations: ends, weights: weights)
        return try laying.run()
    }
}
