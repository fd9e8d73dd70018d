/// Whether a message in SDMX-CSV shows names beside ids: the format's parameter `labels`.
public enum Labels: String, Sendable, Hashable, CaseIterable {
    /// Ids only.
    case id
    /// Names in a column of their own after each column of ids.
    case name
    /// Id and name in one cell, `ID: name`.
    case both
}
