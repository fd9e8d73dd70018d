/// What somebody may have meant.
enum Nearest {
    /// The words that are least unlike a text, nearest first: those that differ in a few letters,
    /// or begin with it.
    ///
    /// Cost: the length of the text times that of all words.
    static func words(to text: String, among words: [String], limit: Int = 3) -> [String] {
        let wanted = Array(text.lowercased().unicodeScalars.prefix(40))
        guard !wanted.isEmpty else { return [] }
        let most = max(1, wanted.count / 3)
        var found: [(distance: Int, word: String)] = []
        for word in words {
            let letters = Array(word.lowercased().unicodeScalars.prefix(60))
            let starts =
                wanted.count > 1
                && (letters.starts(with: wanted) || wanted.starts(with: letters))
            let distance = starts ? 0 : self.distance(wanted, letters)
            if distance <= most { found.append((distance, word)) }
        }
        return found.enumerated().sorted {
            ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset)
        }.prefix(limit).map(\.element.word)
    }

    /// How many letters must be put in, taken out, replaced or swapped with the next.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for (j, y) in b.enumerated() {
                var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (x == y ? 0 : 1))
                if i > 0, j > 0, x == b[j - 1], a[i - 1] == y {
                    cost = min(cost, before[j - 1] + 1)
                }
                row.append(cost)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}
