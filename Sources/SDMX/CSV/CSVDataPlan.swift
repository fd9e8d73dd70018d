/// What becomes of the cells of a row: the columns of the data set, made for each structure and
/// action once.
struct CSVDataPlan {
    /// Whether what stands after a colon in a cell is a name.
    enum LabelRule {
        case never
        /// The column is coded.
        case always
        /// Only if it repeats the value, as some publishers do.
        case repetition
        /// If what stands before it looks like a code.
        case codes
    }

    /// A cell and where its value goes.
    struct Cell {
        var field: Int
        /// Nil for the column of another structure, until it has a value.
        var column: Int?
        var role: DataColumn.Role
        var isXHTML = false
        var labels = LabelRule.never
        /// Whether a comma in a number is its decimal mark.
        var hasDecimalComma = false
        /// Nil for columns of one value.
        var subfields: CSVSubfields?

        /// Whether the bytes are the value.
        var isPlain: Bool { subfields == nil && labels == .never && !hasDecimalComma }
    }

    /// What most cells need to be looked at for.
    struct Way {
        var field: Int
        /// -1 where the value is not simply the bytes of the cell.
        var column: Int
        var isKey: Bool
    }

    var info: DataSetInfo
    private(set) var cells: [Cell] = []
    /// One for each cell.
    private(set) var ways: [Way] = []
    /// Fields of dimensions.
    private(set) var key: [Int] = []
    /// Fields of measures.
    private(set) var measures: [Int] = []
    /// Fields of attributes.
    private(set) var attributes: [Int] = []
    /// Whether no row has a whole key: the structure has dimensions that the message has no columns
    /// for, or where there is no structure, nothing in the header speaks of observations.
    private(set) var lacksDimensions = false

    /// - Parameter others: ids of the components of all structures that are at hand.
    init(
        _ header: CSVHeader, _ info: DataSetInfo, _ binding: DataBinding, others: Set<String>
    ) {
        self.info = info
        let fields = header.componentColumns
        if let structure = binding.bind(&self.info) {
            let present = Set(fields.map { header.columns[$0].id })
            lacksDimensions = structure.dimensions.contains { !present.contains($0.id) }
            let bound = Bound(structure, self.info.columns, others)
            for field in fields { addBound(field, header, bound, binding) }
        } else {
            let roles = CSVRoleGuess(fields.map { header.columns[$0].component }).roles
            self.info.guesses.append(CSVRoleGuess.sentence)
            lacksDimensions = !roles.contains { $0 == .measure || $0 == .timeDimension }
            if lacksDimensions { self.info.guesses.append(CSVRoleGuess.partsSentence) }
            for (field, role) in zip(fields, roles) {
                var column = DataColumn(header.columns[field].id, role, isGuessed: true)
                Self.describe(&column, header, field)
                add(field, column, header, rule: role.isKey ? .always : .codes)
            }
        }
    }

    /// The data structure, for many questions about its components.
    private struct Bound {
        let components: [String: Component]
        let places: [String: Int]
        let others: Set<String>

        init(_ structure: DataStructure, _ columns: [DataColumn], _ others: Set<String>) {
            components = Dictionary(
                structure.components.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            places = Dictionary(
                columns.indices.map { (columns[$0].id, $0) },
                uniquingKeysWith: { first, _ in first })
            self.others = others
        }
    }

    /// Adds a component of the data structure, or a column that it does not have.
    private mutating func addBound(
        _ field: Int, _ header: CSVHeader, _ bound: Bound, _ binding: DataBinding
    ) {
        let component = header.columns[field].component
        if let index = bound.places[component.id] {
            Self.describe(&info.columns[index], header, field)
            let representation = bound.components[component.id]
                .flatMap { binding.representation(of: $0) }
            let role = info.columns[index].role
            let isCoded = representation?.enumeration != nil || role == .timeDimension
            append(
                field, index, role, header, rule: isCoded ? .always : .repetition,
                isXHTML: representation?.format?.type == .xhtml)
            return
        }
        // What is nested in a metadata attribute belongs to the structure with it.
        let root = component.id.split(separator: ".").first.map { String($0) }
        let parent = root.flatMap { root in
            root == component.id ? nil : bound.places[root].map { info.columns[$0] }
        }
        var column = DataColumn(component.id, .attribute)
        column.attachment = parent?.attachment
        column.attachedTo = parent?.attachedTo ?? []
        column.isUndeclared = parent == nil
        Self.describe(&column, header, field)
        if bound.others.contains(component.id) {
            append(field, nil, .attribute, header, rule: .codes, isXHTML: false)
        } else {
            add(field, column, header, rule: .codes)
        }
    }

    private mutating func add(
        _ field: Int, _ column: DataColumn, _ header: CSVHeader, rule: LabelRule
    ) {
        info.columns.append(column)
        append(field, info.columns.count - 1, column.role, header, rule: rule, isXHTML: false)
    }

    private mutating func append(
        _ field: Int, _ column: Int?, _ role: DataColumn.Role, _ header: CSVHeader,
        rule: LabelRule, isXHTML: Bool
    ) {
        var cell = Cell(field: field, column: column, role: role)
        cell.isXHTML = isXHTML
        if header.labels == .both { cell.labels = rule }
        cell.hasDecimalComma = role == .measure && header.separator == UInt8(ascii: ";")
        let multiplicity = header.columns[field].component.multiplicity
        if multiplicity != .one {
            cell.subfields = CSVSubfields(multiplicity, separator: header.subfieldSeparator)
        }
        cells.append(cell)
        ways.append(Way(field: field, column: cell.isPlain ? column ?? -1 : -1, isKey: role.isKey))
        switch role {
        case .dimension, .timeDimension: key.append(field)
        case .measure: measures.append(field)
        case .attribute: attributes.append(field)
        }
    }

    /// Says where the values of a cell go that had no column.
    mutating func place(_ cell: Int, _ column: Int, _ columns: [DataColumn]) {
        info.columns = columns
        cells[cell].column = column
        if cells[cell].isPlain { ways[cell].column = column }
    }

    /// Takes over what else is known of the data set's columns: which are no part of its key, and
    /// no measures, since they belong to other data sets.
    mutating func adopt(_ columns: [DataColumn]) {
        let others = cells.filter { cell in
            guard let column = cell.column, column < columns.count else { return false }
            return cell.role != .attribute && columns[column].role == .attribute
        }
        guard !others.isEmpty else { return }
        let fields = Set(others.map(\.field))
        key.removeAll { fields.contains($0) }
        measures.removeAll { fields.contains($0) }
    }

    /// What the header says of a column besides its role.
    static func describe(_ column: inout DataColumn, _ header: CSVHeader, _ field: Int) {
        let component = header.columns[field].component
        switch component.multiplicity {
        case .one: break
        case .many: column.isMultiValued = true
        case .languages: column.isMultilingual = true
        }
        let name = component.label ?? header.name(of: field)
        if column.names.isEmpty, let name, !name.isEmpty { column.names = LocalisedText(name) }
    }
}

extension CSVHeader {
    /// What the column of names beside a column is called.
    fileprivate func name(of column: Int) -> String? {
        let next = column + 1
        return next < columns.count && columns[next].role == .label(of: column)
            ? columns[next].id : nil
    }
}

extension DataStructure {
    /// What all dimensions, measures and attributes have in common.
    var components: [Component] {
        dimensions.map(\.component) + measures.map(\.component) + attributes.map(\.component)
    }
}
