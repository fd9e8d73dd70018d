extension Structures {
    /// The codes that a component with that enumeration may have, extensions of code lists
    /// included; nil if the list, or one that it is extended by, is not there.
    ///
    /// In the order of the list: codes of extensions come after its own, and where two have the
    /// same id the last one holds, as SDMX 3.0 has it.
    public func codes(of enumeration: ArtefactReference) -> [Code]? {
        if enumeration.artefactClass == .valueList {
            return valueList(enumeration)?.items.map { Code($0.id, names: $0.names) }
        }
        if let list = codelist(enumeration) {
            var visited: Set<ArtefactReference> = []
            return codes(of: list, &visited)
        }
        return valueList(enumeration)?.items.map { Code($0.id, names: $0.names) }
    }

    private func codes(of list: Codelist, _ visited: inout Set<ArtefactReference>) -> [Code]? {
        guard !list.extensions.isEmpty else { return list.codes }
        // A list that extends itself adds nothing.
        guard visited.insert(list.reference).inserted, visited.count < 1000 else { return [] }
        var all: [Code] = []
        var places: [String: Int] = [:]
        func add(_ code: Code) {
            if let place = places[code.id] {
                all[place] = code
            } else {
                places[code.id] = all.count
                all.append(code)
            }
        }
        for part in list.extensions {
            guard let source = codelist(part.codelist), let codes = codes(of: source, &visited)
            else { return nil }
            for code in Self.select(part.selection, from: codes) {
                var copy = code
                copy.identity.id = (part.prefix ?? "") + code.id
                copy.parent = code.parent.map { (part.prefix ?? "") + $0 }
                add(copy)
            }
        }
        for code in list.codes { add(code) }
        return all
    }

    private static func select(
        _ selection: CodelistExtension.Selection, from codes: [Code]
    ) -> [Code] {
        switch selection {
        case .all: return codes
        case .including(let members):
            let chosen = ids(members, in: codes)
            return codes.filter { chosen.contains($0.id) }
        case .excluding(let members):
            let left = ids(members, in: codes)
            return codes.filter { !left.contains($0.id) }
        }
    }

    private static func ids(
        _ members: [CodelistExtension.MemberSelection], in codes: [Code]
    ) -> Set<String> {
        var ids: Set<String> = []
        for member in members {
            ids.formUnion(
                codes.lazy.map(\.id).filter { Wildcard.matches($0, pattern: member.value) })
        }
        let roots = members.filter { $0.cascade == .yes || $0.cascade == .excludingRoot }
        guard !roots.isEmpty else { return ids }
        for root in roots {
            ids.formUnion(descendants(of: root.value, in: codes))
            if root.cascade == .excludingRoot { ids.remove(root.value) }
        }
        return ids
    }

    /// The ids of all codes below one, at any depth.
    static func descendants(of id: String, in codes: [Code]) -> Set<String> {
        var children: [String: [String]] = [:]
        for code in codes {
            if let parent = code.parent { children[parent, default: []].append(code.id) }
        }
        var found: Set<String> = []
        var open = children[id] ?? []
        while let next = open.popLast() {
            if found.insert(next).inserted { open += children[next] ?? [] }
        }
        return found
    }
}

/// Patterns in which `%` stands for any characters.
enum Wildcard {
    /// Linear in the text for each `%`.
    static func matches(_ text: String, pattern: String) -> Bool {
        guard pattern.utf8.contains(UInt8(ascii: "%")) else { return text == pattern }
        let text = Array(text.utf8)
        let pattern = Array(pattern.utf8)
        var at = 0
        var place = 0
        var star = -1
        var resume = 0
        while at < text.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "%") {
                star = place
                resume = at
                place += 1
            } else if place < pattern.count, pattern[place] == text[at] {
                place += 1
                at += 1
            } else if star >= 0 {
                place = star + 1
                resume += 1
                at = resume
            } else {
                return false
            }
        }
        while place < pattern.count, pattern[place] == UInt8(ascii: "%") { place += 1 }
        return place == pattern.count
    }
}
