extension AreaRegister {
    /// Areas that a reader may mean by a word or code: names in six languages, former and
    /// other names, and every scheme's codes, whatever the case and accents.
    ///
    /// Nearest first: a code, a whole name, a publisher's own code, the beginning of a name,
    /// the beginning of a word in it. Among equals, today's countries come before former areas
    /// and regions.
    ///
    /// - Parameter limit: the most areas to give; each comes once.
    public func search(_ text: String, limit: Int = 10) -> [Area] {
        let query = AreaNameIndex.folded(text)
        guard limit > 0, query.count > 1 else { return [] }
        let index = AreaNameIndex.standard
        var best: [Int: AreaNameIndex.Rank] = [:]
        for entry in index.entries {
            guard let match = entry.match(query) else { continue }
            let area = index.areas[entry.area]
            let rank = AreaNameIndex.Rank(
                match: match,
                standing: area.isAggregate ? 2 : area.isCurrent ? 0 : 1,
                isOtherName: entry.kind == .otherName,
                length: entry.text.count)
            if best[entry.area].map({ rank < $0 }) ?? true { best[entry.area] = rank }
        }
        return
            best
            .sorted { left, right in
                left.value == right.value ? left.key < right.key : left.value < right.value
            }
            .prefix(limit)
            .map { index.areas[$0.key] }
    }
}

/// The names and codes of a register, folded for search. Built at the first search.
struct AreaNameIndex: Sendable {
    enum Kind: Sendable {
        case name, otherName, code, publisherCode
    }

    /// One name or code: its folded bytes after a blank, so that every word begins with one.
    struct Entry: Sendable {
        let text: [UInt8]
        let kind: Kind
        let area: Int

        /// How well a folded query fits, 0 best; nil if it does not.
        func match(_ query: [UInt8]) -> Int? {
            switch kind {
            case .code: return text == query ? 0 : nil
            case .publisherCode: return text == query ? 2 : nil
            case .name, .otherName:
                if text.starts(with: query) { return text.count == query.count ? 1 : 3 }
                return contains(query) ? 4 : nil
            }
        }

        private func contains(_ query: [UInt8]) -> Bool {
            guard text.count >= query.count else { return false }
            let blank = UInt8(ascii: " ")
            return (0...(text.count - query.count)).contains { start in
                text[start] == blank && text[start...].starts(with: query)
            }
        }
    }

    struct Rank: Comparable {
        let match: Int
        let standing: Int
        let isOtherName: Bool
        let length: Int

        static func < (left: Rank, right: Rank) -> Bool {
            (left.match, left.standing, left.isOtherName ? 1 : 0, left.length)
                < (right.match, right.standing, right.isOtherName ? 1 : 0, right.length)
        }
    }

    static let standard = AreaNameIndex(AreaRegister.standard)

    let areas: [Area]
    let entries: [Entry]

    init(_ register: AreaRegister) {
        areas = register.all
        var entries: [Entry] = []
        var positions: [String: Int] = [:]
        for (position, area) in areas.enumerated() {
            positions[area.id] = position
            func add(_ text: String, _ kind: Kind) {
                entries.append(Entry(text: Self.folded(text), kind: kind, area: position))
            }
            for name in Set(Language.allCases.map(area.name) + [area.shortName]) {
                add(name, .name)
            }
            for name in area.otherNames { add(name, .otherName) }
        }
        for scheme in AreaScheme.allCases {
            let kind = Self.kind(of: scheme)
            for code in register.codes(in: scheme) {
                let text = Self.folded(code)
                for (area, _) in register.history(of: code, in: scheme) {
                    guard let position = positions[area.id] else { continue }
                    entries.append(Entry(text: text, kind: kind, area: position))
                }
            }
        }
        self.entries = entries
    }

    private static func kind(of scheme: AreaScheme) -> Kind {
        switch scheme {
        case .corridor, .alpha2, .alpha3, .m49, .eurostat: .code
        case .desa, .unhcr, .worldBank, .undesaCopy: .publisherCode
        }
    }
}
