/// Reads structure messages of SDMX-ML 2.1, 3.0 and 3.1.
///
/// One reader serves the three: what an element is follows from its name, and names mean the same
/// in all of them. Messages mix the styles of the versions, references above all.
struct MLStructureReader {
    let format: MessageFormat
    let limits: MessageLimits

    init(format: MessageFormat, limits: MessageLimits = MessageLimits()) {
        self.format = format
        self.limits = limits
    }

    /// Reads a whole message.
    ///
    /// - Parameter root: `Structure`; `Error`, which holds notes only; or `RegistryInterface`, of
    ///   which the structures that are submitted or found are read.
    func read(_ root: XMLNode) throws(SDMXError) -> StructureMessage {
        let artefacts = MLArtefactReader(limits: limits)
        let isRegistry = root.name == "RegistryInterface"
        var message = StructureMessage(format)
        message.notes = MLNotes.read(root)
        var hasHeader = !message.notes.isEmpty
        for child in root.children {
            switch child.name {
            case "Header":
                message.header = try MLHeader(child).header
                hasHeader = true
            case "Structures": try artefacts.readAll(child)
            case "Footer": message.notes += MLNotes.read(child)
            case "ErrorMessage": break
            case _ where isRegistry: try readStructures(child, with: artefacts)
            default: artefacts.unknown(child)
            }
        }
        if !hasHeader { artefacts.remark(.missing, root, found: "no Header", expected: "a Header") }
        guard message.notes.count <= limits.notes else {
            throw root.error(
                .limit, found: "\(message.notes.count) notes",
                expected: "at most \(limits.notes)")
        }
        message.structures = artefacts.structures
        message.remarks = artefacts.remarks
        message.remarks += root.flattened(atMost: max(0, limits.notes - message.remarks.count))
        return message
    }

    /// Reads the `Structures` that are the element or stand within it, as in what registries are
    /// sent and answer; without a header, which the surroundings have.
    func readStructures(_ node: XMLNode) throws(SDMXError) -> StructureMessage {
        let artefacts = MLArtefactReader(limits: limits)
        try readStructures(node, with: artefacts)
        var message = StructureMessage(format)
        message.structures = artefacts.structures
        message.remarks = artefacts.remarks
        message.remarks += node.flattened(atMost: max(0, limits.notes - message.remarks.count))
        return message
    }

    private func readStructures(
        _ node: XMLNode, with artefacts: MLArtefactReader
    ) throws(SDMXError) {
        if node.name == "Structures" { return try artefacts.readAll(node) }
        var found = false
        for child in node.children {
            for inner in [child] + child.children where inner.name == "Structures" {
                try artefacts.readAll(inner)
                found = true
            }
        }
        guard found else {
            throw node.error(
                .unsupported, found: "\(node.name) without structures",
                expected: "a message to or from a registry that brings structures")
        }
    }
}
