/// One row of the table, held once and shared by every copy of its ``Area``.
final class AreaRecord: Sendable {
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        static let ldc = Flags(rawValue: 1)
        static let lldc = Flags(rawValue: 2)
        static let sids = Flags(rawValue: 4)
    }

    /// A code beside the main ones, or the years of a main one.
    struct Code: Sendable {
        let scheme: AreaScheme
        let code: String
        let dates: AreaDates?
    }

    let id: String
    let kind: Area.Kind
    let alpha2, alpha3, m49, desa, unhcr, eurostat, worldBank: String?
    let region, subregion, intermediate: String?
    let flags: Flags
    let dates: AreaDates
    let predecessors, successors, members: [String]
    let point: Area.Point?
    let codes: [Code]
    let shortName: String
    let otherNames: [String]
    private let names: [String]

    /// Number of columns in the table.
    static let width = 29

    /// Nil for a row of another width or of an unknown kind.
    init?(_ cells: [Substring]) {
        guard cells.count == Self.width, let kind = Area.Kind(rawValue: String(cells[1])) else {
            return nil
        }
        func text(_ column: Int) -> String? {
            cells[column].isEmpty ? nil : String(cells[column])
        }
        func list(_ column: Int, _ separator: UInt8 = UInt8(ascii: " ")) -> [String] {
            if cells[column].isEmpty { return [] }
            return cells[column].utf8.split(separator: separator).map { String(Substring($0)) }
        }
        self.id = String(cells[0])
        self.kind = kind
        (alpha2, alpha3, m49, desa) = (text(2), text(3), text(4), text(5))
        (unhcr, eurostat, worldBank) = (text(6), text(7), text(8))
        (region, subregion, intermediate) = (text(9), text(10), text(11))
        var flags: Flags = []
        for flag in list(12) {
            switch flag {
            case "LDC": flags.insert(.ldc)
            case "LLDC": flags.insert(.lldc)
            case "SIDS": flags.insert(.sids)
            default: return nil
            }
        }
        self.flags = flags
        dates = AreaDates(first: Int(cells[13]), last: Int(cells[14]))
        (predecessors, successors, members) = (list(15), list(16), list(17))
        if let latitude = Double(cells[18]), let longitude = Double(cells[19]) {
            point = Area.Point(latitude: latitude, longitude: longitude)
        } else {
            point = nil
        }
        codes = list(20).compactMap(Code.init)
        shortName = String(cells[21])
        names = (22..<28).map { String(cells[$0]) }
        otherNames = list(28, UInt8(ascii: ";"))
    }

    func name(_ language: Language) -> String {
        let position =
            switch language {
            case .english: 0
            case .french: 1
            case .spanish: 2
            case .russian: 3
            case .arabic: 4
            case .chinese: 5
            }
        return names[position].isEmpty ? names[0] : names[position]
    }
}

extension AreaRecord.Code {
    /// Reads `SCHEME:CODE` or `SCHEME:CODE:first-last`, either year empty where open.
    init?(_ text: String) {
        let parts = text.split(separator: ":")
        guard parts.count >= 2, let scheme = AreaScheme(rawValue: String(parts[0])) else {
            return nil
        }
        self.scheme = scheme
        self.code = String(parts[1])
        guard parts.count == 3 else {
            self.dates = nil
            return
        }
        let years = parts[2].split(separator: "-", omittingEmptySubsequences: false)
        guard years.count == 2 else { return nil }
        self.dates = AreaDates(first: Int(years[0]), last: Int(years[1]))
    }
}

extension AreaTable {
    /// The table's rows as areas, in the table's order.
    ///
    /// - Parameter rows: lines of tab-separated cells; a line that does not read is left out,
    ///   which the tests refuse for the table we ship.
    static func areas(_ rows: String) -> [Area] {
        // By bytes: splitting by characters would look for grapheme boundaries in every name.
        rows.utf8.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            return AreaRecord(cells.map(Substring.init)).map(Area.init(record:))
        }
    }
}
