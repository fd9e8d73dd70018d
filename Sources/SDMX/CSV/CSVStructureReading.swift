/// The reference of a row to its structure, as publishers write it.
struct CSVStructureReading {
    private(set) var reference: StructureReference?
    /// The name after the reference.
    private(set) var name: String?
    private(set) var isKindWrong = false
    /// What was found where the standard's form was not, though its meaning is plain.
    private(set) var oddity: String?

    init(_ kindText: String, _ text: String, _ version: CSVVersion) {
        guard let kind = StructureReference.Kind(name: kindText) else {
            isKindWrong = true
            return
        }
        if text.hasPrefix("urn:") {
            let target = text.firstRange(of: ": ").map { String(text[..<$0.lowerBound]) } ?? text
            reference = ArtefactReference(urn: target).flatMap { StructureReference($0) }
            if reference != nil { oddity = "a URN" }
            return
        }
        let (id, name) = Self.parts(text)
        self.name = name
        reference = StructureReference(kind, id)
        guard reference == nil, version == .v1 else { return }
        // As in the path of a query: AGENCY,ID,VERSION.
        let items = id.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        if items.count == 2 || items.count == 3 {
            reference = StructureReference(
                kind, agency: items[0], id: items[1], version: items.count == 3 ? items[2] : nil)
            if reference != nil { oddity = SDMXError.quoted(id) }
        } else if let bare = StructureReference(bareDataflow: id) {
            reference = bare
            oddity = SDMXError.quoted(id) + ", a dataflow without its agency"
        }
    }

    var expected: String {
        isKindWrong
            ? "one of " + StructureReference.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            : "AGENCY:ID(VERSION)"
    }

    /// Reference and name: between them a colon and a space, or after the version a colon alone.
    private static func parts(_ text: String) -> (String, String?) {
        if let colon = text.firstRange(of: ": ") {
            return (String(text[..<colon.lowerBound]), String(text[colon.upperBound...]))
        }
        if let colon = text.firstRange(of: "):") {
            let end = text.index(after: colon.lowerBound)
            return (String(text[..<end]), String(text[colon.upperBound...]))
        }
        return (text, nil)
    }
}

extension StructureReference {
    /// A dataflow whose agency the message does not tell.
    init?(bareDataflow id: String) {
        guard Self.isID(id) else { return nil }
        self.init(unchecked: .dataflow, id: id)
    }

    /// Whether the message tells the agency.
    var hasAgency: Bool { !agency.isEmpty }
}
