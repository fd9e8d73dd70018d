/// Whose matter a record is, or a change of it: what rights depend on.
public struct RecordMatter: Hashable, Sendable {
    /// Organisations whose matter it is: ids of the register of organisations.
    public var organisations: Set<String> = []
    /// Areas whose matter it is.
    public var areas: Set<String> = []

    public init(organisations: Set<String> = [], areas: Set<String> = []) {
        self.organisations = organisations
        self.areas = areas
    }
}

extension Register {
    /// The organisations that a record belongs to, and the areas it names.
    public func matter(_ id: String, _ content: RecordContent) -> RecordMatter {
        var matter = RecordMatter()
        if owners.isItself { matter.organisations.insert(id) }
        for field in owners.fields {
            matter.organisations.formUnion(content[field].compactMap(\.value))
        }
        for field in fields {
            guard case .area = field.kind else { continue }
            matter.areas.formUnion(content[field.id].compactMap(\.value))
        }
        return matter
    }

    /// Whose leave a change needs: each of these matters must be one that whoever makes it may change.
    /// So that nobody takes a record over or gives it away, the record before and after count, and so
    /// does each organisation that comes or goes as an owner, alone.
    ///
    /// - Parameters:
    ///   - before: nil for a new record.
    ///   - after: nil for a deletion.
    public func matters(
        _ id: String, before: RecordContent?, after: RecordContent?
    ) -> [RecordMatter] {
        let sides = [before, after].compactMap(\.self)
        let changed = (after ?? RecordContent()).paths(differingFrom: before ?? RecordContent())
        if let part = owners.part {
            guard before != nil, after != nil, changed.allSatisfy({ $0.part?.id == part }) else {
                return [RecordMatter()]
            }
            return partMatters(id, sides, Set(changed.compactMap(\.part)))
        }
        var matters = sides.map { matter(id, $0) }
        guard let old = before, let new = after else { return matters }
        let moved = matter(id, old).organisations.symmetricDifference(
            matter(id, new).organisations)
        matters += moved.sorted().map { RecordMatter(organisations: [$0]) }
        return matters
    }

    /// Parts belong to the organisation that they name, before and after, and without one to those of the
    /// record.
    private func partMatters(
        _ id: String, _ sides: [RecordContent], _ parts: Set<FieldPath.PartKey>
    ) -> [RecordMatter] {
        var matters: Set<RecordMatter> = []
        for side in sides {
            let whole = matter(id, side)
            matters.insert(whole)
            for part in parts {
                let named = Set(
                    side[FieldPath("organisation", part: part)].compactMap(\.value))
                matters.formUnion(named.map { RecordMatter(organisations: [$0]) })
            }
        }
        return matters.sorted {
            $0.organisations.sorted().joined(separator: " ")
                < $1.organisations.sorted().joined(separator: " ")
        }
    }
}
