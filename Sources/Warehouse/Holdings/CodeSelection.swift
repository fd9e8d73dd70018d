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
        taken = zip(pattern.choices, columns.texts).map { choice, texts in
            choice.map { CodeSet(Array($0), in: texts) }
        }
    }

    /// Takes what is taken already and here too.
    public mutating func narrow(_ place: Int, _ codes: CodeSet) {
        taken[place] = taken[place].map { $0.intersection(codes) } ?? codes
    }

    /// The same with any code at a place.
    func widened(_ place: Int) -> CodeSelection {
        var copy = self
        copy.taken[place] = nil
        return copy
    }

    /// Whether nothing is taken.
    var isEmpty: Bool { taken.contains { $0?.codes.isEmpty == true } }

    /// The only code of each place, where each has exactly one.
    var onlyKey: [UInt32]? {
        var codes: [UInt32] = []
        codes.reserveCapacity(taken.count)
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

    private init(_ codes: [UInt32]) { self.codes = codes }

    /// Those of the texts that the dimension has.
    public init(_ texts: [String], in dictionary: CodeTexts) {
        var found: [UInt32] = []
        for text in texts {
            if let code = dictionary.find(text) { found.append(UInt32(code)) }
        }
        self.init(found.count > 1 ? Set(found).sorted() : found)
    }

    /// The codes of the dictionary for which the test holds.
    public init(of dictionary: [String], where holds: (String) -> Bool) {
        self.init(dictionary.indices.filter { holds(dictionary[$0]) }.map { UInt32($0) })
    }

    /// For each code of a dictionary of that many whether it is here.
    func flags(_ count: Int) -> [Bool] {
        var flags = [Bool](repeating: false, count: count)
        for code in codes { flags[Int(code)] = true }
        return flags
    }

    func intersection(_ other: CodeSet) -> CodeSet {
        let others = Set(other.codes)
        return CodeSet(codes.filter { others.contains($0) })
    }
}
