import Tables
import Vocabulary

/// World Bank, bilateral remittance matrix: estimates of money sent between areas in a year, as
/// the workbook and as text with or without its title.
public struct WorldBankRemittances: Publisher {
    public init() {}

    public let id = "worldbank-remittances"

    public let layout =
        "a matrix of World Bank country names, the corner blank or \"Remittance-receiving country "
        + "(across) - Remittance-sending country (down)\", as CSV or workbook"

    public let dataSet = WorldBankRemittances.edition(source: "WB_BRM", year: "as in the file")

    public let quirks = [
        Quirk(
            id: "estimates", fact: "the publisher allots receipts to senders by a model",
            treatment: "METHOD _Z, as this office estimates nothing, and OBS_STATUS E"),
        Quirk(
            id: "orientation",
            fact: "workbooks say in the corner which way money goes, copies "
                + "leave it blank",
            treatment: "read from the corner; where it is blank rows send, and a matrix in which "
                + "the United States receive more than they send is refused"),
        Quirk(
            id: "no-year", fact: "a copy without title does not say its year",
            treatment: "known by the world's total (2018: 682,222 million), else refused with what "
                + "to add"),
        Quirk(
            id: "names", fact: "areas are named, not coded, and names vary by year",
            treatment: "whole names of the register and of the World Bank's lists; any other is a "
                + "finding"),
        Quirk(
            id: "not-available", fact: "pairs such as India and Pakistan have N/A",
            treatment: "missing, not reported"),
        Quirk(
            id: "totals", fact: "a row and a column World or Total",
            treatment: "compared with the sums and left out"),
        Quirk(
            id: "others", fact: "some years have Other North and Other South",
            treatment: "OOO; two figures of one pair are added"),
    ]

    static func edition(source: String, year edition: String) -> DataSet {
        DataSet(
            source: source, table: "bilateral_remittance_matrix",
            publisher: "World Bank",
            title: "Bilateral remittance matrix, \(edition)",
            citation: "World Bank and KNOMAD, Bilateral Remittance Matrix (\(edition)).",
            licence: Licence(
                name: "World Bank terms of use for datasets",
                url: "https://www.worldbank.org/en/about/legal/terms-of-use-for-datasets"),
            url: "https://www.knomad.org/data/remittances",
            notes: [
                "Millions of US dollars over the year.",
                "Estimates: receipts of each country allotted to senders by migrant stocks and "
                    + "incomes. They are not payments that anybody recorded.",
                "A zero is printed by the publisher and may be less than half a million.",
            ])
    }

    public func recognises(_ content: FileContent) -> Bool {
        switch content {
        case .columns(let names):
            let first = names.first ?? ""
            if Title.isTitle(first) || Orientation(corner: first) != nil { return true }
            guard first.isEmpty, names.count > 3 else { return false }
            let columns = names.dropFirst().prefix(Self.mostAreas)
            let known = columns.count { WorldBankNames.meaning(of: $0, in: .standard) != nil }
            return known * 10 >= columns.count * 8
        case .workbook(_, let texts):
            return texts.contains { Title.isTitle($0) || Orientation(corner: $0) != nil }
        case .other, .items: return false
        }
    }

    /// More rows or columns than this are no matrix of areas.
    static let mostAreas = 2000

    /// Which way money goes.
    enum Orientation {
        case rowsSend, rowsReceive

        /// From the words in the matrix's corner; nil where they do not say it.
        init?(corner: String) {
            let words = corner.lowercased().split { !$0.isLetter }
            guard let across = words.firstIndex(of: "across"), words.contains("down"),
                words.contains("sending"), words.contains("receiving"),
                // The last of the two before "across" runs across.
                let nearest = words[..<across].last(where: { $0 == "sending" || $0 == "receiving" })
            else { return nil }
            self = nearest == "sending" ? .rowsReceive : .rowsSend
        }
    }

    /// The line above the matrix.
    enum Title {
        static func isTitle(_ text: String) -> Bool {
            let lower = text.lowercased()
            return lower.contains("remittance") && lower.contains("bilateral")
        }

        /// The first year of 1990 to 2100 in a text: "Estimates for 2018 ... (October 2019
        /// version)" is of 2018.
        static func year(_ text: String) -> Int? {
            text.split { !$0.isASCII || !$0.isNumber }.lazy
                .filter { $0.utf8.count == 4 }.compactMap { NumberText.int($0) }
                .first { (1990...2100).contains($0) }
        }
    }
}
