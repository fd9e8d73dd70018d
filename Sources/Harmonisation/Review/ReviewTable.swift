public import Cubes
public import Vocabulary

/// The figures of one dataflow as checks read them: a row is a series, and its figures lie side by
/// side in order of period.
///
/// Missing figures are not held, so that nothing can take them for zero. Units: people or moves, with
/// the power of ten applied. Cost: 20 bytes a figure and 4 bytes a dimension of each series.
public struct ReviewTable: Sendable {
    public let dataflow: Dataflow
    /// All periods that occur, in order.
    public let periods: [Period]
    /// For each dimension the texts of its codes.
    public let dictionaries: [[String]]
    /// For each dimension the code of each row, an index into its dictionary.
    public private(set) var keys: [[UInt32]]
    /// Where the figures of each row begin, and after the last row where they end.
    private(set) var starts: [Int] = [0]
    /// By figure: an index into ``periods``.
    private(set) var period: [UInt32] = []
    private(set) var value: [Double] = []
    private(set) var marks: [ReviewMarks] = []
    /// By figure: an index into ``types``.
    private(set) var type: [UInt16] = []
    /// By figure: the release that brought it.
    private(set) var release: [UInt32] = []
    /// The publisher's data types that occur; the first is none.
    private(set) var types: [String] = [""]
    private var typeNumbers: [String: UInt16] = ["": 0]
    private var lastType: UInt16 = 0
    /// By period: when it begins, in years.
    let position: [Double]
    /// By dimension and code: whether it is an aggregate of others, where the dimension is of areas.
    let isAggregate: [[Bool]]

    /// - Parameters:
    ///   - periods: in order.
    ///   - dictionaries: one for each dimension of the dataflow.
    public init(
        _ dataflow: Dataflow, periods: [Period], dictionaries: [[String]], areas: AreaRegister
    ) {
        self.dataflow = dataflow
        self.periods = periods
        self.dictionaries = dictionaries
        keys = dictionaries.map { _ in [] }
        position = periods.map { Double($0.start.year) + Double($0.start.month - 1) / 12 }
        isAggregate = zip(dataflow.dimensions, dictionaries).map { dimension, codes in
            codes.map { dimension.isArea && areas.area($0)?.isAggregate == true }
        }
    }

    /// Begins a series; figures that are added are of it.
    ///
    /// - Parameter codes: of each dimension, as indices into the dictionaries.
    public mutating func begin(_ codes: [UInt32]) {
        for place in keys.indices { keys[place].append(codes[place]) }
        starts.append(value.count)
    }

    /// Adds a figure to the series that was begun last, after those of earlier periods. Beyond 10^100,
    /// of which no sum is a number any more, it counts as that.
    public mutating func add(
        period: UInt32, value: Double, marks: ReviewMarks, type: String?, release: UInt32
    ) {
        guard !value.isNaN else { return }
        self.period.append(period)
        self.value.append(min(1e100, max(-1e100, value)))
        self.marks.append(marks)
        self.type.append(number(of: type ?? ""))
        self.release.append(release)
        starts[starts.count - 1] = self.value.count
    }

    private mutating func number(of text: String) -> UInt16 {
        if types[Int(lastType)] == text { return lastType }
        if let known = typeNumbers[text] {
            lastType = known
        } else if types.count < Int(UInt16.max) {
            lastType = UInt16(clamping: types.count)
            types.append(text)
            typeNumbers[text] = lastType
        } else {
            lastType = 0
        }
        return lastType
    }

    /// The number of series.
    public var count: Int { starts.count - 1 }
    /// The number of figures.
    public var figureCount: Int { value.count }

    func figures(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

    func place(_ dimension: DimensionID) -> Int? { dataflow.index(of: dimension) }

    /// The code of a row at a dimension; empty where the dataflow lacks it.
    func code(_ row: Int, _ dimension: DimensionID) -> String {
        place(dimension).map { dictionaries[$0][Int(keys[$0][row])] } ?? ""
    }

    func isAggregate(_ row: Int, _ dimension: DimensionID) -> Bool {
        place(dimension).map { isAggregate[$0][Int(keys[$0][row])] } ?? false
    }

    /// The figure of a row in a period; binary search.
    func figure(_ row: Int, _ wanted: UInt32) -> Int? {
        var range = figures(row)
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            if period[middle] == wanted { return middle }
            range =
                period[middle] < wanted
                ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return nil
    }

    /// The key of a row.
    func key(_ row: Int) -> SeriesKey? {
        try? SeriesKey(dataflow, keys.indices.map { dictionaries[$0][Int(keys[$0][row])] })
    }

    /// Rows that are the same but for some dimensions, each family ascending; families of one row
    /// are left out.
    func families(without dimensions: Set<DimensionID>) -> [[Int]] {
        let places = dataflow.dimensions.indices.filter {
            !dimensions.contains(dataflow.dimensions[$0])
        }
        let words = words(places)
        let order = words.indices.sorted { (words[$0], $0) < (words[$1], $1) }
        var result: [[Int]] = []
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, words[order[end]] == words[order[start]] { end += 1 }
            if end - start > 1 { result.append(Array(order[start..<end])) }
            start = end
        }
        return result
    }

    /// For each row a number that rows with the same codes at these places share, and no others.
    func words(_ places: [Int]) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: count)
        var distinct: UInt64 = 1
        for place in places {
            let size = UInt64(max(1, dictionaries[place].count))
            if distinct.multipliedReportingOverflow(by: size).overflow {
                var known: [UInt64: UInt64] = [:]
                for row in words.indices {
                    let number = known[words[row]] ?? UInt64(known.count)
                    known[words[row]] = number
                    words[row] = number
                }
                distinct = UInt64(max(1, known.count))
            }
            distinct = distinct.multipliedReportingOverflow(by: size).partialValue
            for row in words.indices {
                words[row] = words[row] &* size &+ UInt64(keys[place][row])
            }
        }
        return words
    }
}

/// What is said of a figure beside its value.
public struct ReviewMarks: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The publisher says that the series is broken here.
    public static let isBreak = ReviewMarks(rawValue: 1)
    public static let otherDefinition = ReviewMarks(rawValue: 2)
    public static let imputed = ReviewMarks(rawValue: 4)
    public static let estimated = ReviewMarks(rawValue: 8)
    public static let provisional = ReviewMarks(rawValue: 16)
    /// Refugees were added to the publisher's source (R).
    public static let refugeesAdded = ReviewMarks(rawValue: 32)

    /// What a status and a data type say.
    public init(_ status: ObservationStatus, type: String?) {
        var marks: ReviewMarks =
            switch status {
            case .breakInSeries: .isBreak
            case .definitionDiffers: .otherDefinition
            case .estimated: .estimated
            case .imputed: .imputed
            case .provisional, .lowReliability: .provisional
            case .normal, .forecast, .includedElsewhere, .notSignificant, .missing, .notCollected,
                .cannotExist, .suppressed:
                []
            }
        let letters = type?.split(separator: " ") ?? []
        if letters.contains("R") { marks.insert(.refugeesAdded) }
        if letters.contains("I") { marks.insert(.imputed) }
        self = marks
    }
}
