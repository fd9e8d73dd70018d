import Cubes
import SDMX
public import Vocabulary

extension CorridorCSV {
    /// Reads the rows of one dataflow and one source.
    public func read(_ file: InputFile, areas: AreaRegister) throws(PublisherError)
        -> TableReading
    {
        do {
            var reading = try CorridorCSVReading(file, areas: areas)
            try reading.run()
            return TableReading(
                dataSet: Self.dataSet(reading.source, reading.dataflow), cubes: [reading.cube],
                report: reading.log.report)
        } catch let error as PublisherError {
            throw error
        } catch let error as SDMXError {
            throw PublisherError(
                kind: .container, place: "\(file.name), row \(error.line ?? 0)",
                found: error.found, expected: error.expected)
        } catch {
            throw PublisherError(
                kind: .container, place: file.name, found: "\(error)", expected: layout)
        }
    }
}

/// One pass over a file.
private struct CorridorCSVReading {
    let reader: CSVDataReader
    let areas: AreaRegister
    var log: ReadingLog
    private(set) var cube: Cube
    private(set) var source = ""
    let dataflow: Cubes.Dataflow
    private let dimensions: [Int]
    private let time: Int
    private let value: Int
    private let status: Int?
    private let attributes: [(id: AttributeID, column: Int)]
    /// By dimension, texts already checked and their codes in the cube.
    private var texts: [CodeInterner]
    private var codes: [[UInt32?]]
    private var periodTexts = CodeInterner()
    private var periods: [Period?] = []
    private var first: CSVRow?

    init(_ file: InputFile, areas: AreaRegister) throws {
        reader = try CSVDataReader(file.bytes)
        self.areas = areas
        log = ReadingLog(file: file.name)
        first = try reader.next()
        guard let structure = first?.structure else {
            throw PublisherError(
                kind: .layout, place: file.name, found: "a header without rows",
                expected: "one row or more")
        }
        guard structure.agency == "CORRIDOR", let flow = Cubes.Dataflow(rawValue: structure.id)
        else {
            throw PublisherError(
                kind: .layout, place: "\(file.name), row 2", found: structure.description,
                expected: "a dataflow of CORRIDOR: "
                    + Cubes.Dataflow.allCases.map(\.rawValue).joined(separator: ", "))
        }
        dataflow = flow
        cube = Cube(flow)
        let header = reader.header
        func column(_ id: String) throws -> Int {
            guard let index = header.column(id) else {
                throw PublisherError(
                    kind: .layout, place: "\(file.name), row 1", found: "no column \(id)",
                    expected: "columns " + flow.dimensions.map(\.rawValue).joined(separator: ", ")
                        + ", TIME_PERIOD, OBS_VALUE")
            }
            return index
        }
        dimensions = try flow.dimensions.map { try column($0.rawValue) }
        time = try column("TIME_PERIOD")
        value = try column("OBS_VALUE")
        status = header.column("OBS_STATUS")
        attributes = AttributeID.allCases.compactMap { id in
            header.column(id.rawValue).map { (id, $0) }
        }
        texts = flow.dimensions.map { _ in CodeInterner() }
        codes = flow.dimensions.map { _ in [] }
    }

    mutating func run() throws {
        var row = first
        var line = 2
        while row != nil {
            do {
                if let row { try take(row) }
                row = try reader.next()
                line = row?.line ?? line
            } catch let error as SDMXError where !error.kind.endsReading {
                log.report.rows += 1
                try log.fault(
                    "row", at: log.cell(error.line ?? line, error.column ?? 1),
                    found: error.found, expected: error.expected)
                row = try reader.next()
            }
        }
    }

    /// Actions that state figures; merging and deleting need a state to act on.
    private static let taken: Set<Action> = [.information, .append, .replace]

    private mutating func take(_ row: CSVRow) throws {
        log.report.rows += 1
        if !source.isEmpty, let column = dataflow.index(of: .source).map({ dimensions[$0] }),
            row.code(column) != source
        {
            throw PublisherError(
                kind: .layout, place: "\(log.file), row \(row.line), column \(column + 1)",
                found: "a second source, \(row.code(column))",
                expected: "one source in a file, \(source); export each with SOURCE=CODE")
        }
        guard row.structure.id == dataflow.rawValue, Self.taken.contains(row.action) else {
            try log.fault(
                "row of another kind", at: log.cell(row.line, 1),
                found: "\(row.action.rawValue) of \(row.structure)",
                expected: "data of \(dataflow.rawValue), to be taken as a whole (I, A or R)")
            return
        }
        var key: [UInt32] = []
        for place in dimensions.indices {
            guard let code = try code(row, place) else { return }
            key.append(code)
        }
        guard let period = try period(row), let observed = try observed(row, period) else { return }
        cube.append(codes: key, observed)
        log.report.figures += 1
    }

    private mutating func code(_ row: CSVRow, _ place: Int) throws -> UInt32? {
        let column = dimensions[place]
        let text = Int(row.intern(column, into: &texts[place]))
        if text < codes[place].count {
            if let known = codes[place][text] { return known }
        } else {
            codes[place] += Array(repeating: nil, count: text + 1 - codes[place].count)
        }
        let word = row.code(column)
        guard let expected = fault(word, dataflow.dimensions[place]) else {
            let code = cube.intern(word, at: place)
            codes[place][text] = code
            return code
        }
        try log.fault(
            dataflow.dimensions[place].rawValue, at: log.cell(row.line, column + 1), found: word,
            expected: expected)
        return nil
    }

    /// What a code should be; nil where it is right.
    private mutating func fault(_ word: String, _ dimension: DimensionID) -> String? {
        if dimension.isArea {
            return areas.area(word) == nil ? "an area's code, such as MEX, W or 150" : nil
        }
        switch dimension {
        case .source:
            let isCode =
                !word.isEmpty
                && word.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || byte == 0x5F
                }
            guard isCode else { return "a code of capital letters, digits and underscores" }
            if source.isEmpty { source = word }
            return nil
        case .sex: return Sex(rawValue: word) == nil ? "_T, F, M or _U" : nil
        case .age: return AgeGroup(code: word) == nil ? "an age group, such as _T or Y0T4" : nil
        case .criterion: return Criterion(rawValue: word) == nil ? "B, C, P or _U" : nil
        default: return word.isEmpty ? "a code" : nil
        }
    }

    private mutating func period(_ row: CSVRow) throws -> Period? {
        let id = Int(row.intern(time, into: &periodTexts))
        if id >= periods.count {
            periods += Array(repeating: nil, count: id + 1 - periods.count)
            periods[id] = Period(row.text(time))
        }
        if let period = periods[id] { return period }
        try log.fault(
            "TIME_PERIOD", at: log.cell(row.line, time + 1), found: row.text(time),
            expected: "a year or a range such as 2015-07-01/P5Y")
        return nil
    }

    private mutating func observed(_ row: CSVRow, _ period: Period) throws -> Observation? {
        let word = status.map { row.code($0) } ?? ""
        guard var status = word.isEmpty ? .normal : ObservationStatus(rawValue: word) else {
            try log.fault(
                "OBS_STATUS", at: log.cell(row.line, (self.status ?? 0) + 1), found: word,
                expected: "a code of CL_OBS_STATUS")
            return nil
        }
        let observed: ObservedValue
        if row.isEmpty(value) {
            observed = .missing(
                MissingReason.allCases.first { $0.status == status } ?? .notReported)
            if status == .normal { status = .missing }
        } else if let number = row.number(value) {
            observed = .number(number)
        } else {
            try log.fault(
                "OBS_VALUE", at: log.cell(row.line, value + 1), found: row.text(value),
                expected: "a number, or nothing where it is missing")
            return nil
        }
        var values: [AttributeID: String] = [:]
        for (id, column) in attributes where !row.isEmpty(column) { values[id] = row.text(column) }
        let observation = Observation(
            period: period, value: observed, status: status, attributes: AttributeSet(values),
            row: row.line, column: value + 1)
        guard let expected = absurdity(observation, row) else { return observation }
        try log.fault(
            "OBS_VALUE", at: log.cell(row.line, value + 1), found: row.text(value),
            expected: expected)
        return nil
    }

    /// What a figure should be, where it cannot be what it says; nil where it can.
    private func absurdity(_ item: Observation, _ row: CSVRow) -> String? {
        guard AttributeSet.power(item.attributes[.unitMult]) != nil else {
            return "a UNIT_MULT from -15 to 15, not \(item.attributes[.unitMult] ?? "")"
        }
        guard let amount = item.scaled else { return nil }
        let canBeNegative: Bool
        switch dataflow {
        case .stock, .displaced, .asylum, .emigration, .permit, .acquisition, .displacedAge,
            .deaths:
            canBeNegative = false
        case .flow, .remittance: canBeNegative = true
        case .population:
            let place = dataflow.index(of: .indicator).map { dimensions[$0] }
            let indicator = place.map { row.code($0) } ?? ""
            canBeNegative = !["POP", "BIRTHS", "DEATHS", "CBR", "CDR"].contains(indicator)
        }
        let isMoney = dataflow == .remittance || item.attributes[.unitMeasure] == "USD"
        let most = isMoney ? 1e15 : dataflow == .population ? 1e11 : 1e9
        guard amount.isFinite, abs(amount) <= most, canBeNegative || amount >= 0 else {
            return "a number from \(canBeNegative ? "-" + "\(most)" : "0") to \(most)"
        }
        return nil
    }
}
