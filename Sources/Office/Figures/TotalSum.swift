internal import Cubes
internal import Vocabulary

/// One period's sum of a total, with what it takes to say what was added.
struct TotalSum {
    private(set) var value = 0.0
    private(set) var count = 0
    private(set) var mixesUnits = false
    /// The areas with a figure, by dimension.
    private(set) var areas: [DimensionID: Set<String>] = [:]
    private var missing = 0
    private var women: Set<SeriesKey> = []
    private var men: Set<SeriesKey> = []
    private var statuses: Set<ObservationStatus> = []
    private var unit: String?
    private var types: Set<String?> = []

    /// Each corridor that has a figure for women has one for men, and the other way round.
    var isBalanced: Bool { women == men }

    mutating func add(_ observation: Observation, _ key: SeriesKey) {
        guard let number = observation.scaled else {
            missing += 1
            return
        }
        let its = observation.attributes[.unitMeasure]
        if count > 0, its != unit { mixesUnits = true }
        unit = its
        value += number
        count += 1
        statuses.insert(observation.status)
        types.insert(observation.attributes[.dataType])
        switch key[.sex] {
        case Sex.female.rawValue: women.insert(key.replacing(.sex, with: ""))
        case Sex.male.rawValue: men.insert(key.replacing(.sex, with: ""))
        default: break
        }
        for (dimension, code) in zip(key.dataflow.dimensions, key.codes) where dimension.isArea {
            areas[dimension, default: []].insert(code)
        }
    }

    /// The sum as an observation; estimated where a part of it is.
    func observation(_ period: Period, absent: String?) -> Observation {
        var values: [AttributeID: String] = [:]
        values[.unitMeasure] = unit
        if types.count == 1, let type = types.first { values[.dataType] = type }
        var words = "computed total of \(count) figures"
        if missing > 0 { words += ", \(missing) more are missing" }
        if let absent { words += "; \(absent)" }
        values[.comment] = words
        let status =
            statuses.count == 1
            ? statuses.first ?? .normal : statuses.contains(.estimated) ? .estimated : .normal
        return Observation(
            period: period, value: .number(value), status: status,
            attributes: AttributeSet(values))
    }
}
