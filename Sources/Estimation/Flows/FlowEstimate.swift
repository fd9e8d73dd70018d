/// Flows between areas by one method, with what it takes to explain any of them.
///
/// Units: persons over the interval between the two dates; transitions, not yearly events.
/// Shape: `flows` is areas x areas (origin, destination), diagonal 0.
public struct FlowEstimate: Sendable {
    /// The method.
    public let method: FlowMethod
    /// The tables the method started from.
    public let inputs: FlowInputs
    /// The choices made.
    public let options: FlowOptions
    /// The flows.
    public let flows: Matrix
    /// What the method did to its inputs and how far it can be relied on.
    public let diagnostics: FlowDiagnostics
    /// What the flows were computed from.
    let basis: Basis

    /// What the flows of each family of methods are computed from.
    enum Basis: Sendable {
        case differencing(returns: Bool)
        case rate(worldTotal: Double, migrantStock: Double)
        case accounting(DemographicAccounting)
    }

    /// The origins and destinations.
    public var areas: [String] { inputs.areas }

    /// The stocks behind an accounting method, step by step; nil for the others.
    public var stocks: StockAdjustment? {
        guard case .accounting(let accounting) = basis else { return nil }
        return accounting.stocks
    }

    /// The accounting behind the flows; nil for methods without one.
    public var accounting: DemographicAccounting? {
        guard case .accounting(let accounting) = basis else { return nil }
        return accounting
    }

    /// A flow by where the people were born; nil where the method does not know.
    ///
    /// Cost: O(1). The indices must be those of areas.
    public func split(from i: Int, to j: Int) -> FlowSplit? {
        Self.split(basis, inputs, flows, i, j)
    }

    /// The flag of a flow of half a person or more above both of its published stocks; else nil.
    ///
    /// Cost: O(1). The indices must be those of areas.
    public func flag(from i: Int, to j: Int) -> FlowFlag? {
        FlowFlag(basis: basis, inputs: inputs, flows: flows, i, j)
    }

    static func split(
        _ basis: Basis, _ inputs: FlowInputs, _ flows: Matrix, _ i: Int, _ j: Int
    ) -> FlowSplit? {
        guard i != j else { return FlowSplit(outward: 0, returning: 0, transit: 0) }
        switch basis {
        case .rate: return nil
        case .differencing(let returns):
            let outward = max(0, inputs.end[i, j] - inputs.start[i, j])
            let back = returns ? max(0, inputs.start[j, i] - inputs.end[j, i]) : 0
            return FlowSplit(outward: outward, returning: back, transit: 0)
        case .accounting(let accounting):
            let outward = accounting.value(birthplace: i, from: i, to: j)
            let back = accounting.value(birthplace: j, from: i, to: j)
            let rest = flows[i, j] - outward - back
            // What is left of a difference of equal sums is rounding, not people.
            let transit = abs(rest) <= 1e-12 * abs(flows[i, j]) ? 0 : rest
            return FlowSplit(outward: outward, returning: back, transit: transit)
        }
    }

    /// A flow by the labels of its areas.
    ///
    /// - Throws: `EstimationError` for a label that is not an area.
    public func flow(from: String, to: String) throws(EstimationError) -> Double {
        flows[try index(from), try index(to)]
    }

    /// The index of an area. Cost: O(areas).
    func index(_ area: String) throws(EstimationError) -> Int {
        guard let index = areas.firstIndex(of: area) else {
            throw EstimationError(
                .unknown, place: "area", found: "'\(area)'",
                expected: "one of \(areas.count) areas")
        }
        return index
    }
}
