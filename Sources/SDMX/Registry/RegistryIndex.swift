/// What a registry holds, made ready once: artefacts by name, and references in both directions.
final class RegistryIndex: Sendable {
    /// An artefact.
    struct Node: Sendable {
        let artefact: any RegisteredArtefact
        /// As it is filed: see `ArtefactClass.filed`.
        let artefactClass: ArtefactClass
        /// Nil where it has none of the forms of the standard.
        let version: Version?
        /// Its place among the groups.
        let group: Int
        /// Of a constraint: what it says of data; else nil.
        let role: Constraint.Role?
        let hasItems: Bool
    }

    /// The versions of an artefact.
    struct Group: Sendable {
        let artefactClass: ArtefactClass
        let agency: String
        let id: String
        /// The latest first; those without a readable version at the end.
        var nodes: [Int]
    }

    /// Agency and id.
    struct Name: Hashable, Sendable {
        var agency: String
        var id: String
    }

    /// A reference that leads to an artefact that is there.
    struct Use: Sendable, Hashable {
        let source: Int
        let target: Int
        /// The item that refers; nil for the artefact itself.
        let sourceItem: String?
        /// The item that is meant; nil for the artefact itself.
        let targetItem: String?
        let kind: ReferenceList.Kind
    }

    /// An artefact at the other end of references.
    struct Neighbour: Sendable, Hashable {
        let node: Int
        let kind: ReferenceList.Kind
    }

    /// In the order of `Structures.all`. Each artefact is there once: where a message has it twice
    /// the first, and a stub only where there is nothing else.
    let nodes: [Node]
    let groups: [Group]
    let byName: [Name: [Int]]
    /// By the node that refers.
    let uses: Rows<Use>
    /// By the node that is referred to.
    let usedBy: Rows<Use>
    let children: Rows<Neighbour>
    let parents: Rows<Neighbour>
    /// Code lists that extend others, with the codes that they take over.
    let resolved: [Int: Codelist]
    /// By data or metadata structure: its components that have a list of values.
    let enumerations: [Int: [EnumeratedComponent]]
    /// By constraint that narrows what may be reported: its values by component.
    let restrictions: [Int: [String: [ValueTerm]]]

    init(_ structures: Structures) {
        var builder = RegistryBuilder(structures)
        builder.connect()
        nodes = builder.nodes
        groups = builder.groups
        byName = builder.byName
        resolved = builder.resolvedCodelists()
        enumerations = builder.enumerations()
        restrictions = builder.restrictions()
        let count = builder.nodes.count
        uses = Rows(builder.uses, count: count, by: \.source)
        usedBy = Rows(builder.uses, count: count, by: \.target)
        children = Rows(
            Self.unique(uses, count) { Neighbour(node: $0.target, kind: $0.kind) }, count: count)
        parents = Rows(
            Self.unique(usedBy, count) { Neighbour(node: $0.source, kind: $0.kind) }, count: count)
    }

    private static func unique(
        _ uses: Rows<Use>, _ count: Int, _ other: (Use) -> Neighbour
    ) -> [[Neighbour]] {
        (0..<count).map { node in
            var seen: Set<Neighbour> = []
            return uses[node].map(other).filter { seen.insert($0).inserted }
        }
    }

    /// The artefact as a query gets it: a code list with the codes that it takes over, unless it
    /// is wanted as it is.
    func artefact(_ node: Int, isRaw: Bool) -> any RegisteredArtefact {
        if !isRaw, let list = resolved[node] { return list }
        return nodes[node].artefact
    }
}

/// Rows of different lengths, one after the other in a single array.
struct Rows<Element: Sendable>: Sendable {
    private let starts: [Int]
    private let elements: [Element]

    /// Sorts the elements into rows; within a row they keep their order.
    init(_ all: [Element], count: Int, by row: (Element) -> Int) {
        var starts = [Int](repeating: 0, count: count + 1)
        for element in all { starts[row(element) + 1] += 1 }
        for index in 0..<count { starts[index + 1] += starts[index] }
        var places = starts
        var order = [Int](repeating: 0, count: all.count)
        for (index, element) in all.enumerated() {
            order[places[row(element)]] = index
            places[row(element)] += 1
        }
        self.starts = starts
        elements = order.map { all[$0] }
    }

    init(_ rows: [[Element]], count: Int) {
        var starts = [0]
        starts.reserveCapacity(count + 1)
        for row in rows { starts.append(starts[starts.count - 1] + row.count) }
        self.starts = starts
        elements = rows.flatMap { $0 }
    }

    subscript(row: Int) -> ArraySlice<Element> { elements[starts[row]..<starts[row + 1]] }
}
