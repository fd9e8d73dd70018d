public import Cubes
public import Vocabulary
internal import Warehouse

/// A table of a questionnaire for one area: its rows in order, totals first, and its years.
public struct QuestionnaireTable: Hashable, Sendable {
    /// A cell: a row, from 0, and a year.
    public struct Position: Hashable, Sendable {
        public let row: Int
        public let year: Int

        public init(row: Int, year: Int) {
            self.row = row
            self.year = year
        }
    }

    public let request: TableRequest
    /// The area asked.
    public let area: String
    /// The name of its sheet: `Table 1`, `Table 2` ... One that a spreadsheet cannot take for a cell.
    public let sheet: String
    public let rows: [QuestionnaireRow]
    /// In order, one column each.
    public let years: [Int]

    /// The most cells of one table.
    public static let mostCells = 200_000

    /// Lays out a request for an area.
    ///
    /// Counterparts are those of the request, with their total (`W`) before them and, where they are
    /// told apart area by area, others (`OOO`) after.
    ///
    /// - Parameter number: from 1, gives the sheet's name.
    /// - Throws: ``CollectionError`` for a table that ``refusal(_:)`` speaks against, and for one of more
    ///   than ``mostCells`` cells.
    public init(
        _ request: TableRequest, area: String, number: Int, areas: AreaRegister
    ) throws(CollectionError) {
        self.request = request
        self.area = area
        sheet = "Table \(number)"
        years = request.askedYears
        if let reason = Self.refusal(request) {
            throw CollectionError(
                .declaration, "collections/\(request.collection), tables/\(request.id)",
                found: reason, expected: "a table that a questionnaire can ask")
        }
        rows = Self.rows(request, area, areas)
        guard rows.count * years.count <= Self.mostCells else {
            throw CollectionError(
                .declaration, "collections/\(request.collection), tables/\(request.id)",
                found: "\(rows.count) rows of \(years.count) years",
                expected: "at most \(Self.mostCells) cells: fewer breakdowns, or several tables")
        }
    }

    /// The id of the table in its collection.
    public var id: String { request.id }
    /// Cells that are asked.
    public var cellCount: Int { rows.count * years.count }

    /// The dataflows that a table may ask for.
    public static let dataflows: [Dataflow] = [
        .stock, .flow, .population, .emigration, .acquisition, .displaced, .displacedAge,
    ]

    /// Why a questionnaire cannot ask a table: its answers would have no place where they could be
    /// told from others. Nil where it can.
    public static func refusal(_ request: TableRequest) -> String? {
        guard dataflows.contains(request.dataflow) else {
            return "answers for \(request.dataflow.rawValue), which questionnaires do not ask"
        }
        guard request.breakdowns.isEmpty else {
            return
                "figures by \(request.breakdowns.map(\.rawValue).joined(separator: ", ")), which "
                + "\(request.dataflow.rawValue) does not tell apart"
        }
        let isDisplaced = request.dataflow == .displaced || request.dataflow == .displacedAge
        switch request.population {
        case .everybody: return nil
        case .refugees, .asylumSeekers:
            if isDisplaced { return nil }
        case .workers, .students: break
        }
        return
            "\(request.population.rawValue) alone, whom \(request.dataflow.rawValue) does not tell "
            + "from others"
    }

    /// Whether rows tell another end of the corridor.
    public var hasCounterpart: Bool { request.dataflow != .population }

    /// SHA-256 of the table's rows, years and request, in hexadecimal: two tables with the same one
    /// ask the same cells.
    public var fingerprint: String {
        let lines = [
            id, request.dataflow.rawValue, area, years.map(String.init).joined(separator: " "),
        ]
        return contentHash(Array((lines + rows.map(\.key)).joined(separator: "\n").utf8))
    }

    /// Where an answer belongs.
    ///
    /// - Parameter source: the SOURCE of the collection's answers; see ``Questionnaire/source``.
    public func seriesKey(_ row: QuestionnaireRow, source: String) -> SeriesKey? {
        let isDestination = request.end == .destination
        let ends =
            isDestination ? [row.counterpart, area] : [area, row.counterpart]
        let people = [row.sex.rawValue, row.age.code]
        let criterion = request.criterion.rawValue
        let codes: [String]
        switch request.dataflow {
        case .stock: codes = ["A", source] + ends + [criterion] + people
        case .flow:
            codes =
                ["A", source] + ends + [criterion] + people
                + [isDestination ? "DESTINATION" : "ORIGIN", "_Z"]
        case .population: codes = ["A", source, area, "POP"] + people
        case .emigration: codes = ["A", source, area, row.counterpart, criterion] + people
        case .acquisition: codes = ["A", source, row.counterpart, area] + people
        case .displaced: codes = ["A", source] + ends + [displacedKind]
        case .displacedAge: codes = ["A", source] + ends + [displacedKind] + people
        case .remittance, .asylum, .permit, .deaths: return nil
        }
        return try? SeriesKey(request.dataflow, codes)
    }

    private var displacedKind: String { request.population == .asylumSeekers ? "ASY" : "REF" }
}
