public import SDMX

/// How an answer is written.
public enum FigureForm: Hashable, Sendable {
    /// A message of the standard, or JSON-stat.
    case message(MessageFormat)
    /// A table for people who do not know SDMX: codes, and names of areas.
    case csv
}
