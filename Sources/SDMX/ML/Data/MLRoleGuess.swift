/// The roles of components that structure-specific data name where no structure is at hand.
struct MLRoleGuess {
    private let envelope: MLDataEnvelope
    private let ordinal: Int
    private let place: MLDataColumns.Place

    /// - Parameter ordinal: of the attribute in the current start tag.
    init(_ envelope: MLDataEnvelope, _ ordinal: Int, _ place: MLDataColumns.Place) {
        self.envelope = envelope
        self.ordinal = ordinal
        self.place = place
    }

    /// The column, marked as guessed unless the standard leaves no choice.
    ///
    /// - Parameter known: the columns so far.
    func column(_ id: String, _ value: ByteSlice, _ known: [DataColumn]) -> DataColumn {
        let dimension = envelope.info.dimensionAtObservation
        let hasFixedNames = envelope.root.format == .ml21
        if id == "TIME_PERIOD" { return DataColumn(id, .timeDimension) }
        if id == dimension {
            // Only in SDMX 2.0 can the time dimension have a name of its own.
            let isTime = envelope.root.format == .ml20
            return DataColumn(id, isTime ? .timeDimension : .dimension, isGuessed: isTime)
        }
        if id == "OBS_VALUE" { return DataColumn(id, .measure, isGuessed: !hasFixedNames) }
        let isKnown = RoleGuess.attributes.contains(id)
        if place == .group { return DataColumn(id, .attribute, isGuessed: true) }
        let measures = known.filter { $0.role == .measure }.map(\.id)
        if place == .observation, envelope.isInSeries || follows(["TIME_PERIOD"]) {
            if envelope.isInSeries, hasFixedNames { return DataColumn(id, .attribute) }
            let isNumber = NumberText.double(value.buffer, mark: UInt8(ascii: ".")) != nil
            let isFirst = measures.isEmpty && !names("OBS_VALUE") && !hasFixedNames
            if isFirst, isNumber, !isKnown { return DataColumn(id, .measure, isGuessed: true) }
            if envelope.isInSeries { return DataColumn(id, .attribute, isGuessed: true) }
        }
        // Dimensions come first, unless the order is that of the alphabet, which says nothing.
        let isAttribute =
            isKnown || !isSorted && follows(RoleGuess.attributes.union(measures + ["OBS_VALUE"]))
        return DataColumn(id, isAttribute ? .attribute : .dimension, isGuessed: true)
    }

    private func names(_ id: StaticString) -> Bool {
        let scanner = envelope.scanner
        return (0..<scanner.attributeCount).contains { scanner.attributes[$0].name.isSame(as: id) }
    }

    /// Whether one of those stands before it in the tag.
    private func follows(_ ids: Set<String>) -> Bool {
        let scanner = envelope.scanner
        return (0..<min(ordinal, scanner.attributeCount)).contains { index in
            ids.contains(scanner.attributes[index].name.string)
        }
    }

    /// Whether the tag's attributes are in the order of the alphabet, so that it says nothing.
    private var isSorted: Bool {
        let scanner = envelope.scanner
        let ids = (0..<scanner.attributeCount).map { scanner.attributes[$0].name.string }
        return zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 }
    }

    /// What was guessed of the columns, in sentences.
    static func sentences(_ columns: [DataColumn]) -> [String] {
        let kinds: [(DataColumn.Role, String)] = [
            (.dimension, "dimensions"), (.timeDimension, "the time dimension"),
            (.measure, "measures"), (.attribute, "attributes"),
        ]
        return kinds.compactMap { role, name in
            let ids = columns.filter { $0.isGuessed && $0.role == role }.map(\.id)
            return ids.isEmpty ? nil : "taken for \(name): " + ids.joined(separator: ", ")
        }
    }
}
