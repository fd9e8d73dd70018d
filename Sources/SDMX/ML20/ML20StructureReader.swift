/// Reads structure messages of SDMX-ML 2.0, and structures sent to or by a registry, into the
/// model of the later versions.
///
/// Key families become data structures, categories that name dataflows become categorisations,
/// and an organisation scheme becomes a scheme for each kind of organisation in it. Concepts
/// outside of schemes are gathered in one for each agency. What has no place in the model is told
/// in a remark.
struct ML20StructureReader {
    let limits: MessageLimits

    init(limits: MessageLimits = MessageLimits()) {
        self.limits = limits
    }

    /// Reads a whole message.
    ///
    /// Throws `.missing`, `.reference` and `.unexpected` where an artefact would be taken for
    /// another than it is.
    func read(_ root: XMLNode) throws(SDMXError) -> StructureMessage {
        let content = try content(of: root)
        let remarks = MLRemarks(limits: limits)
        let reader = ML20ArtefactReader(limits: limits, remarks: remarks)
        var message = StructureMessage(.ml20)
        if let header = root.child("Header") {
            message.header = try MLHeader(header).header
            reader.sender = message.header.sender?.id
        } else {
            remarks.add(.missing, root, found: "no Header", expected: "a Header")
        }
        // What others refer to comes first, so that agencies and versions can be found in it.
        for stage in ML20ArtefactReader.Stage.allCases {
            for list in content
            where list.name != "Header" && ML20ArtefactReader.Stage(of: list.name) == stage {
                do {
                    try reader.readAll(list)
                } catch {
                    throw remarks.located(error)
                }
            }
            reader.index = ML20Index(reader.structures)
        }
        for status in root.children.compactMap({ $0.child("StatusMessage") }) {
            message.notes += Self.notes(status)
        }
        message.structures = reader.structures
        message.remarks = remarks.list
        message.remarks += root.flattened(atMost: max(0, limits.notes - message.remarks.count))
        return message
    }

    /// The lists of artefacts: in the message, or in what a registry is sent or answers.
    private func content(of root: XMLNode) throws(SDMXError) -> [XMLNode] {
        guard root.name == "RegistryInterface" else { return root.children }
        for child in root.children {
            switch child.name {
            case "QueryStructureResponse":
                return child.children.filter { $0.name != "StatusMessage" }
            case "SubmitStructureRequest":
                if let structure = child.child("Structure") { return structure.children }
            default: break
            }
        }
        throw root.error(
            .unsupported, found: "a message to or from a registry without structures",
            expected: "QueryStructureResponse, or SubmitStructureRequest with a Structure")
    }

    /// What a registry says, unless it is that all went well.
    private static func notes(_ node: XMLNode) -> [MessageNote] {
        let severity: MessageNote.Severity
        switch node.attribute("status") {
        case "Warning": severity = .warning
        case "Failure": severity = .error
        default: return []
        }
        var text = LocalisedText()
        for child in node.children { text.add(child) }
        var note = MessageNote(code: nil, severity: severity, texts: text.isEmpty ? [] : [text])
        note.line = node.line
        return [note]
    }
}
