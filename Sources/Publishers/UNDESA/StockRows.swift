import Cubes
import Tables
import Vocabulary

/// What the figures of a row of a stock workbook share: the status and attributes that its type of
/// data gives.
struct StockMarks {
    private let status: ObservationStatus
    private let plain: AttributeSet
    private let belowHalf: AttributeSet

    init(_ type: DataType) {
        status = type.status
        var values: [AttributeID: String] = [.unitMeasure: "PS"]
        if !type.text.isEmpty { values[.dataType] = type.text }
        plain = AttributeSet(values)
        values[.comment] = PrintedFigure.belowHalfComment
        belowHalf = AttributeSet(values)
    }

    /// What a cell says of persons; nil for a blank and for what is neither persons nor a mark.
    func observation(
        _ figure: PrintedFigure, _ period: Period, row: Int, column: Int, sheet: Int
    ) -> Observation? {
        var item = Observation(
            period: period, value: .missing(.notReported), status: status, attributes: plain,
            row: row, column: column, sheet: sheet)
        switch figure {
        case .number(let number) where FigureRule.persons.allows(number):
            item.value = .number(number)
        case .belowHalf:
            item.value = .number(0)
            item.attributes = belowHalf
        case .missing(let reason):
            item.value = .missing(reason)
            item.status = reason.status
        case .number, .blank, .other: return nil
        }
        return item
    }

    /// What a cell of figures may hold.
    static let expected = FigureRule.persons.words + ", or one of the marks .. ~ \u{2014}"
}

extension CellValue {
    /// A code as it is looked up: a whole number or a text without blanks around it.
    var stockCode: String { integer.map(String.init) ?? ColumnTable.trimmed(description) }

    /// A year of 1800 to 2200; nil for anything else.
    var stockYear: Int? {
        guard let year = integer ?? NumberText.int(ColumnTable.trimmed(description)),
            FigureRule.years.contains(year)
        else { return nil }
        return year
    }
}

extension Sheet.Row {
    /// Which of some columns hold a figure or a mark.
    func figures(in columns: [Int]) -> [Int] {
        columns.filter { PrintedFigure(self[$0]) != .blank }
    }
}

extension ReadingLog {
    /// A finding in a cell of a sheet.
    mutating func fault(
        _ what: String, in sheet: Sheet, _ row: Sheet.Row, _ column: Int, expected: String
    ) throws(PublisherError) {
        let value = row[column]
        try fault(
            what, at: cell(row.number, column, sheet: sheet.name),
            found: value.isBlank ? "nothing" : "\"\(value.description.prefix(80))\"",
            expected: expected)
    }

    /// Counts the figures and marks of a row in some columns, if it has any.
    mutating func leaveOut(
        _ reason: String, in sheet: Sheet, _ row: Sheet.Row, of columns: [Int]
    ) {
        let figures = row.figures(in: columns)
        guard let first = figures.first else { return }
        leaveOut(
            reason, at: cell(row.number, first, sheet: sheet.name), count: figures.count)
    }

    /// Passes over a row without codes, a heading or footnote; one with figures is a finding.
    ///
    /// - Parameters:
    ///   - columns: those of figures.
    ///   - codes: those of codes.
    ///   - table: what stands before the reason.
    mutating func passOver(
        _ row: Sheet.Row, in sheet: Sheet, of columns: [Int], codes: [Int], table: String = ""
    ) throws(PublisherError) {
        if let column = columns.first(where: { PrintedFigure(row[$0]).number != nil }) {
            return try fault(
                "figure without a location code", in: sheet, row, column,
                expected: "a code in column "
                    + codes.map(SourceCell.letters).joined(separator: " and "))
        }
        leaveOut(
            table + "a line without location code and figures",
            at: cell(row.number, row.cells.first?.column ?? 1, sheet: sheet.name))
    }
}
