/// Goes through the cells of a header row from left to right.
struct CSVHeaderReading {
    let cells: [String]
    let start: CSVStart
    let line: Int
    private(set) var labels = Labels.id
    private(set) var columns: [CSVColumn] = []
    private(set) var indices: [String: Int] = [:]

    init(cells: [String], start: CSVStart, line: Int) {
        self.cells = cells
        self.start = start
        self.line = line
    }

    /// The columns that the standard puts first.
    mutating func readFixed() throws(SDMXError) {
        switch (start.version, start.content) {
        case (_, .metadata):
            throw fail(
                .unsupported, found: "reference metadata, MDSTRUCTURE", expected: "data")
        case (_, .keyedData):
            // Any table may begin with a column of that name.
            guard cells.contains("TIME_PERIOD") || cells.contains("OBS_VALUE") else {
                throw fail(
                    .unrecognised, found: "\"KEY\" without TIME_PERIOD and OBS_VALUE",
                    expected: "STRUCTURE or DATAFLOW as first column")
            }
            try expect("KEY", .seriesKey)
        case (.v1, .data):
            try expect("DATAFLOW", .structureID)
        case (.v2, .data):
            try expect("STRUCTURE", .structure)
            try expect("STRUCTURE_ID", .structureID)
            if next == "STRUCTURE_NAME" {
                labels = .name
                try add(.structureName, CSVComponent("STRUCTURE_NAME"))
            }
        }
    }

    /// The rest. With names in columns of their own, a name follows every id.
    mutating func readComponents() throws(SDMXError) {
        while let cell = next {
            if let role = Self.terms[cell] {
                try add(role, CSVComponent(cell))
                continue
            }
            let component = CSVComponent(header: cell)
            if case .languages(let languages) = component.multiplicity,
                languages.count > CSVSubfields.mostLanguages
            {
                throw SDMXError(
                    .limit, line: 1, column: columns.count + 1,
                    found: "\(languages.count) languages in one column",
                    expected: "at most \(CSVSubfields.mostLanguages)")
            }
            if component.label != nil, labels == .id { labels = .both }
            try add(.component, component)
            if labels == .name, let name = next, name == cell || !Self.isNeverName(name) {
                let owner = columns.count - 1
                columns.append(CSVColumn(role: .label(of: owner), component: CSVComponent(name)))
            }
        }
    }

    /// Terms that mean the same wherever they stand, though their place is after the structure.
    /// In version 1, which has no actions, `ACTION` is read likewise where a publisher adds it:
    /// to take a deletion for a figure would be worse.
    private static let terms: [String: CSVColumn.Role] = [
        "ACTION": .action, "SERIES_KEY": .seriesKey, "OBS_KEY": .obsKey,
    ]

    /// Whether the text is a component's id even where a name is due, as in messages that promise
    /// names and leave some out.
    private static func isNeverName(_ text: String) -> Bool {
        terms[text] != nil || text == "TIME_PERIOD" || text == "OBS_VALUE"
    }

    private var next: String? {
        columns.count < cells.count ? cells[columns.count] : nil
    }

    private mutating func expect(_ term: String, _ role: CSVColumn.Role) throws(SDMXError) {
        guard let cell = next else {
            throw fail(.header, found: "no column \(columns.count + 1)", expected: term)
        }
        // Some publishers label the first column of version 1 too.
        let isTerm =
            cell == term || role == .structure && cell.hasPrefix(term + "[")
            || start.version == .v1 && cell.hasPrefix(term + ":")
        guard isTerm else {
            throw fail(
                .header, found: SDMXError.quoted(cell),
                expected: "\(term) as column \(columns.count + 1)")
        }
        try add(role, CSVComponent(term))
    }

    private mutating func add(_ role: CSVColumn.Role, _ component: CSVComponent) throws(SDMXError) {
        guard !component.id.isEmpty else {
            throw fail(.header, found: "a column without a name", expected: "a component id")
        }
        if let first = indices[component.id] {
            throw fail(
                .duplicateColumn,
                found: SDMXError.quoted(component.id) + ", which column \(first + 1) is already",
                expected: "one column of each name")
        }
        indices[component.id] = columns.count
        columns.append(CSVColumn(role: role, component: component))
    }

    private func fail(_ kind: SDMXError.Kind, found: String, expected: String) -> SDMXError {
        SDMXError(kind, line: line, column: columns.count + 1, found: found, expected: expected)
    }
}
