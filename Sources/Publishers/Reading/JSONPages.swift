import Tables

/// Which pages of answers a file has, and whether a page or an item lacks.
///
/// A file may hold the answers to several questions, one after another: pages of answers that say
/// the same number of pages and of items are told apart by how often each page comes.
struct JSONPages {
    private struct Answer: Hashable {
        let pages: Int
        let total: String
    }

    /// No service has more pages than this.
    private static let limit = 1_000_000

    private var counts: [Answer: [Int: Int]] = [:]
    private var order: [Answer] = []
    /// Items by answer, of answers whose headings come before their items.
    private var items: [Answer: Int] = [:]
    private var open: Answer?

    /// Takes the heading of a page: its number, how many there are, and how many items in all.
    mutating func add(_ page: Int?, of pages: Int?, total: String) {
        let answer = Answer(pages: min(max(1, pages ?? 1), Self.limit), total: total)
        if counts[answer] == nil { order.append(answer) }
        counts[answer, default: [:]][page ?? 1, default: 0] += 1
        open = answer
    }

    /// Takes an item of the page whose heading came last.
    mutating func addItem() {
        if let open { items[open, default: 0] += 1 }
    }

    /// The numbers of all pages that are there.
    var numbers: Set<Int> { Set(counts.values.flatMap(\.keys)) }

    /// The most pages that an answer is said to have; 0 where none says.
    var most: Int { order.map(\.pages).max() ?? 0 }

    /// What lacks, in words: "1 of 2 pages, without page 2"; nil where nothing does.
    var complaint: String? {
        for answer in order {
            let found = counts[answer] ?? [:]
            let times = found.values.max() ?? 0
            guard found.count != answer.pages || found.values.contains(where: { $0 != times })
            else {
                guard let total = NumberText.int(answer.total), times < 1_000_000,
                    total < 1_000_000_000, items[answer] ?? 0 != total * times
                else { continue }
                return "\(items[answer] ?? 0) of \(total * times) items"
            }
            let missing = (1...answer.pages).lazy.filter { found[$0] ?? 0 < times }.prefix(5)
            return "\(found.count) of \(answer.pages) pages, without page "
                + missing.map(String.init).joined(separator: ", ")
        }
        return nil
    }
}
