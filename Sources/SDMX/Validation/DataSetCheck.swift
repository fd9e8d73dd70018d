/// The checks of one data set.
final class DataSetCheck {
    /// What is known of a column.
    struct Plan {
        var check: ColumnCheck?
        var role: DataColumn.Role
        var attachment: DataColumn.Attachment?
        /// Columns of the dimensions that an attribute of a group belongs to.
        var attachedTo: [Int]
        var isMandatory: Bool
        var isUndeclared: Bool
    }

    let number: Int
    let action: Action
    /// Whether the observations of a series differ by their period only.
    private let isByTime: Bool
    private(set) var plans: [Plan] = []
    private(set) var keyColumns: [Int] = []
    private(set) var seriesColumns: [Int] = []
    private var constraints: [ConstraintCheck] = []
    private let structure: DataStructure?
    private var checks: [ColumnCheck?] = []
    private var keys = KeyTable()
    private var seriesKeys = KeyTable()
    /// Values of attributes that belong to more than one row of a flat format.
    var shared = KeyTable()
    private var observations = 0
    private(set) var hasSeriesRows = false
    private(set) var columnIDs: [String] = []
    /// Whether there was any observation.
    var isUsed: Bool { observations > 0 }
    /// Mandatory attributes of the data set and of groups.
    var given: Set<Int> = []
    var groupsGiven: [Int: Set<KeyHash>] = [:]
    var groupsSeen: [Int: [KeyHash: (line: Int, key: String)]] = [:]

    init(_ info: DataSetInfo, number: Int, _ run: ValidationRun) {
        self.number = number
        action = info.action
        isByTime = info.columns.contains {
            $0.role == .timeDimension && $0.id == info.dimensionAtObservation
        }
        structure = run.structures.structure(of: info).structure
        if structure == nil {
            run.add(
                .structureMissing, self, nil,
                found: info.structure.map { "\($0), which is not at hand" }
                    ?? "data that do not name their structure",
                expected: "the data structure, to check the data by")
        }
        extend(info.columns, run)
        prepareConstraints(info, run)
    }

    /// Takes up columns that were added.
    private func extend(_ columns: [DataColumn], _ run: ValidationRun) {
        for index in plans.count..<columns.count { plans.append(plan(columns[index], run)) }
        checks = plans.map(\.check)
        columnIDs = columns.map(\.id)
        keyColumns = columns.indices.filter { columns[$0].role.isKey }
        seriesColumns = columns.indices.filter { columns[$0].role == .dimension }
        let places = Dictionary(
            columns.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        for index in columns.indices {
            plans[index].attachedTo = columns[index].attachedTo.compactMap { places[$0] }
        }
    }

    private func plan(_ column: DataColumn, _ run: ValidationRun) -> Plan {
        var plan = Plan(
            check: nil, role: column.role, attachment: column.attachment, attachedTo: [],
            isMandatory: column.usage == .mandatory && !column.role.isKey,
            isUndeclared: structure != nil)
        guard let structure else { return plan }
        let dimension = structure.dimensions.first { $0.id == column.id }
        let component =
            dimension?.component ?? structure.measures.first { $0.id == column.id }?.component
            ?? structure.attributes.first { $0.id == column.id }?.component
        if structure.metadataAttributes.contains(where: { $0.id == column.id }) {
            plan.isUndeclared = false
        }
        guard let component else { return plan }
        plan.isUndeclared = false
        let (check, isNew) = run.check(component, of: structure, isTime: dimension?.kind == .time)
        for gap in isNew ? check.gaps : [] {
            run.add(
                gap.0, self, nil, component: column.id, found: gap.found, expected: gap.expected)
        }
        plan.check = check
        return plan
    }

    private func prepareConstraints(_ info: DataSetInfo, _ run: ValidationRun) {
        guard run.options.usesConstraints, let structure else { return }
        var names = [structure.reference]
        if let reference = info.structure {
            names.append(reference)
            let agreement = run.structures.find(reference, in: run.structures.provisionAgreements)
            if reference.artefactClass == .provisionAgreement, let flow = agreement?.dataflow {
                names.append(flow)
            }
        }
        for constraint in run.structures.constraints
        where constraint.kind == .data && constraint.role != .actual {
            let isOurs = constraint.attachments.contains { attachment in
                names.contains { Self.isMeant($0, by: attachment) }
            }
            guard isOurs else { continue }
            let check = ConstraintCheck(constraint, columns: info.columns, checks: checks) {
                column in
                let id = info.columns[column].id
                let component =
                    structure.dimensions.first { $0.id == id }?.component
                    ?? structure.attributes.first { $0.id == id }?.component
                return component.flatMap { run.structures.representation(of: $0)?.enumeration }
                    .flatMap { run.structures.codes(of: $0) } ?? []
            }
            if let check { constraints.append(check) }
        }
    }

    /// Whether a constraint's attachment is to the artefact: data that name no version, or any, are
    /// those of all.
    private static func isMeant(
        _ reference: ArtefactReference, by attachment: ArtefactReference
    ) -> Bool {
        guard reference.agency == attachment.agency, reference.id == attachment.id,
            reference.artefactClass == attachment.artefactClass
        else { return false }
        guard let version = Version(reference.version),
            let wanted = VersionReference(attachment.version)
        else { return true }
        return wanted.admits(version)
    }

    func check(_ row: DataRow, _ run: ValidationRun) {
        if row.count > plans.count { extend(row.columns, run) }
        checkValues(row, run)
        switch row.level {
        case .dataSet, .group: noteGiven(row)
        case .series:
            hasSeriesRows = true
            run.count(series: 1)
            noteGiven(row)
            noteSeen(row, run)
        case .observation: checkObservation(row, run)
        }
    }

    /// The values that the row itself brings.
    @inline(__always)
    private func checkValues(_ row: DataRow, _ run: ValidationRun) {
        let isObservation = row.level == .observation
        for column in 0..<plans.count {
            guard let slot = row.slot(column),
                !isObservation || slot.stamp == row.stamp
            else { continue }
            if plans[column].isUndeclared {
                run.add(
                    .undeclaredComponent, self, row, component: row.columns[column].id,
                    found: SDMXError.quoted(row.columns[column].id),
                    expected: "a component of \(structure?.reference.text ?? "the structure")")
                continue
            }
            if run.hasLevels, plans[column].role == .attribute {
                checkLevel(row, column, run)
            }
            guard let check = plans[column].check else { continue }
            if slot.list >= 0 {
                checkList(row, column, check, run)
            } else if check.minOccurs > 1 {
                run.add(
                    .occurrence, self, row, component: check.id, found: "1 value",
                    expected: "at least \(check.minOccurs)")
            } else if let fault = check.fault(slot.bytes.buffer) {
                guard !isDeletion(slot.bytes) else { continue }
                run.add(
                    fault.rule, self, row, component: check.id,
                    found: SDMXError.quoted(slot.bytes.string), expected: fault.expected)
            }
        }
    }

    /// Whether the text only marks what is to be deleted.
    private func isDeletion(_ bytes: ByteSlice) -> Bool {
        action == .delete && bytes.count == 1 && bytes.start[0] == UInt8(ascii: "-")
    }

    private func checkList(
        _ row: DataRow, _ column: Int, _ check: ColumnCheck, _ run: ValidationRun
    ) {
        let values = row.values(column)
        if let most = check.maxOccurs, UInt64(values.count) > most {
            run.add(
                .occurrence, self, row, component: check.id, found: "\(values.count) values",
                expected: "at most \(most)")
        }
        if UInt64(values.count) < check.minOccurs, !values.isEmpty {
            run.add(
                .occurrence, self, row, component: check.id, found: "\(values.count) values",
                expected: "at least \(check.minOccurs)")
        }
        for value in values {
            var texts: [String]
            switch value {
            case .text(let text): texts = [text]
            case .localised(let all): texts = all.entries.map(\.text)
            case .structured: texts = []
            }
            for index in texts.indices {
                let fault = texts[index].withUTF8 { check.fault($0) }
                guard let fault else { continue }
                run.add(
                    fault.rule, self, row, component: check.id,
                    found: SDMXError.quoted(texts[index]), expected: fault.expected)
            }
        }
    }

    private func checkObservation(_ row: DataRow, _ run: ValidationRun) {
        observations += 1
        noteGiven(row)
        var isWhole = true
        for column in keyColumns where row.slot(column) == nil {
            isWhole = false
            guard action != .delete else { continue }
            run.add(
                .incompleteKey, self, row, component: row.columns[column].id, found: "no value",
                expected: "a value for each dimension")
        }
        run.count(observations: 1)
        if hasSeriesRows, !isByTime { noteSeen(row, run) }
        if !hasSeriesRows {
            var series = KeyHash()
            for column in seriesColumns { row.withBytes(column) { series.add($0) } }
            if seriesKeys.insert(series, number: observations) == nil {
                run.count(series: 1)
                noteSeen(row, run)
            }
            if run.isFlat { checkShared(row, series, run) }
        }
        if isWhole, run.options.findsDuplicates, action != .delete {
            var key = KeyHash()
            for column in keyColumns { row.withBytes(column) { key.add($0) } }
            if let first = keys.insert(key, number: observations) {
                run.add(
                    .duplicateKey, self, row,
                    found: "a key that was there before",
                    expected: "each key once; this one was in observation \(first) of the data set")
            }
        }
        checkMandatory(row, run)
        for constraint in constraints {
            guard let faults = constraint.faults(row, checks) else { continue }
            if faults.isEmpty {
                run.add(
                    .constraint, self, row, found: "a key that is not allowed",
                    expected: "what \(constraint.name) allows")
            }
            for column in faults {
                run.add(
                    .constraint, self, row, component: row.columns[column].id,
                    found: SDMXError.quoted(row.text(column) ?? ""),
                    expected: "what \(constraint.name) allows")
            }
        }
    }

    /// The key of a row, with dots between values; of a series without the period.
    func keyText(_ row: DataRow) -> String? {
        guard row.level != .dataSet else { return nil }
        let parts = keyColumns.filter {
            row.level == .observation || plans[$0].role != .timeDimension
        }
        let text = parts.map { row.text($0) ?? "" }.joined(separator: ".")
        return text.utf8.count > 300 ? String(text.prefix(300)) + "..." : text
    }
}
