/// Finds the columns of the components that a data set names, and adds those that are new.
///
/// Elements of a kind name the same components in the same order most of the time, so that each
/// place remembers its last column.
final class MLDataColumns {
    /// Where a component is named.
    enum Place: Int {
        case dataSet, group, series, observation
        /// In `SeriesKey` and the like, which hold dimensions and nothing else.
        case groupKey, seriesKey, observationKey
        /// In `Attributes`.
        case groupAttributes, seriesAttributes, observationAttributes
        case measure

        var attachment: DataColumn.Attachment {
            switch self {
            case .dataSet: .dataSet
            case .group, .groupKey, .groupAttributes: .group
            case .series, .seriesKey, .seriesAttributes: .series
            case .observation, .observationKey, .observationAttributes, .measure: .observation
            }
        }

        /// That of a `Comp`, which holds no dimension.
        var ofComp: Place {
            switch self {
            case .group: .groupAttributes
            case .series: .seriesAttributes
            default: self
            }
        }

        /// Whether the place can be that of dimensions and of attributes.
        var isMixed: Bool {
            switch self {
            case .group, .series, .observation: true
            case .dataSet, .groupKey, .seriesKey, .observationKey, .groupAttributes,
                .seriesAttributes, .observationAttributes, .measure:
                false
            }
        }

        fileprivate var isKey: Bool {
            switch self {
            case .groupKey, .seriesKey, .observationKey: true
            case .dataSet, .group, .series, .observation, .groupAttributes, .seriesAttributes,
                .observationAttributes, .measure:
                false
            }
        }
    }

    private let envelope: MLDataEnvelope
    private let width: Int
    @exclusivity(unchecked) private let hints: UnsafeMutablePointer<Int>
    /// Ids that mean another component of the structure.
    private var aliases: [String: Int] = [:]

    init(_ envelope: MLDataEnvelope) {
        self.envelope = envelope
        width = max(envelope.limits.attributes, 1) + 1
        hints = .allocate(capacity: width * (Place.measure.rawValue + 1))
        hints.initialize(repeating: -1, count: width * (Place.measure.rawValue + 1))
    }

    deinit { hints.deallocate() }

    /// Begins a data set.
    func reset() {
        hints.update(repeating: -1, count: width * (Place.measure.rawValue + 1))
        aliases.removeAll()
        guard let structure = envelope.structure else { return }
        // The standard's names of what structures of SDMX 2.0 may call otherwise.
        let ids = envelope.info.columns.map(\.id)
        let isNamed = structure.measures.contains { $0.id == "OBS_VALUE" }
        if !isNamed, structure.measures.count == 1, let only = structure.measures.first {
            aliases["OBS_VALUE"] = ids.firstIndex(of: only.id)
        }
        if let time = structure.timeDimension, time.id != "TIME_PERIOD" {
            aliases["TIME_PERIOD"] = ids.firstIndex(of: time.id)
        }
    }

    /// The column of a component; a new one if there is none.
    ///
    /// Throws `.limit` for too many.
    @inline(__always)
    func find(
        _ id: ByteSlice, _ ordinal: Int, _ place: Place, _ buffer: DataRowBuffer, _ value: ByteSlice
    ) throws(SDMXError) -> Int {
        let slot = place.rawValue &* width &+ min(ordinal, width &- 1)
        let hint = hints[slot]
        if buffer.isColumn(hint, id) { return hint }
        let found = try search(id, ordinal, place, buffer, value)
        hints[slot] = found
        return found
    }

    @inline(never)
    private func search(
        _ id: ByteSlice, _ ordinal: Int, _ place: Place, _ buffer: DataRowBuffer, _ value: ByteSlice
    ) throws(SDMXError) -> Int {
        if let known = buffer.find(id, hint: 0) {
            settle(known, place, buffer)
            return known
        }
        let text = id.string
        if let other = aliases[text] { return other }
        guard buffer.columns.count < envelope.limits.components else {
            throw envelope.error(
                .limit, found: "more than \(envelope.limits.components) components",
                expected: "at most that many")
        }
        return buffer.add(column(text, ordinal, place, buffer, value))
    }

    /// What a group and a series both name is a dimension, if nothing else tells.
    private func settle(_ index: Int, _ place: Place, _ buffer: DataRowBuffer) {
        let column = buffer.columns[index]
        guard column.isGuessed, !column.isUndeclared, place == .series || place == .observation,
            column.role == .attribute, column.attachment == .group,
            !RoleGuess.attributes.contains(column.id)
        else { return }
        buffer.change(index) { column in
            column.role = .dimension
            column.attachment = nil
        }
    }

    private func column(
        _ id: String, _ ordinal: Int, _ place: Place, _ buffer: DataRowBuffer, _ value: ByteSlice
    ) -> DataColumn {
        var column: DataColumn
        if place == .measure {
            column = DataColumn(id, .measure)
        } else if place.isKey {
            column = DataColumn(id, id == "TIME_PERIOD" ? .timeDimension : .dimension)
        } else if !place.isMixed {
            column = DataColumn(id, .attribute)
        } else if envelope.structure != nil {
            column = DataColumn(id, .attribute, isGuessed: true)
        } else {
            let guess = MLRoleGuess(envelope, ordinal, place)
            column = guess.column(id, value, buffer.columns)
        }
        column.isUndeclared = envelope.structure != nil
        if column.role == .attribute { column.attachment = place.attachment }
        return column
    }
}
