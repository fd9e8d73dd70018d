public import Cubes

/// The codes that a selection takes at each place of the key.
public struct CodeSelection: Hashable, Sendable {
    /// For each dimension the codes; nil takes all.
    public private(set) var taken: [CodeSet?]

    /// Takes everything.
    public init(_ columns: SeriesColumns) {
        taken = Array(repeating: nil, count: columns.keys.count)
    }

    /// Takes the codes of a pattern; codes that do not occur take nothing.
    public init(_ columns: SeriesColumns, _ pattern: KeyPattern) {
        taken = zip(pattern.choices, columns.dictionaries).map { choice, dictionary in
            choice.map { CodeSet($0, in: dictionary) }
        }
    }

    /// Takes what is taken already and here too.
    public mutating func narrow(_ place: Int, _ codes: CodeSet) {
        taken[place] = taken[place].map { $0.intersection(codes) } ?? codes
    }

    /// The only code of each place, where each has exactly one.
    var onlyKey: [UInt32]? {
        var codes: [UInt32] = []
        for place in taken {
            guard let place, place.codes.count == 1 else { return nil }
            codes.append(place.codes[0])
        }
        return codes
    }
}

/// Some codes of a dimension, as indices into its dictionary.
public struct CodeSet: Hashable, Sendable {
    /// Ascending.
    public let codes: [UInt32]
    /// For each code of the dictionary whether it is here; only of sets that are long.
    private let marks: [Bool]

    private init(_ codes: [UInt32], of count: Int) {
        self.codes = codes
        marks = codes.count > 4 ? Self.marks(codes, count) : []
    }

    /// Those of the texts that the dictionary has.
    public init(_ texts: some Sequence<String>, in dictionary: [String]) {
        let found = texts.compactMap { text in dictionary.index(ofSorted: text) }
        self.init(Set(found).map { UInt32($0) }.sorted(), of: dictionary.count)
    }

    /// The codes of the dictionary for which the test holds.
    public init(of dictionary: [String], where holds: (String) -> Bool) {
        let found = dictionary.indices.filter { holds(dictionary[$0]) }.map { UInt32($0) }
        self.init(found, of: dictionary.count)
    }

    /// Whether a code is here.
    @inline(__always)
    func contains(_ code: UInt32) -> Bool {
        if marks.isEmpty {
            for other in codes where other == code { return true }
            return false
        }
        return marks[Int(code)]
    }

    /// For each code of a dictionary of that many whether it is here.
    func flags(_ count: Int) -> [Bool] { marks.isEmpty ? Self.marks(codes, count) : marks }

    func intersection(_ other: CodeSet) -> CodeSet {
        CodeSet(codes.filter { other.contains($0) }, of: max(marks.count, other.marks.count))
    }

    private static func marks(_ codes: [UInt32], _ count: Int) -> [Bool] {
        var marks = [Bool](repeating: false, count: count)
        for code in codes { marks[Int(code)] = true }
        return marks
    }
}

extension [String] {
    /// The place of a text in a list that is in order of UTF-8 bytes, by binary search.
    func index(ofSorted text: String) -> Int? {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].utf8.lexicographicallyPrecedes(text.utf8) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low < count && self[low] == text ? low : nil
    }
}
