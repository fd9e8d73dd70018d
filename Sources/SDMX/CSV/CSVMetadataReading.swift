/// Reads reference metadata in SDMX-CSV 2.0 and 2.1: a table that begins with `MDSTRUCTURE`, in
/// which each row is a metadata set.
///
/// XHTML is not told from other texts: nothing in the message marks it.
struct CSVMetadataReading {
    private var cursor: CSVCursor
    private let cells: [String]
    private let separator: Unicode.Scalar?
    private let limits: MessageLimits
    private var columns: [String: Int] = [:]
    private var tree = CSVMetadataNode("")
    private var isLabelled = false
    private let fields: UnsafeMutableBufferPointer<CSVField>
    private let layout: CSVLayout

    /// Reads the whole message.
    ///
    /// Throws `.header`, `.duplicateColumn`, and for rows what is wrong with them: metadata are read
    /// whole or not at all.
    static func read(
        _ opening: CSVOpening, _ limits: MessageLimits
    ) throws(SDMXError) -> MetadataMessage {
        let layout = CSVLayout(separator: opening.separator, limit: limits.tokenBytes)
        let fields = UnsafeMutableBufferPointer<CSVField>.allocate(capacity: opening.cells.count)
        defer {
            layout.deallocate()
            fields.deallocate()
        }
        fields.initialize(repeating: .none)
        var reading = CSVMetadataReading(opening, limits, layout, fields)
        try reading.readHeader()
        var message = MetadataMessage(.csv2)
        while let scan = try reading.cursor.next(layout, fields) {
            if scan.isBlank { continue }
            let line = reading.cursor.line
            guard scan.count == fields.count else {
                throw scan.wrongCount(fields.count, line: line)
            }
            guard message.sets.count < limits.nodes else {
                throw SDMXError(
                    .limit, line: line, found: "more than \(limits.nodes) rows",
                    expected: "at most that many")
            }
            message.sets.append(try reading.set())
        }
        return message
    }

    private init(
        _ opening: CSVOpening, _ limits: MessageLimits, _ layout: CSVLayout,
        _ fields: UnsafeMutableBufferPointer<CSVField>
    ) {
        cursor = opening.cursor
        cells = opening.cells
        separator = opening.start.subfieldSeparator
        self.limits = limits
        self.layout = layout
        self.fields = fields
    }

    private static let fixed: Set<String> = [
        "MDSTRUCTURE_ID", "MDSTRUCTURE_NAME", "METADATASET_ID", "METADATASET_NAME", "ACTION",
        "TARGET_TYPES", "TARGET_IDS", "TARGET_NAMES",
    ]

    private mutating func readHeader() throws(SDMXError) {
        columns["MDSTRUCTURE"] = 0
        var index = 1
        while index < cells.count {
            let cell = cells[index]
            let component = CSVComponent(header: cell)
            let head = component.label == nil ? cell : String(cell.prefix { $0 != ":" })
            guard columns[head] == nil else {
                throw fail(.duplicateColumn, index, "one column of each name")
            }
            columns[head] = index
            if !Self.fixed.contains(head) {
                let steps = CSVMetadataNode.steps(head)
                guard steps.count <= limits.depth, !steps.contains(where: { $0.id.isEmpty }) else {
                    throw fail(.header, index, "the id of a metadata attribute")
                }
                if component.label != nil { isLabelled = true }
                tree.add(steps[...], field: index)
                // With names in columns of their own, one follows every id.
                if columns["MDSTRUCTURE_NAME"] != nil { index += 1 }
            }
            index += 1
        }
        for needed in ["MDSTRUCTURE_ID", "METADATASET_ID"] where columns[needed] == nil {
            throw SDMXError(
                .header, line: cursor.line, found: "no column \(needed)", expected: "it")
        }
    }

    private func set() throws(SDMXError) -> MetadataSet {
        var set = MetadataSet("")
        let (id, name) = Self.parts(text("METADATASET_ID"))
        if let reference = Self.reference(.metadataSet, id) {
            set.identity.id = reference.id
            set.maintenance = Maintenance(agency: reference.agency, version: reference.version)
        } else if !id.isEmpty {
            throw fault(.reference, "METADATASET_ID", "AGENCY:ID(VERSION)")
        }
        let names = name ?? text("METADATASET_NAME")
        if !names.isEmpty { set.identity.names = LocalisedText(names) }
        set.structure = try structure()
        if columns["ACTION"] == nil {
            set.action = .information
        } else {
            let bytes = Array(text("ACTION").utf8)
            guard bytes.count == 1, let action = bytes.first.flatMap({ Action(byte: $0) }) else {
                throw fault(.action, "ACTION", "one of I A M R D")
            }
            set.action = action
        }
        try checkSize()
        set.targets = targets()
        var label = CSVDataPlan.Cell(field: 0, column: nil, role: .attribute)
        if isLabelled { label.labels = .codes }
        set.attributes = tree.children.flatMap { node in
            node.attributes(separator, label: label) { fields[$0].unescaped(in: cursor.base) }
        }
        return set
    }

    /// Occurrences are looked for in every column.
    private func checkSize() throws(SDMXError) {
        let mark = String(separator ?? ";").utf8.first
        var parts = 1
        for field in fields {
            let bytes = UnsafeBufferPointer(
                start: cursor.base + field.start, count: Int(field.length))
            parts += bytes.count { $0 == mark }
        }
        let size = parts.multipliedReportingOverflow(by: cells.count)
        guard parts <= CSVSubfields.limit, !size.overflow, size.partialValue <= limits.nodes else {
            throw SDMXError(
                .limit, line: cursor.line, found: "a row of \(parts) values",
                expected: "at most \(min(CSVSubfields.limit, limits.nodes / cells.count))")
        }
    }

    private func structure() throws(SDMXError) -> ArtefactReference {
        let artefactClass: ArtefactClass
        switch text("MDSTRUCTURE").lowercased() {
        case "metadataflow": artefactClass = .metadataflow
        case "metadataprovision": artefactClass = .metadataProvisionAgreement
        default:
            throw fault(.structureReference, "MDSTRUCTURE", "metadataflow or metadataprovision")
        }
        guard let reference = Self.reference(artefactClass, Self.parts(text("MDSTRUCTURE_ID")).0)
        else { throw fault(.structureReference, "MDSTRUCTURE_ID", "AGENCY:ID(VERSION)") }
        return reference
    }

    /// What the set is about; as it stands there, if that is no reference.
    private func targets() -> [MetadataTargetValue] {
        let subfields = CSVSubfields(.many, separator: separator)
        func parts(_ column: String) -> [String] {
            let bytes = Array(text(column).utf8)
            guard !bytes.isEmpty else { return [] }
            return subfields.parts(bytes).map { String(decoding: $0, as: UTF8.self) }
        }
        let types = parts("TARGET_TYPES")
        return parts("TARGET_IDS").enumerated().map { index, target in
            let id = Self.parts(target).0
            let type = index < types.count ? types[index] : types.last ?? ""
            let urn = "urn:sdmx:org.sdmx.infomodel.x.\(type)=\(id)"
            return .urn(ArtefactReference(urn: urn)?.urn ?? id)
        }
    }

    private func text(_ column: String) -> String {
        guard let index = columns[column] else { return "" }
        return String(decoding: fields[index].unescaped(in: cursor.base), as: UTF8.self)
    }

    private func fault(_ kind: SDMXError.Kind, _ column: String, _ expected: String) -> SDMXError {
        let index = columns[column] ?? 0
        return SDMXError(
            kind, line: cursor.line, column: index + 1, columnID: column,
            byte: cursor.byte(of: fields[index].start), found: SDMXError.quoted(text(column)),
            expected: expected)
    }

    private func fail(_ kind: SDMXError.Kind, _ index: Int, _ expected: String) -> SDMXError {
        SDMXError(
            kind, line: cursor.line, column: index + 1, found: SDMXError.quoted(cells[index]),
            expected: expected)
    }

    /// Reference and name.
    private static func parts(_ text: String) -> (String, String?) {
        guard let colon = text.firstRange(of: ": ") else { return (text, nil) }
        return (String(text[..<colon.lowerBound]), String(text[colon.upperBound...]))
    }

    /// A reference without a version means the latest one.
    private static func reference(
        _ artefactClass: ArtefactClass, _ text: String
    ) -> ArtefactReference? {
        guard let reference = StructureReference(.dataflow, text) else { return nil }
        return ArtefactReference(
            artefactClass, agency: reference.agency, id: reference.id,
            version: reference.version ?? "~")
    }
}
