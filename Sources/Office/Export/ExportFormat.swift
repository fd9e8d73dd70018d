/// The formats that figures are given out in.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// SDMX-CSV 2.0: reads back into a workspace.
    case sdmxCSV2 = "sdmx-csv-2"
    /// SDMX-CSV 1.0, for older clients.
    case sdmxCSV1 = "sdmx-csv-1"
    /// A plain table: one row a figure, areas with their names.
    case csv = "csv"
}
