/// A sheet of a form: cells with their looks, what may be typed into them, and how it is printed.
public struct FormSheet: Sendable {
    /// Whether somebody who opens the workbook sees it.
    public enum Visibility: Sendable, Hashable {
        case visible
        case hidden
        /// Not offered to be unhidden either.
        case veryHidden
    }

    /// What may be typed into cells.
    public struct Validation: Sendable, Hashable {
        /// What is allowed.
        public enum Rule: Sendable, Hashable {
            /// One of the values of a range, `Lists!$A$2:$A$5`, offered as a list.
            case list(range: String)
            /// What makes a formula true, written for the first cell of the range, without the sign
            /// before it; at most 255 characters.
            case formula(String)
            /// A whole number.
            case whole(ClosedRange<Int>)
        }

        public var range: CellRange
        public var rule: Rule
        /// What is told when the cell is chosen: a title of at most 32 and words of at most 255
        /// characters; empty for nothing.
        public var hintTitle: String
        public var hint: String
        /// What is told when something else is typed, as above.
        public var faultTitle: String
        public var fault: String
        /// Whether something else can be typed all the same, after a warning.
        public var isStrict: Bool

        public init(
            _ range: CellRange, _ rule: Rule, hintTitle: String = "", hint: String = "",
            faultTitle: String = "", fault: String = "", isStrict: Bool = true
        ) {
            self.range = range
            self.rule = rule
            self.hintTitle = hintTitle
            self.hint = hint
            self.faultTitle = faultTitle
            self.fault = fault
            self.isStrict = isStrict
        }
    }

    /// Another look for cells of which a formula is true.
    public struct Condition: Sendable, Hashable {
        /// What the look says.
        public enum Look: Sendable, Hashable {
            /// Something does not hold.
            case wrong
            /// Something holds.
            case right
        }

        public var range: CellRange
        /// Written for the first cell of the range, without the sign before it.
        public var formula: String
        public var look: Look

        public init(_ range: CellRange, formula: String, look: Look) {
            self.range = range
            self.formula = formula
            self.look = look
        }
    }

    /// Made valid and unique as those of ``WorkbookWriter``.
    public var name: String
    public var visibility = Visibility.visible
    /// Widths in characters, from the first column on.
    public var widths: [Double] = []
    /// Heights in points, by row from 1.
    public var heights: [Int: Double] = [:]
    public var cells: [FormCell] = []
    /// Cells drawn as one, with the content and look of the first.
    public var merges: [CellRange] = []
    /// Rows and columns that stay in sight.
    public var frozenRows = 0
    public var frozenColumns = 0
    /// Whether only cells of an unlocked look may be typed into. No password: it is a guide.
    public var isProtected = false
    public var validations: [Validation] = []
    public var conditions: [Condition] = []
    /// Whether the page lies on its side.
    public var isLandscape = false
    /// Whether all of it is printed on one page; otherwise on as many pages as it is long.
    public var isOnePage = false
    /// How many of the first rows are printed on every page.
    public var repeatedRows = 0
    /// The columns that are printed, from the first; nil for all.
    public var printedColumns: Int?

    public init(_ name: String) { self.name = name }

    /// Adds a cell; places outside a sheet are passed over.
    public mutating func put(
        _ row: Int, _ column: Int, _ content: FormCell.Content, _ style: FormStyle,
        note: String? = nil
    ) {
        guard let place = CellReference(row: row, column: column) else { return }
        cells.append(FormCell(place, content, style, note: note))
    }

    /// Adds words over several columns.
    public mutating func put(
        _ row: Int, columns: ClosedRange<Int>, _ text: String, _ style: FormStyle
    ) {
        put(row, columns.lowerBound, .text(text), style)
        guard columns.count > 1,
            let first = CellReference(row: row, column: columns.lowerBound),
            let last = CellReference(row: row, column: columns.upperBound),
            let range = CellRange(first, last)
        else { return }
        merges.append(range)
    }
}
