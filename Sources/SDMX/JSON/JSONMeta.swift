/// The `meta` of a message, `header` in messages from before version 1.0 was settled, and its
/// `errors`: the same in structure, data and metadata messages.
enum JSONMeta {
    /// The members of a message that are read here.
    static let names: Set<String> = ["meta", "header", "errors", "$schema"]

    /// Reads `meta` or `header`, and sets the language of texts that do not state theirs.
    static func header(_ item: JSONItem) throws(SDMXError) -> MessageHeader {
        guard case .object = item.node.value else { throw item.wrong("an object") }
        var header = MessageHeader(id: try item.text("id"))
        header.contentLanguages = try item.texts("contentLanguages")
        if let first = header.contentLanguages.first { item.reading.language = first }
        header.schema = try item.text("schema")
        header.isTest = try item.flag("test") ?? false
        header.prepared = try item.text("prepared")
        header.names = try item.localised("name", "names")
        header.sender = try item.object("sender").map(party)
        header.receivers = try receivers(item)
        header.links = try item.links("links")
        return header
    }

    /// Reads `errors`. A note's title and its details are texts of it, in that order; its severity
    /// is not said in SDMX-JSON.
    static func notes(_ item: JSONItem) throws(SDMXError) -> [MessageNote] {
        var notes: [MessageNote] = []
        for element in try item.elements().prefix(item.reading.limits.notes) {
            var note = MessageNote(code: nil, severity: nil, texts: [])
            note.line = element.node.line
            if let text = element.node.string {
                note.texts = [LocalisedText(text, language: element.reading.language)]
            } else {
                guard case .object = element.node.value else { throw element.wrong("an object") }
                note.code = try element.scalar("code")
                for (best, all) in [("title", "titles"), ("message", ""), ("detail", "details")] {
                    let text = try element.localised(best, all)
                    if !text.isEmpty { note.texts.append(text) }
                }
            }
            notes.append(note)
        }
        return notes
    }

    /// Reads people or units to ask.
    static func contact(_ item: JSONItem) throws(SDMXError) -> Contact {
        var contact = Contact(id: try item.text("id"))
        contact.names = try item.localised("name", "names")
        contact.departments = try item.localised("department", "departments")
        contact.roles = try item.localised("role", "roles")
        contact.telephones = try item.texts("telephones")
        contact.faxes = try item.texts("faxes")
        contact.x400s = try item.texts("x400s")
        contact.uris = try item.texts("uris")
        contact.emails = try item.texts("emails")
        item.expect(contactNames)
        return contact
    }

    private static let contactNames: Set<String> = [
        "id", "name", "names", "department", "departments", "role", "roles", "telephones", "faxes",
        "x400s", "uris", "emails",
    ]

    private static func party(_ item: JSONItem) throws(SDMXError) -> Party {
        var party = Party(try item.text("id") ?? "", names: try item.localised("name", "names"))
        // SDMX-JSON 1.0 data messages have one name and structure messages the other.
        for name in ["contacts", "contact"] {
            for contact in try item.objects(name) {
                party.contacts.append(try self.contact(contact))
            }
        }
        return party
    }

    /// The schemas have `receivers`, an array, and the guides `receiver`, an object.
    private static func receivers(_ item: JSONItem) throws(SDMXError) -> [Party] {
        var receivers: [Party] = []
        for name in ["receivers", "receiver"] {
            guard let found = item[name] else { continue }
            if case .object = found.node.value {
                receivers.append(try party(found))
            } else {
                for element in try item.objects(name) { receivers.append(try party(element)) }
            }
        }
        return receivers
    }
}

extension JSONItem {
    /// The links of an array. The address is that of `href`, else of `uri`, which some registries
    /// write in its place.
    func links(_ name: String) throws(SDMXError) -> [Link] {
        var links: [Link] = []
        for item in try objects(name) {
            let uri = try item.text("uri")
            links.append(
                Link(
                    relation: try item.text("rel") ?? "", url: try item.text("href") ?? uri ?? "",
                    urn: try item.text("urn"), type: try item.text("type"),
                    language: try item.text("hreflang"),
                    titles: try item.localised("title", "titles")))
        }
        return links
    }
}
