/// Roles of columns that no data structure tells, by the standard's order of columns: dimensions,
/// measures, attributes.
struct CSVRoleGuess {
    let roles: [DataColumn.Role]

    /// What was done, for people.
    static let sentence =
        "columns before OBS_VALUE were taken for dimensions and those after it for attributes, "
        + "but for ids that are usual for attributes and names that cannot be ids"

    /// The same of messages that may be about parts of keys only.
    static let partsSentence =
        "without a measure and TIME_PERIOD all rows were taken to be about parts of the key"

    /// - Parameter components: of the header, from left to right.
    init(_ components: [CSVComponent]) {
        let measure = components.firstIndex { Self.isMeasure($0.id) }
        let time = components.firstIndex { $0.id == "TIME_PERIOD" }
        let first = measure ?? time ?? components.count
        // Where nothing can be a dimension before the measure, dimensions come after it.
        let isReversed = !components[..<first].contains { Self.mayBeKey($0) }
        roles = components.enumerated().map { index, component in
            if Self.isMeasure(component.id) { return .measure }
            if component.id == "TIME_PERIOD" { return .timeDimension }
            guard Self.mayBeKey(component) else { return .attribute }
            return index < first || isReversed || component.id.hasPrefix("DIM_")
                ? .dimension : .attribute
        }
    }

    /// `OBS_VALUE`, or `OBS_VALUE1`, `MEAS_1` and the like where there are several.
    private static func isMeasure(_ id: String) -> Bool {
        id.hasPrefix("OBS_VAL") || id.hasPrefix("MEAS_")
    }

    private static func mayBeKey(_ component: CSVComponent) -> Bool {
        let id = component.id
        return component.multiplicity == .one && StructureReference.isID(id)
            && !RoleGuess.attributes.contains(id) && !id.hasPrefix("ATTR_")
    }
}
