/// Writes reference metadata as SDMX-CSV 2.0: a table in which each row is a metadata set.
///
/// Memory: the whole table.
struct CSVMetadataWriting {
    private static let separator: Unicode.Scalar = ";"
    private var losses = LossLog()
    private var bytes: [UInt8] = []

    /// Writes the message; returns what the table does not say.
    static func write(
        _ message: MetadataMessage, _ output: MessageSink
    ) throws(SDMXError) -> [Loss] {
        var writing = CSVMetadataWriting()
        writing.table(message)
        do {
            try writing.bytes.withUnsafeBytes { try output($0) }
        } catch {
            throw .output(error)
        }
        return writing.losses.losses
    }

    private mutating func table(_ message: MetadataMessage) {
        if message.header != MessageHeader() {
            losses.add(.leftOut, path: "header", what: "SDMX-CSV has no place for any of it")
        }
        if !message.notes.isEmpty {
            losses.add(
                Loss(.leftOut, path: "notes", what: "of the sender", count: message.notes.count))
        }
        var form = CSVMetadataForm("")
        for set in message.sets { form.add(set.attributes) }
        row(
            [
                "MDSTRUCTURE[\(Self.separator)]", "MDSTRUCTURE_ID", "METADATASET_ID", "ACTION",
                "TARGET_TYPES", "TARGET_IDS",
            ].map { Array($0.utf8) }
                + form.headers(separator: "\(Self.separator)").map { Array($0.utf8) })
        var taken: Set<String> = []
        for set in message.sets {
            let artefact = MaintainedMetadataSet(set, taken: &taken)
            note(artefact)
            row(start(artefact) + form.cells(set.attributes, separator: Self.separator))
        }
    }

    private mutating func start(_ artefact: MaintainedMetadataSet) -> [[UInt8]] {
        let set = artefact.set
        let path = artefact.reference.description
        let type: String
        switch set.structure?.artefactClass {
        case .metadataProvisionAgreement?: type = "metadataprovision"
        case .metadataflow?: type = "metadataflow"
        default:
            type = "metadataflow"
            losses.add(
                .invalid, path: path, what: "structure",
                why: "SDMX-CSV asks for a metadataflow or an agreement")
        }
        let found = set.targets.isEmpty && set.action == .delete
        var lost = 0
        let targets = artefact.targets(lost: &lost)
        if lost > 0 {
            losses.add(
                Loss(
                    .leftOut, path: path, what: "part of a target",
                    why: "SDMX-CSV has URNs for targets only", count: lost))
        }
        if targets.isEmpty, !found {
            losses.add(.invalid, path: path, what: "no target", why: "SDMX-CSV asks for one")
        }
        let references = targets.map { ArtefactReference(urn: $0) }
        let list = CSVSubfields(.many, separator: Self.separator)
        func cell(_ texts: [String]) -> [UInt8] {
            texts.isEmpty ? [] : list.cell(texts.map { .text($0) })
        }
        return [
            Array(type.utf8), Array((set.structure?.text ?? "").utf8),
            Array(artefact.reference.text.utf8), [action(set, path)],
            cell(references.map { $0?.artefactClass.rawValue.lowercased() ?? "" }),
            cell(zip(targets, references).map { $1?.text ?? $0 }),
        ]
    }

    private mutating func action(_ set: MetadataSet, _ path: String) -> UInt8 {
        if set.action == nil {
            losses.add(.madeUp, path: path, what: "action Information", why: "there is always one")
        }
        return (set.action ?? .information).rawValue.utf8.first ?? UInt8(ascii: "I")
    }

    /// Tells what a row has no place for.
    private mutating func note(_ artefact: MaintainedMetadataSet) {
        let path = artefact.reference.description
        for loss in artefact.losses { losses.add(loss) }
        let identity = artefact.identity
        let maintenance = artefact.maintenance
        let set = artefact.set
        for (what, isThere) in [
            ("name", !identity.names.isEmpty), ("description", !identity.descriptions.isEmpty),
            ("annotations", !identity.annotations.isEmpty), ("links", !identity.links.isEmpty),
            (
                "address",
                identity.uri != nil || maintenance.serviceURL != nil
                    || maintenance.structureURL != nil
            ),
            ("validity", maintenance.validFrom != nil || maintenance.validTo != nil),
            ("mark of a set that is elsewhere", maintenance.isExternalReference),
            (
                "periods",
                [
                    set.reportingBegin, set.reportingEnd, set.publicationYear,
                    set.publicationPeriod,
                ].contains { $0 != nil }
            ),
        ] where isThere {
            losses.add(.leftOut, path: path, what: what, why: "SDMX-CSV has no place for it")
        }
        note(set.attributes, path)
    }

    private mutating func note(_ headings: [ReportedAttribute], _ path: String) {
        var seen: [String: Int] = [:]
        for heading in headings {
            seen[heading.id, default: 0] += 1
            let count = heading.values.count
            let isRepeated = seen[heading.id, default: 0] > 1 && heading.children.isEmpty
            if isRepeated || count > 1 && !heading.children.isEmpty {
                losses.add(
                    .changed, path: path, what: "occurrences of heading \(heading.id)",
                    why: "values without headings below them are those of one, others are not")
            }
            if !heading.annotations.isEmpty || heading.isPresentational != nil {
                losses.add(
                    .leftOut, path: path, what: "annotations and marks of heading \(heading.id)",
                    why: "SDMX-CSV has no place for them")
            }
            for case .structuredText in heading.values {
                losses.add(
                    .changed, path: path, what: "XHTML of heading \(heading.id)",
                    why: "SDMX-CSV does not tell it from other texts")
            }
            if count == 0, heading.children.isEmpty {
                losses.add(
                    .leftOut, path: path, what: "heading \(heading.id)", why: "nothing is said")
            }
            note(heading.children, path)
        }
    }

    private mutating func row(_ cells: [[UInt8]]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            let quote = CSVRecordScan.quote
            let isQuoted = cell.contains { [10, 13, quote, UInt8(ascii: ",")].contains($0) }
            if isQuoted { bytes.append(quote) }
            for byte in cell {
                if byte == quote { bytes.append(quote) }
                bytes.append(byte)
            }
            if isQuoted { bytes.append(quote) }
        }
        bytes += [13, 10]
    }
}
