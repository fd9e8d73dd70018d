import Cubes
import Vocabulary

/// What a workbook of totals, by destination or by origin, looks like in an edition.
struct TotalsLayout {
    /// A block of columns, one a year, under one heading.
    struct Block {
        let heading: String
        let sex: Sex
        /// What the heading must hold and must not, in small letters; nil where it is known to the
        /// letter.
        var words: (needed: String, barred: [String])?
        /// Whether the heading may name no sex.
        var mayOmitSex = false

        func isHeaded(_ text: String) -> Bool {
            let text = DestinationSheet.plain(text)
            guard let words else { return text == DestinationSheet.plain(heading) }
            guard text.contains(words.needed), !words.barred.contains(where: text.contains) else {
                return false
            }
            return (CorridorSheet.sex(text) ?? (mayOmitSex ? sex : nil)) == sex
        }
    }

    /// A table whose figures are taken.
    struct Table {
        let sheet: String
        let dataflow: Dataflow
        let blocks: [Block]
        let rule: FigureRule
        let attributes: [AttributeID: String]
        /// Whether the rows must state a type of data.
        var needsType = true
    }

    /// The labels of the header row, any spelling of which will do.
    struct Labels {
        let code: [String]
        let area: [String]
        let type: [String]
        let notes: [String]
    }

    /// The line under the title that names the edition.
    let edition: String
    let labels: Labels
    /// Tables whose figures are taken, the stock first.
    let tables: [Table]
    /// Sheets that repeat the others as ratios and rates, and what they are.
    let derived: [(sheet: String, reason: String)]
    /// Blocks of Tables 3 and 4, which are recomputed.
    let share: [Block]
    let femaleShare: [Block]
    /// Whether the rows are areas of origin.
    var isByOrigin = false
    /// Whether the layout is known from the file itself; else from descriptions, and what may
    /// differ between editions is left out and counted.
    var isConfirmed = false

    /// Reasons for leaving out Tables 3 to 5, which are the same in all editions.
    static let derived = [
        (sheet: "Table 3", reason: "Table 3: percentages, derived from Tables 1 and 2"),
        (sheet: "Table 4", reason: "Table 4: percentages of women, derived from Table 1"),
        (sheet: "Table 5", reason: "Table 5: rates of change, derived from Table 1"),
    ]
    static let derivedBlocks = "Table 6: percentages and rates of change, derived"

    /// Blocks of both sexes, men and women; by their words where `words` says them.
    static func bySex(
        _ before: String, _ after: String = "",
        words: (needed: String, barred: [String])? = nil
    ) -> [Block] {
        [
            Block(
                heading: before + ", both sexes combined" + after, sex: .total, words: words),
            Block(heading: before + ", males" + after, sex: .male, words: words),
            Block(heading: before + ", females" + after, sex: .female, words: words),
        ]
    }
}
