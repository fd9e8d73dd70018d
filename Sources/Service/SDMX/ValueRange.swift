/// Which values of an answer are asked for by a header: `Range: values=0-99`, as some services of
/// the standard take it.
struct ValueRange: Hashable, Sendable {
    /// From 0.
    let first: Int
    /// Included; nil for all that follow.
    let last: Int?

    /// Nil for what is no such range, as HTTP asks to pass over ranges that are not understood.
    init?(_ header: String?) {
        guard let header, header.utf8.count <= 64, header.lowercased().hasPrefix("values=") else {
            return nil
        }
        let ends = header.dropFirst(7).split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = Self.number(ends[0]) else { return nil }
        self.first = first
        guard !ends[1].isEmpty else {
            last = nil
            return
        }
        guard let last = Self.number(ends[1]), last >= first, last < .max else { return nil }
        self.last = last
    }

    /// How many there are at most; nil for any number.
    var count: Int? { last.map { $0 - first + 1 } }

    /// As `Content-Range` says it, of so many; nil where it lies behind all of them.
    func told(of total: Int) -> String? {
        guard first < total else { return nil }
        return "values \(first)-\(min(last ?? .max, total - 1))/\(total)"
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }
}
