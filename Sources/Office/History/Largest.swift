/// The first so many of any number of elements, in flat memory: a heap whose root is the last
/// one kept.
///
/// Cost: O(log limit) an element.
struct Largest<Element> {
    private let limit: Int
    private let comesFirst: (Element, Element) -> Bool
    private var heap: [Element] = []

    init(_ limit: Int, by comesFirst: @escaping (Element, Element) -> Bool) {
        self.limit = max(0, limit)
        self.comesFirst = comesFirst
    }

    mutating func add(_ element: Element) {
        if heap.count < limit {
            heap.append(element)
            rise(heap.count - 1)
        } else if let last = heap.first, comesFirst(element, last) {
            heap[0] = element
            sink(0)
        }
    }

    /// The elements kept, in order.
    var inOrder: [Element] { heap.sorted(by: comesFirst) }

    private mutating func rise(_ start: Int) {
        var place = start
        while place > 0 {
            let parent = (place - 1) / 2
            guard comesFirst(heap[parent], heap[place]) else { return }
            heap.swapAt(parent, place)
            place = parent
        }
    }

    private mutating func sink(_ start: Int) {
        var place = start
        while true {
            var last = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
                if comesFirst(heap[last], heap[child]) { last = child }
            }
            if last == place { return }
            heap.swapAt(last, place)
            place = last
        }
    }
}
