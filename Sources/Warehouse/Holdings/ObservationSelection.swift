/// Which observations of the series that are taken are taken. Nil takes all.
public struct ObservationSelection: Sendable {
    /// For each index of `Holdings.periods` whether it is taken.
    public var periods: [Bool]?
    /// For each index of `Holdings.attributeSets` whether it is taken.
    public var attributes: [Bool]?
    /// For each ASCII letter whether a status is taken; 256 of them.
    public var statuses: [Bool]?
    /// Asked for each value, or nil where it is missing.
    public var value: (@Sendable (Double?) -> Bool)?
    /// At most that many of each series, from the first on.
    public var first: Int?
    /// At most that many of each series, up to the last.
    public var last: Int?

    public init() {}

    /// Leaves of the observations of one series the first and last that are asked for.
    public func trim(_ taken: inout [Int]) {
        guard first != nil || last != nil else { return }
        let first = first ?? 0
        let last = last ?? 0
        guard taken.count > first, taken.count - first > last else { return }
        taken.removeSubrange(first..<(taken.count - last))
    }

    /// Whether any observation of a taken series is taken.
    var takesAll: Bool {
        periods == nil && attributes == nil && statuses == nil && value == nil
    }
}

/// The observations of a selection, series by series.
struct ObservationScan {
    let columns: SeriesColumns
    let observations: ObservationColumns
    let selection: ObservationSelection
    /// For each release whether its observations are left out.
    let hidden: [Bool]?

    init(
        _ view: SeriesView, _ observations: ObservationColumns, _ selection: ObservationSelection
    ) {
        columns = view.columns
        hidden = view.hidden
        self.observations = observations
        self.selection = selection
    }

    /// Whether every observation of a row is taken, but for the first and last that are asked for.
    var takesAll: Bool { hidden == nil && selection.takesAll }

    @inline(__always)
    func takes(_ index: Int) -> Bool {
        if let hidden {
            let release = Int(observations.releases[index])
            if release < hidden.count, hidden[release] { return false }
        }
        if let periods = selection.periods, !periods[Int(observations.periods[index])] {
            return false
        }
        if let attributes = selection.attributes, !attributes[Int(observations.attributes[index])] {
            return false
        }
        if let statuses = selection.statuses, !statuses[Int(observations.statuses[index])] {
            return false
        }
        guard let value = selection.value else { return true }
        return value(observations.reasons[index] == 0 ? observations.values[index] : nil)
    }

    /// Whether any observation of a row is taken.
    func takesAny(of row: Int) -> Bool {
        let range = columns.observations(row)
        return takesAll ? !range.isEmpty : range.contains { takes($0) }
    }

    /// Puts the observations of a row that are taken into a list.
    func take(_ row: Int, into taken: inout [Int]) {
        taken.removeAll(keepingCapacity: true)
        let range = columns.observations(row)
        if takesAll {
            taken.append(contentsOf: range)
        } else {
            for index in range where takes(index) { taken.append(index) }
        }
        selection.trim(&taken)
    }
}
