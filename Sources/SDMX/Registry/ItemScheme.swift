/// A scheme whose items stand in one list, under each other by the id of a parent at most.
protocol FlatScheme: RegisteredArtefact {
    associatedtype Item: NamedArtefact

    static var items: WritableKeyPath<Self, [Item]> { get }

    /// The id of the item above.
    static func parent(of item: Item) -> String?
}

extension FlatScheme {
    static func parent(of item: Item) -> String? { nil }

    var hasItems: Bool { true }

    /// An id means that item alone, though it may have a parent; `A.B` means the item `B` whose
    /// parent is `A`, which has none, and both.
    func items(named text: String) -> Set<String> {
        let items = self[keyPath: Self.items]
        if items.contains(where: { $0.id == text }) { return [text] }
        let path = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard path.count > 1 else { return [] }
        let parents = Dictionary(
            items.map { ($0.id, Self.parent(of: $0)) }, uniquingKeysWith: { first, _ in first })
        for (place, id) in path.enumerated() {
            guard let parent = parents[id], parent == (place > 0 ? path[place - 1] : nil) else {
                return []
            }
        }
        return Set(path)
    }

    mutating func keepItems(_ names: Set<String>) -> Bool {
        let before = self[keyPath: Self.items].count
        self[keyPath: Self.items] = self[keyPath: Self.items].filter { names.contains($0.id) }
        return self[keyPath: Self.items].count < before
    }
}

/// An item that holds others.
protocol NestedItem: NamedArtefact {
    var children: [Self] { get set }
}

/// A scheme whose items hold others.
protocol NestedScheme: RegisteredArtefact {
    associatedtype Item: NestedItem

    static var items: WritableKeyPath<Self, [Item]> { get }
}

extension NestedScheme {
    var hasItems: Bool { true }

    /// The item at the end of the path and those on the way to it.
    func items(named text: String) -> Set<String> {
        var found: Set<String> = []
        var level = self[keyPath: Self.items]
        var path = ""
        for id in text.split(separator: ".", omittingEmptySubsequences: false) {
            guard let next = level.first(where: { $0.id == id }) else { return [] }
            path += (path.isEmpty ? "" : ".") + id
            found.insert(path)
            level = next.children
        }
        return found
    }

    /// Items that hold one of those stay too, without their other content.
    mutating func keepItems(_ names: Set<String>) -> Bool {
        var kept: Set<String> = []
        for name in names {
            var path = name[...]
            while kept.insert(String(path)).inserted, let dot = path.lastIndex(of: ".") {
                path = path[..<dot]
            }
        }
        var isCut = false
        self[keyPath: Self.items] = Self.prune(
            self[keyPath: Self.items], below: "", to: kept, &isCut)
        return isCut
    }

    private static func prune(
        _ items: [Item], below path: String, to kept: Set<String>, _ isCut: inout Bool
    ) -> [Item] {
        var pruned: [Item] = []
        for var item in items {
            let name = path + item.id
            guard kept.contains(name) else {
                isCut = true
                continue
            }
            item.children = prune(item.children, below: name + ".", to: kept, &isCut)
            pruned.append(item)
        }
        return pruned
    }
}
