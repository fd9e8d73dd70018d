extension JSONElementWriter {
    /// What stands for an id that was not given.
    private static let unknownID = "UNKNOWN"
    /// What stands for a time that was not given: writing the same twice gives the same bytes.
    private static let unknownTime = "1970-01-01T00:00:00Z"
    /// What stands for a code that is no number: those from 1000 on are free.
    private static let unknownCode = "1000"

    /// A whole message.
    func message(_ message: StructureMessage) throws(SDMXError) {
        languages = message.header.contentLanguages
        structures = message.structures
        try object { () throws(SDMXError) in
            try meta(message.header, .structure)
            try object("data") { () throws(SDMXError) in try structures(message.structures) }
            try errors(message.notes)
        }
    }

    /// A message that only says what went wrong.
    func errorMessage(_ message: NoteMessage, of kind: MessageKind) throws(SDMXError) {
        languages = message.header.contentLanguages
        try object { () throws(SDMXError) in
            if message.header != MessageHeader() { try meta(message.header, kind) }
            if message.notes.isEmpty { miss("error") }
            // That they are errors the message says as a whole.
            try errors(
                message.notes.map { note in
                    var note = note
                    if note.severity == .error { note.severity = nil }
                    return note
                })
        }
    }

    /// What a message of that kind says of itself.
    func meta(_ header: MessageHeader, _ kind: MessageKind) throws(SDMXError) {
        enter("header")
        try object("meta") { () throws(SDMXError) in try self.header(header, kind) }
    }

    /// What the sender says of how the request was answered.
    func errors(_ notes: [MessageNote]) throws(SDMXError) {
        enter("errors")
        try list("errors", notes) { (note) throws(SDMXError) in try self.note(note) }
    }

    private func header(_ header: MessageHeader, _ kind: MessageKind) throws(SDMXError) {
        try text("schema", edition.schema(kind))
        for (what, isMissing) in [
            ("id", header.id == nil), ("time of preparation", header.prepared == nil),
            ("sender", header.sender == nil),
        ] where isMissing {
            lose(.madeUp, what, "\(edition.name) asks for it")
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
            lose(.madeUp, "code of a note", "\(edition.name) asks for a number")
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
