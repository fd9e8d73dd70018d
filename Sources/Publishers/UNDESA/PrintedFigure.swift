import Tables
import Vocabulary

/// What a cell of figures prints, by the marks that the workbook's Notes sheet explains.
enum PrintedFigure: Hashable {
    case number(Double)
    /// An em dash: not zero, but less than half of the unit.
    case belowHalf
    case missing(MissingReason)
    case blank
    /// Anything else, as printed.
    case other(String)

    static let belowHalfComment = "not zero, but less than half of the unit"

    init(_ value: CellValue) {
        switch value {
        case .number(let number, _): self = .number(number)
        case .blank: self = .blank
        case .bool, .error: self = .other(value.description)
        case .text(let text):
            switch ColumnTable.trimmed(text) {
            case "": self = .blank
            case "..", "…": self = .missing(.notReported)
            case "~": self = .missing(.suppressed)
            case "\u{2014}", "\u{2013}": self = .belowHalf
            case "-": self = .missing(.notApplicable)
            default: self = .other(text)
            }
        }
    }

    var number: Double? {
        if case .number(let value) = self { value } else { nil }
    }
}
