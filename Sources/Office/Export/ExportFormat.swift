/// The formats that figures are given out in.
public enum ExportFormat: String, Sendable, CaseIterable {
    /// SDMX-CSV 2.0: reads back into a workspace.
    case sdmxCSV2 = "sdmx-csv-2"
    /// SDMX-CSV 1.0, for older clients.
    case sdmxCSV1 = "sdmx-csv-1"
    /// SDMX-ML 2.1, structure-specific, by series.
    case sdmxML21 = "sdmx-ml-2.1"
    /// SDMX-ML 3.0, by series.
    case sdmxML30 = "sdmx-ml-3.0"
    /// SDMX-JSON 2.0, by series.
    case sdmxJSON2 = "sdmx-json-2"
    /// SDMX-JSON 1.0, for older clients.
    case sdmxJSON1 = "sdmx-json-1"
    /// JSON-stat 2.0, whose cube has room for values and status only.
    case jsonStat = "json-stat"
    /// A plain table: one row a figure, areas with their names.
    case csv = "csv"
    /// A workbook: the figures with codes and names, notes, codes and sources.
    case xlsx = "xlsx"
    /// An archive: the figures as a table and as SDMX-CSV, metadata, citation, terms, a page to read.
    case zip = "zip"
}

/// What an export came to.
public struct ExportOutcome: Sendable {
    /// Figures written.
    public var count: Int
    /// What the format could not carry, in sentences.
    public var losses: [String]
}
