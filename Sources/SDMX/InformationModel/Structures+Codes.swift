extension Structures {
    /// The codes that a component with that enumeration may have, extensions of code lists
    /// included; nil if the list, or one that it is extended by, is not there or only as a stub.
    ///
    /// In the order of the list: codes of extensions come after its own, and where two have the
    /// same id the last one holds, as SDMX 3.0 has it.
    public func codes(of enumeration: ArtefactReference) -> [Code]? {
        if enumeration.artefactClass == .valueList {
            return values(of: enumeration)
        }
        if let list = codelist(enumeration) {
            var resolved = Resolved()
            return codes(of: list, &resolved)
        }
        return values(of: enumeration)
    }

    private func values(of enumeration: ArtefactReference) -> [Code]? {
        guard let list = valueList(enumeration), !list.maintenance.isExternalReference else {
            return nil
        }
        return list.items.map { Code($0.id, names: $0.names) }
    }

    /// Lists on the way, and lists that are done.
    private struct Resolved {
        var path: Set<ArtefactReference> = []
        var done: [ArtefactReference: [Code]] = [:]
        static let mostCodes = 3_000_000
    }

    private func codes(of list: Codelist, _ resolved: inout Resolved) -> [Code]? {
        // A stub says nothing of its codes.
        guard !list.maintenance.isExternalReference else { return nil }
        guard !list.extensions.isEmpty else { return list.codes }
        if let done = resolved.done[list.reference] { return done }
        // A list that extends itself adds nothing.
        guard resolved.path.count < 100, resolved.path.insert(list.reference).inserted else {
            return []
        }
        defer { resolved.path.remove(list.reference) }
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
            guard let source = codelist(part.codelist), let codes = codes(of: source, &resolved)
            else { return nil }
            for code in Self.select(part.selection, from: codes) {
                var copy = code
                copy.identity.id = (part.prefix ?? "") + code.id
                copy.parent = code.parent.map { (part.prefix ?? "") + $0 }
                add(copy)
            }
        }
        for code in list.codes { add(code) }
        guard all.count <= Resolved.mostCodes else { return nil }
        resolved.done[list.reference] = all
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
        let all = Set(codes.map(\.id))
        var ids: Set<String> = []
        for member in members {
            if member.value.contains("%") {
                ids.formUnion(all.filter { Wildcard.matches($0, pattern: member.value) })
            } else if all.contains(member.value) {
                ids.insert(member.value)
            }
        }
        let roots = members.filter { $0.cascade == .yes || $0.cascade == .excludingRoot }
        guard !roots.isEmpty else { return ids }
        let children = children(codes)
        for root in roots {
            ids.formUnion(descendants(of: root.value, in: children))
            if root.cascade == .excludingRoot { ids.remove(root.value) }
        }
        return ids
    }

    /// The ids of the codes right below each.
    static func children(_ codes: [Code]) -> [String: [String]] {
        var children: [String: [String]] = [:]
        for code in codes {
            if let parent = code.parent { children[parent, default: []].append(code.id) }
        }
        return children
    }

    /// The ids of all codes below one, at any depth.
    static func descendants(of id: String, in children: [String: [String]]) -> Set<String> {
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
