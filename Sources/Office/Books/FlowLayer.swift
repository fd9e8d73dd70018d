internal import Cubes
internal import Vocabulary

/// The estimates of one method for one interval as a square table.
struct FlowLayer: Sendable {
    private let size: Int
    /// Row by row, origins down; not a number where nothing is stored.
    private var cells: [Double]
    /// For each cell the place of its flag in `flags`; 0 where there is none.
    private var marks: [UInt8]
    private var flags = [""]
    private var isCovered: [Bool]
    private(set) var arrivals: [Double]
    private(set) var departures: [Double]
    /// The remark that all figures share; nil where there is none, or they differ.
    private(set) var remark: String?
    private var remarks: Set<String> = []
    private var lastComment: (text: String, mark: UInt8)?

    init(_ size: Int) {
        self.size = size
        cells = Array(repeating: .nan, count: size * size)
        marks = Array(repeating: 0, count: size * size)
        isCovered = Array(repeating: false, count: size)
        arrivals = Array(repeating: 0, count: size)
        departures = arrivals
    }

    /// Takes a figure; one without a number is left out.
    mutating func put(_ observation: Observation, _ i: Int, _ j: Int) {
        guard let value = observation.scaled else { return }
        cells[i * size + j] = value
        isCovered[i] = true
        isCovered[j] = true
        departures[i] += value
        arrivals[j] += value
        guard let comment = observation.attributes[.comment] else { return }
        if let lastComment, lastComment.text == comment {
            marks[i * size + j] = lastComment.mark
            return
        }
        let parts = comment.components(separator: "; ")
        let isFlag = { (part: String) in part.hasPrefix(FlowEstimating.aboveStocks) }
        remarks.formUnion(parts.filter { !isFlag($0) })
        let mark = parts.first(where: isFlag).map { place(of: $0) } ?? 0
        lastComment = (comment, mark)
        marks[i * size + j] = mark
    }

    /// Marks an area as one between which and the others flows were estimated.
    mutating func cover(_ place: Int) { isCovered[place] = true }

    private mutating func place(of flag: String) -> UInt8 {
        if let place = flags.firstIndex(of: flag) { return UInt8(clamping: place) }
        flags.append(flag)
        return UInt8(clamping: flags.count - 1)
    }

    /// The table with its common remark.
    func finished() -> FlowLayer {
        var result = self
        result.remark = remarks.isEmpty ? nil : remarks.sorted().joined(separator: "; ")
        return result
    }

    func covers(_ place: Int) -> Bool { isCovered[place] }

    func value(_ i: Int, _ j: Int) -> Double? {
        let value = cells[i * size + j]
        return value.isNaN ? nil : value
    }

    /// What is odd about a figure, in words; nil where nothing is.
    func flag(_ i: Int, _ j: Int) -> String? {
        let mark = Int(marks[i * size + j])
        return mark > 0 && flags.indices.contains(mark) ? flags[mark] : nil
    }
}

extension String {
    /// The parts between separators.
    fileprivate func components(separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: true).map(String.init)
    }
}
