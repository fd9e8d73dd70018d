/// One column of a table of data.
public struct CSVColumn: Sendable, Hashable {
    /// What the cells of a column are.
    public enum Role: Sendable, Hashable {
        /// The kind of structure, in version 2.
        case structure
        /// The reference to the structure: `STRUCTURE_ID`, or `DATAFLOW` in version 1.
        case structureID
        case structureName
        case action
        case seriesKey
        case obsKey
        /// A component of the structure, or a custom column.
        case component
        /// The names that belong to the ids in the column of this index.
        case label(of: Int)
    }

    public let role: Role
    /// What the header says; for the fixed columns their fixed term.
    public let component: CSVComponent

    /// The id in the header, without brackets and label.
    public var id: String { component.id }
}
