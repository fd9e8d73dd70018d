extension JSONElementWriter {
    /// The schema of what is written.
    static let schema = "https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json"
    /// What stands for an id that was not given.
    private static let unknownID = "UNKNOWN"
    /// What stands for a time that was not given: writing the same twice gives the same bytes.
    private static let unknownTime = "1970-01-01T00:00:00Z"
    /// What stands for a code that is no number: those from 1000 on are free.
    private static let unknownCode = "1000"

    /// A whole message.
    func message(_ message: StructureMessage) throws(SDMXError) {
        languages = message.header.contentLanguages
        try object { () throws(SDMXError) in
            enter("header")
            try object("meta") { () throws(SDMXError) in try header(message.header) }
            try object("data") { () throws(SDMXError) in try structures(message.structures) }
            enter("errors")
            try list("errors", message.notes) { (note) throws(SDMXError) in try self.note(note) }
        }
    }

    private func header(_ header: MessageHeader) throws(SDMXError) {
        try text("schema", Self.schema)
        for (what, isMissing) in [
            ("id", header.id == nil), ("time of preparation", header.prepared == nil),
            ("sender", header.sender == nil),
        ] where isMissing {
            lose(.madeUp, what, "SDMX-JSON 2.0 asks for it")
        }
        try text("id", header.id ?? Self.unknownID)
        try flag("test", header.isTest)
        try time("prepared", header.prepared ?? Self.unknownTime)
        try texts("contentLanguages", header.contentLanguages.map { lowered($0) })
        try localised("name", "names", header.names)
        try object("sender") { () throws(SDMXError) in
            try party(header.sender ?? Party(Self.unknownID))
        }
        try list("receivers", header.receivers) { (receiver) throws(SDMXError) in
            try party(receiver)
        }
        let links = header.links.filter { !$0.url.isEmpty || $0.urn != nil }
        lose("link without target", count: header.links.count - links.count)
        try list("links", links) { (link) throws(SDMXError) in try self.link(link) }
        for (what, isThere) in [
            ("action", header.dataSetAction != nil), ("data set id", !header.dataSetIDs.isEmpty),
            ("time of extraction", header.extracted != nil),
            ("begin of the reporting period", header.reportingBegin != nil),
            ("end of the reporting period", header.reportingEnd != nil),
            ("embargo", header.embargoDate != nil), ("source", !header.sources.isEmpty),
        ] {
            lose(what, if: isThere)
        }
    }

    private func party(_ party: Party) throws(SDMXError) {
        try text("id", party.id)
        try localised("name", "names", party.names)
        try contacts(party.contacts)
        lose("time zone", if: party.timezone != nil)
    }

    func contacts(_ contacts: [Contact]) throws(SDMXError) {
        try list("contacts", contacts) { (contact) throws(SDMXError) in
            try text("id", contact.id)
            try localised("name", "names", contact.names)
            try localised("department", "departments", contact.departments)
            try localised("role", "roles", contact.roles)
            try texts("telephones", contact.telephones)
            try texts("faxes", contact.faxes)
            try texts("x400s", contact.x400s)
            try texts("uris", contact.uris)
            try texts("emails", contact.emails)
        }
    }

    private func note(_ note: MessageNote) throws(SDMXError) {
        try json.key("code")
        if let code = note.code, JSONWriter.isNumber(code) {
            try json.value(numberText: code)
        } else {
            lose(.madeUp, "code of a note", "SDMX-JSON 2.0 asks for a number")
            try json.value(numberText: Self.unknownCode)
        }
        lose("severity of a note", if: note.severity != nil)
        lose("further text of a note", "there is room for two", count: note.texts.count - 2)
        if let title = note.texts.first { try localised("title", "titles", title) }
        if let detail = note.texts.dropFirst().first {
            try localised("detail", "details", detail)
        }
    }
}
