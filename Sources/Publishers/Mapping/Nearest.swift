import Vocabulary

/// Names like one that was mistyped.
enum Nearest {
    /// The names that are a few letters away, nearest first; at most three.
    static func names(to text: String, among names: [String]) -> [String] {
        let wanted = Array(text.lowercased().unicodeScalars.prefix(80))
        let most = max(1, wanted.count / 3)
        return names.compactMap { name -> (Int, String)? in
            let other = Array(name.lowercased().unicodeScalars.prefix(80))
            guard abs(other.count - wanted.count) <= most else { return nil }
            let steps = steps(wanted, other)
            return steps <= most ? (steps, name) : nil
        }
        .sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }.prefix(3).map(\.1)
    }

    /// "; did you mean x?", or nothing.
    static func hint(_ text: String, among names: [String]) -> String {
        let near = Self.names(to: text, among: names)
        return near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
    }

    /// Areas that a mistyped or unusual name may mean; at most three.
    static func areas(to text: String, in register: AreaRegister) -> [Area] {
        let found = register.search(text, limit: 3)
        if !found.isEmpty { return found }
        // "Congo, Republic of the": the first words alone may be found.
        if let comma = text.firstIndex(where: { ",(".contains($0) }) {
            let found = register.search(String(text[..<comma]), limit: 3)
            if !found.isEmpty { return found }
        }
        var byName: [String: Area] = [:]
        for area in register.all where !area.isAggregate {
            for name in Language.allCases.map(area.name(in:)) + [area.shortName] {
                if byName[name] == nil { byName[name] = area }
            }
        }
        var seen: Set<Area> = []
        return names(to: text, among: byName.keys.sorted()).compactMap { byName[$0] }
            .filter { seen.insert($0).inserted }
    }

    /// The number of letters put in, left out, changed or swapped with the next.
    private static func steps(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var row = [i + 1]
            row.reserveCapacity(b.count + 1)
            for (j, other) in b.enumerated() {
                var least = min(last[j + 1], row[j]) + 1
                least = min(least, last[j] + (letter == other ? 0 : 1))
                if i > 0, j > 0, letter == b[j - 1], a[i - 1] == other {
                    least = min(least, before[j - 1] + 1)
                }
                row.append(least)
            }
            (before, last) = (last, row)
        }
        return last[b.count]
    }
}
