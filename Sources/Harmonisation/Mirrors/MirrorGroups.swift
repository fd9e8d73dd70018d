/// Which reports hang together: corridors that share a destination, or an origin.
struct MirrorGroups {
    private let pairs: [MirrorTable.Pair]
    private var parents: [String: String] = [:]

    init(_ pairs: [MirrorTable.Pair]) {
        self.pairs = pairs
        for pair in pairs { join("d" + pair.destination, "o" + pair.origin) }
    }

    /// The corridors of the group with the most corridors, and the others.
    func largest() -> (taking: [MirrorTable.Pair], apart: [MirrorTable.Pair]) {
        let groups = Dictionary(grouping: pairs) { root("d" + $0.destination) }
        let first = groups.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.key
        return (
            pairs.filter { root("d" + $0.destination) == first },
            pairs.filter { root("d" + $0.destination) != first }
        )
    }

    private func root(_ node: String) -> String {
        var node = node
        while let parent = parents[node], parent != node { node = parent }
        return node
    }

    private mutating func join(_ one: String, _ other: String) {
        let (first, second) = (root(one), root(other))
        if parents[first] == nil { parents[first] = first }
        parents[second] = first
    }
}
