/// References as SDMX-ML writes them: a `Ref` with attributes, a `URN` beside it or in its place,
/// or since SDMX 3.0 the URN as the element's text.
enum MLReference {
    /// Reads the reference that the element holds.
    ///
    /// - Parameter expected: the class, where neither a URN nor the reference names one. It is
    ///   that of the item where the reference is to an item.
    static func read(_ node: XMLNode, expected: ArtefactClass) throws(SDMXError)
        -> ArtefactReference
    {
        if let ref = node.child("Ref"), let reference = read(attributes: ref, expected: expected) {
            return reference
        }
        let text = node.child("URN")?.trimmedText ?? node.trimmedText
        if let reference = ArtefactReference(urn: text) { return reference }
        throw node.error(
            .reference, found: text.isEmpty ? "no reference" : SDMXError.quoted(text),
            expected: "a reference to a \(expected.rawValue), as a URN or a Ref")
    }

    /// Reads the attributes of a `Ref`; nil if it has no id.
    static func read(attributes ref: XMLNode, expected: ArtefactClass) -> ArtefactReference? {
        guard let id = ref.attribute("id") else { return nil }
        let named = ref.attribute("class").flatMap { ArtefactClass(rawValue: $0) }
        let agency = ref.attribute("agencyID") ?? ""
        guard let parent = ref.attribute("maintainableParentID") else {
            return ArtefactReference(
                named ?? expected, agency: agency, id: id,
                version: ref.attribute("version") ?? ArtefactReference.defaultVersion)
        }
        let container = ref.attribute("containerID").map { [$0] } ?? []
        return ArtefactReference(
            named ?? expected, agency: agency, id: parent,
            version: ref.attribute("maintainableParentVersion")
                ?? ArtefactReference.defaultVersion,
            item: container + id.split(separator: ".").map { String($0) })
    }
}
