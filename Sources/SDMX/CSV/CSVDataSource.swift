/// Reads SDMX-CSV as a neutral data message.
///
/// A data set begins where structure or action change. A row in which dimensions are empty, or `~`
/// as some publishers mark them, is about a part of the key, unless it brings a value: then it is an
/// observation of a structure that does not have these dimensions. Attributes without any dimension
/// that a data set begins with are its own.
final class CSVDataSource: DataSource {
    private struct Kind: Hashable {
        var structure: Int
        var action: Action
    }

    private let reader: CSVDataReader
    private let binding: DataBinding
    /// Ids of the components of all structures that are at hand.
    private let others: Set<String>
    private var plans: [Kind: CSVDataPlan] = [:]
    private var kind: Kind?
    @exclusivity(unchecked) private var plan: CSVDataPlan
    /// Whether the reader's row comes after the start of its data set.
    @exclusivity(unchecked) private var isRowPending = false
    /// Whether the last row was the start of a data set.
    @exclusivity(unchecked) private var isAtStart = false

    init(_ reader: CSVDataReader, _ binding: DataBinding) {
        self.reader = reader
        self.binding = binding
        others = Set(
            binding.structures.dataStructures.flatMap { $0.components.map(\.id) })
        plan = CSVDataPlan(reader.header, DataSetInfo(), DataBinding(nil), others: [])
    }

    var memory: AnyObject { reader }
    var header: MessageHeader { MessageHeader() }
    var notes: [MessageNote] { [] }
    var info: DataSetInfo { plan.info }
    var remarks: [SDMXError] { reader.remarks }

    func next(into buffer: DataRowBuffer) throws(SDMXError) -> Bool {
        if isAtStart {
            isAtStart = false
            plan.adopt(buffer.columns)
        }
        if isRowPending {
            isRowPending = false
        } else {
            guard try reader.advance() else { return false }
            if kind?.structure != reader.structureIndex || kind?.action != reader.action {
                try beginDataSet(buffer)
                return true
            }
        }
        try setRow(level(), in: buffer)
        return true
    }

    func place(of row: RowPlace) -> ByteWindow.Place {
        ByteWindow.Place(line: row.line, character: 1, byte: 0)
    }

    /// Begins the data set of the reader's row, which follows, unless it says nothing but
    /// attributes of the whole data set.
    private func beginDataSet(_ buffer: DataRowBuffer) throws(SDMXError) {
        if let kind { keep(plan, for: kind) }
        let found = Kind(structure: reader.structureIndex, action: reader.action)
        kind = found
        plan = plans[found] ?? makePlan()
        buffer.reset(columns: plan.info.columns)
        isAtStart = true
        let isWhole =
            !hasKey && reader.action != .delete && has(plan.attributes) && !has(plan.measures)
        if isWhole {
            try setRow(.dataSet, in: buffer)
        } else {
            buffer.begin(.dataSet)
            buffer.place = RowPlace(line: reader.line)
            isRowPending = true
        }
    }

    /// Keeps a plan, unless a message of many structures and columns would fill the memory.
    private func keep(_ plan: CSVDataPlan, for kind: Kind) {
        if plans.count * max(plan.cells.count, 16) > 1 << 17 { plans = [:] }
        plans[kind] = plan
    }

    private func makePlan() -> CSVDataPlan {
        let structure = reader.structures[reader.structureIndex]
        var info = DataSetInfo()
        info.action = reader.action
        info.dimensionAtObservation = DataSetInfo.allDimensions
        if structure.hasAgency {
            info.structure = structure.artefact
        } else {
            let named = binding.structures.dataflows.filter { $0.id == structure.id }
            info.structure = named.count == 1 ? named.first?.reference : nil
            info.guesses.append(
                "the message names the dataflow \(structure.id) without its agency"
                    + (named.count == 1 ? "; the only one of that id was taken" : ""))
        }
        if let name = reader.structureNames[reader.structureIndex] {
            info.names = LocalisedText(name)
        }
        return CSVDataPlan(reader.header, info, binding, others: others)
    }

    @inline(__always)
    private func level() -> DataRow.Level {
        if !plan.lacksDimensions, hasWholeKey { return .observation }
        return reader.action != .delete && has(plan.measures) ? .observation : .group
    }

    /// Whether there are dimensions and all have values.
    @inline(__always)
    private var hasWholeKey: Bool {
        for field in plan.key where isMissing(field) { return false }
        return !plan.key.isEmpty
    }

    /// Whether any dimension has a value.
    private var hasKey: Bool { plan.key.contains { !isMissing($0) } }

    private func has(_ fields: [Int]) -> Bool { fields.contains { reader.fields[$0].length > 0 } }

    @inline(__always)
    private func isMissing(_ field: Int) -> Bool {
        let field = reader.fields[field]
        return field.length == 0
            || field.length == 1 && reader.base[field.start] == UInt8(ascii: "~")
    }

    @inline(__always)
    private func setRow(_ level: DataRow.Level, in buffer: DataRowBuffer) throws(SDMXError) {
        buffer.begin(level)
        buffer.place = RowPlace(line: reader.line)
        for index in plan.ways.indices {
            let way = plan.ways[index]
            let field = reader.fields[way.field]
            if field.length == 0 || way.isKey && isMissing(way.field) { continue }
            if way.column >= 0, !field.isEscaped {
                buffer.set(way.column, reader.slice(field))
            } else {
                try setSlowly(index, in: buffer)
            }
        }
    }

    private func setSlowly(_ index: Int, in buffer: DataRowBuffer) throws(SDMXError) {
        let column = plan.cells[index].column ?? addColumn(index, to: buffer)
        let cell = plan.cells[index]
        let field = reader.fields[cell.field]
        if let subfields = cell.subfields {
            let bytes = field.unescaped(in: reader.base)
            guard !subfields.isOverLimit(bytes) else {
                throw reader.fail(
                    .limit, column: cell.field,
                    found: "a cell of more than \(CSVSubfields.limit) values",
                    expected: "at most \(CSVSubfields.limit)")
            }
            buffer.set(column, subfields.values(bytes).map { cell.value($0) })
        } else if field.isEscaped {
            let bytes = field.unescaped(in: reader.base)
            bytes.withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress else { return }
                let whole = ByteSlice(start: start, count: bytes.count)
                buffer.setCopy(column, cell.code(whole))
            }
        } else {
            let code = cell.code(reader.slice(field))
            if cell.hasDecimalComma, let text = CSVDataPlan.Cell.pointed(code) {
                buffer.set(column, text)
                noteDecimalCommas()
            } else {
                buffer.set(column, code)
            }
        }
    }

    /// Adds the column of another structure, which this one's rows were not to have.
    private func addColumn(_ index: Int, to buffer: DataRowBuffer) -> Int {
        let component = reader.header.columns[plan.cells[index].field].component
        var column = DataColumn(component.id, .attribute)
        column.isUndeclared = true
        CSVDataPlan.describe(&column, reader.header, plan.cells[index].field)
        let place = buffer.column(component.id) ?? buffer.add(column)
        plan.place(index, place, buffer.columns)
        return place
    }

    private func noteDecimalCommas() {
        let sentence =
            "decimal commas were read as points, since semicolons separate the columns"
        if !plan.info.guesses.contains(sentence) { plan.info.guesses.append(sentence) }
    }
}
