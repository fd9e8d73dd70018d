/// The terms under which a publisher lets its figures be used.
public struct Licence: Hashable, Sendable, Codable {
    /// Such as `CC BY 4.0`.
    public let name: String
    public let url: String?

    public init(name: String, url: String?) {
        self.name = name
        self.url = url
    }

    public static let ccBy3IGO = Licence(
        name: "CC BY 3.0 IGO", url: "https://creativecommons.org/licenses/by/3.0/igo/")
    public static let ccBy4 = Licence(
        name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/")
}

/// Where a figure stood when we read it.
///
/// Rows and columns count from 1, as a spreadsheet shows them.
public struct SourceCell: Hashable, Sendable {
    public let file: String
    /// The sheet's name, for workbooks.
    public let sheet: String?
    public let row: Int
    public let column: Int

    public init(file: String, sheet: String?, row: Int, column: Int) {
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
    }
}

extension SourceCell: CustomStringConvertible {
    /// `file.xlsx, sheet "Table 1", row 12, column 12 (L)`.
    public var description: String {
        let place = sheet.map { "\(file), sheet \"\($0)\"" } ?? file
        return "\(place), row \(row), column \(column) (\(Self.letters(column)))"
    }

    /// A column number as a spreadsheet letters it: 1 is A, 27 is AA.
    public static func letters(_ column: Int) -> String {
        var n = column
        var text = ""
        while n > 0 {
            text = String(UnicodeScalar(UInt8(65 + (n - 1) % 26))) + text
            n = (n - 1) / 26
        }
        return text
    }
}
