extension JSONItem {
    /// This value as a reference: a URN.
    func reference() throws(SDMXError) -> ArtefactReference {
        let text = try text()
        guard let reference = ArtefactReference(urn: text) else {
            throw error(.reference, found: SDMXError.quoted(text), expected: "a URN of SDMX")
        }
        return reference
    }

    /// The member as a reference; nil if it is missing, or empty, which is remarked.
    func reference(_ name: String) throws(SDMXError) -> ArtefactReference? {
        guard let item = self[name] else { return nil }
        if item.node.string == "" {
            item.remark(.reference, found: "nothing", expected: "a URN of SDMX")
            return nil
        }
        return try item.reference()
    }

    /// The references of an array.
    func references(_ name: String) throws(SDMXError) -> [ArtefactReference] {
        var references: [ArtefactReference] = []
        for item in try items(name) { references.append(try item.reference()) }
        return references
    }

    /// The id at the end of a URN, or the text itself where it is none: what SDMX-JSON 1.0 and 2.0
    /// have in one form and the other.
    func lastID(_ name: String) throws(SDMXError) -> String? {
        guard let text = try text(name) else { return nil }
        return ArtefactReference(urn: text)?.lastID ?? text
    }
}
