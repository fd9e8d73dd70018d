public import Cubes
import Vocabulary

/// How a table that no publisher's reader knows is to be read, as its user wrote it down.
///
/// A mapping says everything: where the figures stand, which cells give their codes, what is left
/// out and why. Nothing is guessed when a table is read by it. Reference: `docs/mapping.md`.
public struct Mapping: Sendable {
    /// The file's name, for lineage.
    public let name: String
    /// The file's text, kept with the release so that the import can be explained and repeated.
    public let text: String
    public let dataSet: DataSet
    public let dataflow: Dataflow
    /// What the mapping says that the series count; each rule speaks only of series with the
    /// mapping's fixed codes.
    public let definitions: [DefinitionRule]
    /// Whether the file is an SDMX message rather than a table.
    public let isMessage: Bool

    let layout: TableLayout
    /// The dimensions before `TIME_PERIOD` but `SOURCE`, in the dataflow's order.
    let dimensions: [DimensionID: MappedValue]
    let period: MappedValue
    /// `OBS_STATUS` and the attributes.
    let attributes: [(name: MappedAttribute, value: MappedValue)]
    let form: FigureForm
    let rules: [RowRule]
    let checks: [MappingCheck]
    /// The component of an SDMX message that has the figures.
    let measure: String
    /// Line of the key `dimensions`, for messages that ask for another line there.
    let dimensionsLine: Int
}

/// Where the figures of a table stand.
struct TableLayout: Sendable {
    /// Nil for the workbook's only sheet, and for delimited text.
    var sheet: String?
    /// Nil for what the file's first bytes say; Windows-1252 has to be said.
    var encoding: String?
    /// Nil where the separator that occurs most in the first line is meant.
    var separator: Character?
    /// Numbers of the header's rows, from 1, ascending.
    var header: [Int] = []
    /// The first row of figures, and the last where one is said.
    var first = 1
    var last: Int?
    var figures = FigureColumns.columns([])

    /// Which columns hold figures.
    enum FigureColumns: Sendable {
        case columns([ClosedRange<Int>])
        /// From a column to the header's last.
        case from(Int)
        case headings([String])
    }
}

/// A place that gives a text for a figure.
enum CellPlace: Hashable, Sendable, CustomStringConvertible {
    /// A column of the figure's row, from 1.
    case column(Int)
    /// The column of the figure's row that has this heading.
    case heading(String)
    /// A header row, in the figure's column.
    case header(Int)
    /// So many columns right of the figure.
    case offset(Int)
    /// A component of an SDMX message.
    case component(String)

    var description: String {
        switch self {
        case .column(let column): "column \(SourceCell.letters(column))"
        case .heading(let name): "heading \"\(name)\""
        case .header(let row): "header row \(row)"
        case .offset(let count): "offset \(count)"
        case .component(let id): "component \(id)"
        }
    }
}

/// What gives the code of a dimension or the value of an attribute.
struct MappedValue: Sendable {
    /// How a text that the table of codes lacks is read.
    enum Reading: Hashable, Sendable {
        /// Not at all.
        case no
        /// As one of our codes, or as free text of an attribute.
        case asIs
        /// As the name of an area, in any of six languages.
        case names
        case scheme(AreaScheme)
        /// As a period of SDMX.
        case period
        /// As a year with this before and that after it.
        case year(before: String, after: String)
    }

    /// Line in the mapping.
    let line: Int
    /// Nil for a fixed code.
    let place: CellPlace?
    let fixed: String
    let reading: Reading
    /// Codes by text.
    let codes: [String: String]
    /// Whether a blank place has what stands before it: above in a column, left in a header.
    let fills: Bool
    /// Footnote marks that are cut from the end of a text.
    let marks: [String]
}

/// What an attribute of the mapping is of ours.
enum MappedAttribute: Hashable, Sendable {
    case status
    case attribute(AttributeID)

    var name: String {
        switch self {
        case .status: "OBS_STATUS"
        case .attribute(let id): id.rawValue
        }
    }
}

/// Rows or columns that are not read, or the only ones that are.
struct RowRule: Sendable {
    enum Test: Sendable {
        case rows(ClosedRange<Int>)
        case columns([ClosedRange<Int>])
        /// Figures whose two ends are one area: the diagonal of a matrix.
        case sameArea
        /// A text that is, or begins with, one of some.
        case text(CellPlace, is: Set<String>, begins: [String])
    }

    let test: Test
    /// Whether what fits is all that is read, rather than left out.
    let isOnly: Bool
    let reason: String
}

/// Something that the table says about itself.
struct MappingCheck: Sendable {
    enum Test: Sendable {
        /// Figures with these codes add up to this.
        case sum([DimensionID: String], period: Period?, expected: Double)
        /// In each column the figures add up to that row's.
        case totalRow(Int)
    }

    let name: String
    let test: Test
    /// How far off is no fault.
    let tolerance: Double
}
