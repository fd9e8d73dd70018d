/// What a change of inputs does to one method's flows.
///
/// Units: persons over the interval.
public struct FlowSensitivity: Sendable, Hashable, Codable {
    /// A corridor's flow before and after.
    public struct Corridor: Sendable, Hashable, Codable {
        public let origin: String
        public let destination: String
        public let before: Double
        public let after: Double
    }

    /// An area's flows before and after; arrivals less departures are its net migration.
    public struct AreaChange: Sendable, Hashable, Codable {
        public let area: String
        public let arrivalsBefore: Double
        public let arrivalsAfter: Double
        public let departuresBefore: Double
        public let departuresAfter: Double

        /// Arrivals less departures, before.
        public var netBefore: Double { arrivalsBefore - departuresBefore }
        /// Arrivals less departures, after.
        public var netAfter: Double { arrivalsAfter - departuresAfter }
    }

    /// The method.
    public let method: FlowMethod
    /// The sum of all flows before.
    public let worldBefore: Double
    /// The sum of all flows after.
    public let worldAfter: Double
    /// The sum of all changes of single flows, up and down alike.
    public let moved: Double
    /// The flow that changed most, the first of those that changed alike; nil where none did.
    public let largest: Corridor?
    /// The area that was asked about; nil where none was.
    public let area: AreaChange?

    /// Sets two estimates of the same areas side by side.
    ///
    /// - Parameter area: whose arrivals and departures are wanted.
    /// - Throws: `EstimationError` where the areas differ, or the one asked about is not there.
    public init(
        _ before: FlowEstimate, _ after: FlowEstimate, area: String? = nil
    ) throws(EstimationError) {
        guard before.areas == after.areas else {
            throw EstimationError(
                .shape, place: "estimates", found: "different areas", expected: "the same")
        }
        method = before.method
        worldBefore = before.flows.total
        worldAfter = after.flows.total
        let n = before.areas.count
        var sum = 0.0
        var most = (change: 0.0, place: -1)
        for place in 0..<n * n {
            let change = abs(after.flows.values[place] - before.flows.values[place])
            sum += change
            if change > most.change { most = (change, place) }
        }
        moved = sum
        largest =
            most.place < 0
            ? nil
            : Corridor(
                origin: before.areas[most.place / n], destination: before.areas[most.place % n],
                before: before.flows.values[most.place], after: after.flows.values[most.place])
        guard let area else {
            self.area = nil
            return
        }
        let j = try before.index(area)
        self.area = AreaChange(
            area: area, arrivalsBefore: before.flows.columnTotals[j],
            arrivalsAfter: after.flows.columnTotals[j],
            departuresBefore: before.flows.rowTotals[j],
            departuresAfter: after.flows.rowTotals[j])
    }
}
