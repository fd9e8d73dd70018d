/// Which pages of answers a file has, and whether any lacks.
///
/// A file may hold the answers to several questions, one after another: pages of answers that say
/// the same number of pages and of items are told apart by how often each page comes.
struct JSONPages {
    private struct Answer: Hashable {
        let pages: Int
        let total: String
    }

    /// No service has more pages than this.
    private static let most = 1_000_000

    private var counts: [Answer: [Int: Int]] = [:]
    private var order: [Answer] = []

    /// Takes the heading of a page: its number, how many there are, and how many items in all.
    mutating func add(_ page: Int?, of pages: Int?, total: String) {
        let answer = Answer(pages: min(max(1, pages ?? 1), Self.most), total: total)
        if counts[answer] == nil { order.append(answer) }
        counts[answer, default: [:]][page ?? 1, default: 0] += 1
    }

    /// What lacks, in words: "1 of 2 pages, without page 2"; nil where nothing does.
    var complaint: String? {
        for answer in order where answer.pages > 1 {
            let found = counts[answer] ?? [:]
            let times = found.values.max() ?? 0
            guard found.count != answer.pages || found.values.contains(where: { $0 != times })
            else { continue }
            let missing = (1...answer.pages).lazy.filter { found[$0] ?? 0 < times }.prefix(5)
            return "\(found.count) of \(answer.pages) pages, without page "
                + missing.map(String.init).joined(separator: ", ")
        }
        return nil
    }
}
