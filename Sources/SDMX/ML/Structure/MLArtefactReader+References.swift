extension MLArtefactReader {
    /// Reads a reference to an artefact or an item in any of the styles.
    func reference(
        _ node: XMLNode, _ expected: ArtefactClass
    ) throws(SDMXError) -> ArtefactReference {
        if node.children.count == 1, let inner = node.child(node.name) {
            // An official sample of SDMX 2.1 has a reference within one of the same name.
            remark(
                .unexpected, inner, found: "\(node.name) within itself",
                expected: "the reference by itself")
            return try reference(inner, expected)
        }
        if let ref = node.child("Ref"), ref.attribute("id") == "" {
            throw ref.error(
                .reference, found: "a Ref with an empty id",
                expected: "the id of a \(expected.rawValue)")
        }
        let reference = try MLReference.read(node, expected: expected)
        if reference.agency.isEmpty {
            remark(
                .reference, node, found: "a reference to \(reference.id) without an agency",
                expected: "the agency that maintains it")
        }
        return reference
    }

    /// Reads a reference within an artefact: an id in a `Ref`, as text or as attribute, or the
    /// end of a URN. Nested ids have dots between them.
    func localID(_ node: XMLNode) throws(SDMXError) -> String {
        if let ref = node.child("Ref"), let id = ref.attribute("id"), !id.isEmpty { return id }
        let text = node.child("URN")?.trimmedText ?? node.trimmedText
        if text.hasPrefix("urn:") {
            guard let reference = ArtefactReference(urn: text) else {
                throw node.error(
                    .reference, found: SDMXError.quoted(text), expected: "an id or a URN")
            }
            return reference.item.isEmpty ? reference.id : reference.item.joined(separator: ".")
        }
        if !text.isEmpty { return text }
        if let id = node.attribute("id"), !id.isEmpty { return id }
        throw node.error(.reference, found: "no id", expected: "the id of what \(node.name) means")
    }

    /// Remarks that a part is not there which only a stub may lack.
    func expect(
        _ part: String, _ isThere: Bool, of artefact: some MaintainableArtefact, _ node: XMLNode
    ) {
        guard !isThere, !artefact.maintenance.isExternalReference else { return }
        remark(
            .missing, node, found: "no \(part)",
            expected: "\(part), or isExternalReference=\"true\"")
    }
}
