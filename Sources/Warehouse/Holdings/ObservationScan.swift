/// The observations of a selection, series by series.
struct ObservationScan {
    let columns: SeriesColumns
    let observations: ObservationColumns
    let selection: ObservationSelection
    /// For each release whether its observations are left out.
    let hidden: [Bool]?
    /// Whether every observation of a row is taken, but for the first and last that are asked for.
    let takesAll: Bool
    private let most: Int?

    init(
        _ view: SeriesView, _ observations: ObservationColumns, _ selection: ObservationSelection
    ) {
        columns = view.columns
        hidden = view.hidden
        self.observations = observations
        self.selection = selection
        takesAll = view.hidden == nil && selection.takesAll
        most = selection.most
    }

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
        if let values = selection.values {
            let isMissing = observations.reasons[index] != 0
            if !values.takes(observations.values[index], isMissing: isMissing) { return false }
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
            guard let most, most < range.count else {
                taken.append(contentsOf: range)
                return
            }
            let first = range.prefix(max(0, selection.first ?? 0))
            taken.append(contentsOf: first)
            taken.append(contentsOf: range.suffix(most - first.count))
        } else {
            for index in range where takes(index) { taken.append(index) }
            selection.trim(&taken)
        }
    }

    /// How many observations of a row are taken.
    func count(_ row: Int) -> Int {
        let range = columns.observations(row)
        let count = takesAll ? range.count : range.count { takes($0) }
        return min(count, most ?? count)
    }
}
