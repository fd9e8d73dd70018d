/// A selection of series: for each dimension any code, or one of some.
///
/// Written as SDMX REST 1 writes keys: `A.UNDESA_2024.MEX+GTM.USA...`, where an empty
/// place or `*` is any code and `+` separates alternatives. Trailing places may be left
/// out, and `ORIGIN=MEX,DESTINATION=USA` names just the places that matter. A lone `+` is
/// no code at all, and selects nothing.
public struct KeyPattern: Hashable, Sendable {
    public let dataflow: Dataflow
    /// For each dimension the codes asked for; nil is any.
    public private(set) var choices: [Set<String>?]

    /// Every series of a dataflow.
    public init(_ dataflow: Dataflow) {
        self.dataflow = dataflow
        choices = Array(repeating: nil, count: dataflow.dimensions.count)
    }

    /// Reads either written form.
    public init(_ dataflow: Dataflow, _ text: String) throws(CubeError) {
        self.init(dataflow)
        if text.contains("=") {
            try readNamed(text)
        } else if !text.isEmpty, text != "all", text != "*" {
            try readPositional(text)
        }
    }

    private mutating func readPositional(_ text: String) throws(CubeError) {
        let places = text.split(separator: ".", omittingEmptySubsequences: false)
        guard places.count <= choices.count else {
            throw CubeError(
                kind: .keyLength, place: "key \(text) of \(dataflow.rawValue)",
                found: "\(places.count) places",
                expected: "at most \(choices.count): "
                    + dataflow.dimensions.map(\.rawValue).joined(separator: "."))
        }
        for (index, place) in places.enumerated() {
            choices[index] = Self.codes(place)
        }
    }

    private mutating func readNamed(_ text: String) throws(CubeError) {
        for item in text.split(whereSeparator: { $0 == "," || $0 == "&" }) {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].uppercased()
            guard parts.count == 2, let dimension = DimensionID(rawValue: name),
                let index = dataflow.index(of: dimension)
            else {
                throw CubeError(
                    kind: .unknownDimension, place: "key \(text) of \(dataflow.rawValue)",
                    found: String(item),
                    expected: "NAME=CODE with a name of "
                        + dataflow.dimensions.map(\.rawValue).joined(separator: ", "))
            }
            choices[index] = Self.codes(parts[1])
        }
    }

    private static func codes(_ place: Substring) -> Set<String>? {
        guard !place.isEmpty, place != "*" else { return nil }
        return Set(place.split(separator: "+").map(String.init))
    }

    /// Narrows one dimension to a set of codes; dimensions the dataflow lacks are ignored.
    public func with(_ dimension: DimensionID, _ codes: String...) -> KeyPattern {
        with(dimension, Set(codes))
    }

    /// Narrows one dimension to a set of codes, or widens it to any with nil.
    public func with(_ dimension: DimensionID, _ codes: Set<String>?) -> KeyPattern {
        var copy = self
        if let index = dataflow.index(of: dimension) { copy.choices[index] = codes }
        return copy
    }

    public subscript(dimension: DimensionID) -> Set<String>? {
        dataflow.index(of: dimension).flatMap { choices[$0] }
    }

    /// Whether the pattern has one code at every place, and so selects one series at most.
    public var isOneKey: Bool { choices.allSatisfy { $0?.count == 1 } }

    /// Whether a key is selected.
    public func matches(_ key: SeriesKey) -> Bool {
        guard key.dataflow == dataflow else { return false }
        for (choice, code) in zip(choices, key.codes) {
            if let choice, !choice.contains(code) { return false }
        }
        return true
    }
}

extension KeyPattern: CustomStringConvertible {
    public var description: String {
        choices.map { choice in
            guard let choice else { return "*" }
            return choice.isEmpty ? "+" : choice.sorted().joined(separator: "+")
        }.joined(separator: ".")
    }
}
