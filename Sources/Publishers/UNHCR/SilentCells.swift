/// Why a cell at or below zero is not kept.
enum SilentCell: Int, CaseIterable {
    case beforeFirstYear
    case wholeCategoryZero
    case zeroThroughout
    case blankThroughout

    func words(_ category: UNHCR.Category) -> String {
        switch self {
        case .beforeFirstYear:
            "\(category.code): zero or blank before the category was collected "
                + "(from \(category.firstYear.map(String.init) ?? "an unstated year"))"
        case .wholeCategoryZero:
            "\(category.code): zero or blank in a year without any figure of the category, "
                + "hence not collected"
        case .zeroThroughout: "\(category.code): zero in every year of the series"
        case .blankThroughout: "\(category.code): blank in a series without any figure"
        }
    }
}

/// Which series and which years of a category have a figure above zero.
struct KnownSeries {
    private let width: Int
    private var series: [Bool]
    private var years: [Bool]

    init(_ rows: DisplacedRows) {
        width = rows.categories.count
        series = Array(repeating: false, count: rows.corridors.count * width)
        years = Array(repeating: false, count: (FigureRule.years.upperBound + 1) * width)
        for (index, row) in rows.rows.enumerated() {
            for place in 0..<width where rows.cells[index * width + place] > 0 {
                series[row.corridor * width + place] = true
                years[row.year * width + place] = true
            }
        }
    }

    /// Why a zero or blank cell says nothing; nil where it does.
    func silence(
        _ category: UNHCR.Category, _ place: Int, _ row: DisplacedRows.Row, isZero: Bool
    ) -> SilentCell? {
        if let first = category.firstYear, row.year < first { return .beforeFirstYear }
        if !years[row.year * width + place] { return .wholeCategoryZero }
        if series[row.corridor * width + place] { return nil }
        return isZero ? .zeroThroughout : .blankThroughout
    }
}

/// Counts of cells that are not kept, by reason and category.
struct SilentCells {
    private let categories: [UNHCR.Category]
    private var counts: [(count: Int, firstRow: Int)]

    init(_ categories: [UNHCR.Category]) {
        self.categories = categories
        counts = Array(
            repeating: (0, 0), count: SilentCell.allCases.count * categories.count)
    }

    mutating func count(_ reason: SilentCell, _ place: Int, row: Int) {
        let index = reason.rawValue * categories.count + place
        if counts[index].count == 0 { counts[index].firstRow = row }
        counts[index].count += 1
    }

    func tell(_ log: inout ReadingLog, columns: [Int]) {
        for reason in SilentCell.allCases {
            for place in categories.indices {
                let (count, row) = counts[reason.rawValue * categories.count + place]
                guard count > 0 else { continue }
                log.leaveOut(
                    reason.words(categories[place]), at: log.cell(row, columns[place]),
                    count: count)
            }
        }
    }
}
