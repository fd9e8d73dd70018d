/// The versions of SDMX-CSV that differ in the shape of their tables.
public enum CSVVersion: String, Sendable, Hashable, CaseIterable {
    /// 1.0: one leading column `DATAFLOW`, no actions, one value to a cell.
    case v1
    /// 2.0 and 2.1: leading columns `STRUCTURE` and `STRUCTURE_ID`, an action for every row.
    case v2
}
