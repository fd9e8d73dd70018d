/// How the data of a data set are to be read: which column each index and value belongs to.
final class JSONDataLayout {
    /// A component where its values are given.
    struct Part {
        var column: Int
        var values: UnsafePointer<JSONValueList.Entry>
        var count: Int
        /// Whether data give the number of a value and not the value.
        var isIndexed: Bool
        var isXHTML: Bool
        /// What holds where an attribute has no value.
        var fallback: ByteSlice?
        /// The component's list.
        var list: Int
    }

    /// Parts as the data refer to them, by number.
    final class Parts {
        let start: UnsafeMutablePointer<Part>
        let count: Int
        let hasFallbacks: Bool

        init(_ parts: [Part]) {
            count = parts.count
            hasFallbacks = parts.contains { $0.fallback != nil }
            start = .allocate(capacity: max(count, 1))
            start.initialize(from: parts, count: count)
        }

        deinit {
            start.deallocate()
        }

        var buffer: UnsafeBufferPointer<Part> { UnsafeBufferPointer(start: start, count: count) }
    }

    let columns: [DataColumn]
    /// Dimensions with the same value for the whole data set.
    let dataSetKey: Parts
    let seriesKey: Parts
    let observationKey: Parts
    /// The key of observations without series: all dimensions but those of the data set.
    let flatKey: Parts
    /// Measures and after them attributes, as in the array of an observation.
    let cells: Parts
    let dataSetCells: Parts
    let groupCells: Parts
    let seriesCells: Parts
    /// Dimensions in the orders that the key of a group may be meant in: all of them, or those of
    /// data set and series, or of series alone.
    let groupKeys: [Parts]
    /// For each of the group's attributes the number of the set of dimensions that it depends on;
    /// -1 where they are not known.
    let dependencies: [Int]
    private let dependencySets: [Set<Int>: Int]
    let annotations: [Annotation]
    /// Whether observations leave out the attributes that have no value in the whole message.
    @exclusivity(unchecked) var omitsValueless = false
    private let lists: [JSONValueList?]
    private var texts = ByteArena()
    private let empty = JSONValueList()

    /// - Parameters:
    ///   - columns: of the data set, which has all of the structure's components.
    ///   - measure: the column of the one measure of version 1.0, which is not among them.
    init(
        _ structure: JSONOutline.Structure, columns: [DataColumn], measure: Int?,
        isFirst: Bool, takesDefaults: Bool, annotations: [Annotation]
    ) {
        self.columns = columns
        self.annotations = annotations
        var lists: [JSONValueList?] = [nil]
        var parts: [(component: JSONOutline.Component, part: Part)] = []
        var texts = ByteArena()
        let empty = self.empty
        let places = Dictionary(
            columns.indices.lazy.map { (columns[$0].id, $0) },
            uniquingKeysWith: { first, _ in first })
        for component in structure.components {
            guard let id = component.node["id"]?.scalarText, let column = places[id] else {
                continue
            }
            let list = component.values
            let isXHTML = component.node["format"]?["dataType"]?.string == "XHTML"
            if isXHTML { list?.markXHTML() }
            let count = list?.count ?? 0
            let fallback =
                component.part == .attributes && takesDefaults
                ? component.node["default"]?.scalarText : nil
            parts.append(
                (
                    component,
                    Part(
                        column: column, values: UnsafePointer((list ?? empty).start),
                        count: count,
                        isIndexed: count > 0 || component.part == .dimensions
                            || isFirst && list != nil, isXHTML: isXHTML,
                        fallback: fallback.map { texts.copy($0) }, list: lists.count)
                ))
            lists.append(list)
        }
        self.lists = lists
        func select(_ part: JSONOutline.Part, _ level: JSONOutline.Level) -> [Part] {
            parts.lazy.filter { $0.component.part == part && $0.component.level == level }
                .map { $0.part }
        }
        dataSetKey = Parts(select(.dimensions, .dataSet))
        seriesKey = Parts(select(.dimensions, .series))
        observationKey = Parts(select(.dimensions, .observation))
        flatKey = Parts(select(.dimensions, .series) + select(.dimensions, .observation))
        dataSetCells = Parts(select(.attributes, .dataSet))
        groupCells = Parts(select(.attributes, .dimensionGroup))
        seriesCells = Parts(select(.attributes, .series))
        var measures = select(.measures, .observation)
        if let measure {
            measures = [
                Part(
                    column: measure, values: UnsafePointer(empty.start), count: 0,
                    isIndexed: false, isXHTML: false, fallback: nil, list: 0)
            ]
        }
        cells = Parts(measures + select(.attributes, .observation))
        let fixed = select(.dimensions, .dataSet)
        let outer = select(.dimensions, .series)
        let inner = select(.dimensions, .observation)
        groupKeys =
            (Self.orders(fixed + outer + inner, columns) + Self.orders(fixed + outer, columns)
            + Self.orders(outer, columns)).map { Parts($0) }
        var sets: [Set<Int>: Int] = [:]
        dependencies = groupCells.buffer.map { part in
            let set = Set(columns[part.column].attachedTo.compactMap { places[$0] })
            guard !set.isEmpty else { return -1 }
            let number = sets[set] ?? sets.count
            sets[set] = number
            return number
        }
        dependencySets = sets
        self.texts = texts
    }

    /// The number of a set of dimensions that some attribute of groups depends on; nil if none
    /// does.
    func dependency(on columns: Set<Int>) -> Int? { dependencySets[columns] }

    /// All values of a part by number; nil beyond the end.
    func values(_ part: Part, _ index: Int) -> [ComponentValue]? { lists[part.list]?.values(index) }

    /// The first part from there on that is given directly or lists values.
    func firstWithValues(_ parts: Parts, from start: Int) -> Int {
        guard parts === cells else { return start }
        var index = start
        while index < parts.count, parts.start[index].isIndexed, parts.start[index].count == 0 {
            index += 1
        }
        return index
    }

    /// The order of the data structure, which the standard's guide prescribes, and that of the
    /// message, data set before series before observation, which its samples have.
    private static func orders(_ shown: [Part], _ columns: [DataColumn]) -> [[Part]] {
        let byKey = shown.enumerated().sorted { one, other in
            let left = columns[one.element.column].keyPosition ?? .max
            let right = columns[other.element.column].keyPosition ?? .max
            return left == right ? one.offset < other.offset : left < right
        }
        let isSame = zip(byKey, shown.indices).allSatisfy { $0.offset == $1 }
        let sorted = byKey.map { $0.element }
        return isSame ? [sorted] : [sorted, shown]
    }
}
