internal import Cubes
internal import Vocabulary

extension RowWriter {
    /// Does changes to the observations of a series, in order. An observation that then says
    /// something else comes with the release and the place of the change; the others keep theirs.
    mutating func apply(
        _ changes: [PackedChange], to items: inout [PackedObservations.Item],
        _ counts: inout AmendmentCounts
    ) throws {
        for change in changes {
            let place = items.firstIndex { $0.period == change.item.period }
            switch change.kind {
            case .deleteSeries:
                if items.isEmpty { counts.absent += 1 }
                counts.deleted += items.count
                items = []
            case .deleteObservation:
                if let place {
                    items.remove(at: place)
                    counts.deleted += 1
                } else {
                    counts.absent += 1
                }
            case .deleteParts:
                try deleteParts(change, place, &items, &counts)
            case .append, .merge, .replace:
                guard let place else {
                    items.insert(change.item, at: try self.place(of: change.item, in: items))
                    counts.inserted += 1
                    continue
                }
                let new = try put(change, over: items[place])
                if new.says(sameAs: items[place]) {
                    counts.unchanged += 1
                } else {
                    items[place] = new
                    counts.changed += 1
                }
            }
        }
    }

    /// What an observation becomes when a change puts something over it.
    private mutating func put(
        _ change: PackedChange, over old: PackedObservations.Item
    ) throws -> PackedObservations.Item {
        var new = old
        switch change.kind {
        case .replace: return change.item
        case .merge:
            if change.parts.contains(.value) {
                new.value = change.item.value
                new.reason = change.item.reason
            }
            if change.parts.contains(.status) { new.status = change.item.status }
            new.attributes = try attributes(old.attributes, with: change.item.attributes)
            new.stand(where: change.item)
        case .append, .deleteObservation, .deleteParts, .deleteSeries: break
        }
        return new
    }

    private mutating func deleteParts(
        _ change: PackedChange, _ place: Int?, _ items: inout [PackedObservations.Item],
        _ counts: inout AmendmentCounts
    ) throws {
        guard let place else {
            counts.absent += 1
            return
        }
        let old = items[place]
        var new = old
        new.stand(where: change.item)
        new.attributes = try attributes(old.attributes, without: change.removed)
        if change.parts.contains(.status) { new.status = Self.pack(ObservationStatus.normal) }
        if change.parts.contains(.value) {
            new.value = 0
            new.reason = MissingReason.notReported.rawValue
        }
        if new.reason != 0, new.status == Self.pack(ObservationStatus.normal) {
            new.status = Self.pack(ObservationStatus.missing)
        }
        let none = try id(of: AttributeSet.none)
        let saysNothing =
            new.status == Self.pack(ObservationStatus.missing) && new.attributes == none
        if change.parts.contains(.value), saysNothing {
            items.remove(at: place)
            counts.deleted += 1
        } else if new.says(sameAs: old) {
            counts.absent += 1
        } else {
            items[place] = new
            counts.changed += 1
        }
    }

    /// A set with another's values put over it.
    private mutating func attributes(_ old: UInt32, with given: UInt32) throws -> UInt32 {
        let given = try dictionaries.attributeSet(given)
        guard !given.pairs.isEmpty else { return old }
        var values = try dictionaries.attributeSet(old).values
        for pair in given.pairs { values[pair.id] = pair.value }
        return try id(of: AttributeSet(values))
    }

    /// A set without some attributes.
    private mutating func attributes(_ old: UInt32, without removed: UInt8) throws -> UInt32 {
        guard removed != 0 else { return old }
        let values = try dictionaries.attributeSet(old).values.filter { id, _ in
            id.bit & removed == 0
        }
        return try id(of: AttributeSet(values))
    }

    /// Where an observation belongs among others in order of period.
    private func place(
        of item: PackedObservations.Item, in items: [PackedObservations.Item]
    ) throws -> Int {
        let period = try dictionaries.period(item.period)
        return try items.firstIndex { try dictionaries.period($0.period) > period } ?? items.count
    }
}

extension AttributeSet {
    /// The values by attribute.
    fileprivate var values: [AttributeID: String] {
        Dictionary(pairs.map { ($0.id, $0.value) }, uniquingKeysWith: { a, _ in a })
    }
}

extension PackedObservations.Item {
    /// Whether two observations say the same, wherever they stood; -0 and 0 differ.
    func says(sameAs other: Self) -> Bool {
        period == other.period && value.bitPattern == other.value.bitPattern
            && reason == other.reason && status == other.status && attributes == other.attributes
    }

    /// Takes the release and place of another.
    mutating func stand(where other: Self) {
        release = other.release
        row = other.row
        column = other.column
        sheet = other.sheet
    }
}
