internal import Cubes
internal import Vocabulary

/// What occurs in the rows of a download, gathered while they are written.
///
/// Memory: the codes that occur, and eight bytes a series.
struct DownloadTally {
    let dataflow: Dataflow
    /// The codes of each dimension.
    private(set) var codes: [Set<String>]
    /// The codes of the attributes that have codes.
    private(set) var attributes: [AttributeID: Set<String>] = [:]
    /// How many rows have each status.
    private(set) var statuses: [ObservationStatus: Int] = [:]
    /// How many values are missing for each reason.
    private(set) var reasons: [MissingReason: Int] = [:]
    /// How many rows each release brought.
    private(set) var releases: [Int: Int] = [:]
    private(set) var account = DownloadAccount()
    private(set) var first: Period?
    private(set) var last: Period?
    /// Lengths of periods, one period for each.
    private(set) var lengths: [Period.Length: Period] = [:]

    private let known: Set<Int>
    private var seen: Set<Int> = []
    private var key: SeriesKey?
    private var set: AttributeSet?

    /// - Parameter releases: the ids that rows may name.
    init(_ dataflow: Dataflow, releases: some Sequence<Int>) {
        self.dataflow = dataflow
        codes = dataflow.dimensions.map { _ in [] }
        known = Set(releases)
    }

    /// Counts a row in; refuses one of another dataflow, or of a release that is not cited.
    mutating func add(_ row: DownloadRow) throws(OfficeError) {
        account.figures += 1
        if row.key != key {
            guard row.key.dataflow == dataflow else {
                throw fault(row.key.dataflow.rawValue, expected: "rows of \(dataflow.rawValue)")
            }
            key = row.key
            seen.insert(row.key.codes.hashValue)
            account.series = seen.count
            for (place, code) in row.key.codes.enumerated() { codes[place].insert(code) }
        }
        if let release = row.release {
            guard known.contains(release) else {
                throw fault("release \(release)", expected: "a release that the result lists")
            }
            releases[release, default: 0] += 1
        } else {
            account.computed += 1
        }
        let observation = row.observation
        statuses[observation.status, default: 0] += 1
        if case .missing(let reason) = observation.value {
            reasons[reason, default: 0] += 1
            account.missing += 1
        }
        let period = observation.period
        first = first.map { min($0, period) } ?? period
        last = last.map { max($0, period) } ?? period
        lengths[period.length] = period
        if observation.attributes != set { add(observation.attributes) }
    }

    private mutating func add(_ attributes: AttributeSet) {
        set = attributes
        for pair in attributes.pairs {
            switch pair.id {
            case .comment: break
            case .dataType:
                for letter in pair.value.split(separator: " ") {
                    self.attributes[.dataType, default: []].insert(String(letter))
                }
            case .confidentiality, .unitMeasure, .unitMult:
                self.attributes[pair.id, default: []].insert(pair.value)
            }
        }
    }

    private func fault(_ found: String, expected: String) -> OfficeError {
        OfficeError(
            kind: .data, place: "row \(account.figures) of the download", found: found,
            expected: expected)
    }

    /// The codes of a dimension; none where the dataflow lacks it.
    subscript(dimension: DimensionID) -> Set<String> {
        dataflow.index(of: dimension).map { codes[$0] } ?? []
    }
}
