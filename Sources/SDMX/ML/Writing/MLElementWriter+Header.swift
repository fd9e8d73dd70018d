extension MLElementWriter {
    /// What stands for an id that was not given.
    static let unknownID = "UNKNOWN"
    /// What stands for a time that was not given: writing the same twice gives the same bytes.
    static let unknownTime = "1970-01-01T00:00:00Z"

    /// Begins a message, with the namespaces that all messages declare.
    func beginMessage(
        _ name: String, namespaces: [(prefix: String, uri: String)] = []
    ) throws(SDMXError) {
        try begin("mes:\(name)")
        try attribute("xmlns:mes", edition.namespace("message"))
        try attribute("xmlns:com", edition.namespace("common"))
        for namespace in namespaces {
            try attribute("xmlns:\(namespace.prefix)", namespace.uri)
        }
    }

    /// Begins the header; what headers of data and metadata hold besides comes after it.
    func beginHeader(_ header: MessageHeader) throws(SDMXError) {
        try begin("mes:Header")
        if header.id == nil { miss(header: "id") }
        try leaf("mes:ID", header.id ?? Self.unknownID)
        try leaf("mes:Test", header.isTest ? "true" : "false")
        if header.prepared == nil { miss(header: "time of preparation") }
        try leaf("mes:Prepared", header.prepared ?? Self.unknownTime)
        if header.sender == nil { miss(header: "sender") }
        try party("mes:Sender", header.sender ?? Party(Self.unknownID), isSender: true)
        for receiver in header.receivers {
            try party("mes:Receiver", receiver, isSender: false)
        }
        try texts("com:Name", header.names)
    }

    /// Ends the header.
    func endHeader(_ header: MessageHeader) throws(SDMXError) {
        try texts("mes:Source", header.sources)
        end()
        if !header.contentLanguages.isEmpty { lose("content languages") }
        if header.schema != nil { lose("address of the schema") }
        lose("link", count: header.links.count)
    }

    /// The action's word. SDMX-ML has none for merging but that for appending.
    func name(of action: Action) -> String {
        switch action {
        case .merge:
            lose(.changed, "action Merge", "\(edition.name) has no Merge; it is Append there")
            return Action.append.name
        case .information, .append, .replace, .delete: return action.name
        }
    }

    /// Notes what headers of structures have no place for.
    func loseDataParts(_ header: MessageHeader) {
        let parts: [(String, Bool)] = [
            ("action", header.dataSetAction != nil), ("data set id", !header.dataSetIDs.isEmpty),
            ("time of extraction", header.extracted != nil),
            ("begin of the reporting period", header.reportingBegin != nil),
            ("end of the reporting period", header.reportingEnd != nil),
            ("embargo", header.embargoDate != nil),
        ]
        for (what, isThere) in parts where isThere {
            lose(what, "headers of structures have no place for it in \(edition.name)")
        }
    }

    private func miss(header what: String) {
        lose(.madeUp, what, "\(edition.name) asks for it")
    }

    private func party(_ name: String, _ party: Party, isSender: Bool) throws(SDMXError) {
        try begin(name)
        try attribute("id", party.id)
        try texts("com:Name", party.names)
        for contact in party.contacts {
            try self.contact("mes", contact, hasID: false)
        }
        if let timezone = party.timezone {
            if isSender {
                try leaf("mes:Timezone", timezone)
            } else {
                lose("time zone of a receiver")
            }
        }
        end()
    }

    /// Writes a contact; those of headers have no id.
    func contact(_ prefix: String, _ contact: Contact, hasID: Bool) throws(SDMXError) {
        try begin("\(prefix):Contact")
        if hasID {
            try attribute("id", contact.id)
        } else if contact.id != nil {
            lose("id of a contact")
        }
        try texts("com:Name", contact.names)
        try texts("\(prefix):Department", contact.departments)
        try texts("\(prefix):Role", contact.roles)
        try leaves("\(prefix):Telephone", contact.telephones)
        try leaves("\(prefix):Fax", contact.faxes)
        try leaves("\(prefix):X400", contact.x400s)
        try leaves("\(prefix):URI", contact.uris)
        try leaves("\(prefix):Email", contact.emails)
        end()
    }

    /// Writes the notes at the end of a message.
    func footer(_ notes: [MessageNote]) throws(SDMXError) {
        guard !notes.isEmpty else { return }
        try begin("footer:Footer")
        try attribute("xmlns:footer", edition.namespace("message/footer"))
        for note in notes {
            try begin("footer:Message")
            try code(of: note)
            try attribute("severity", note.severity?.rawValue)
            try texts(of: note)
        }
        end()
    }

    /// Writes a message that only says what went wrong.
    func errorMessage(_ message: NoteMessage) throws(SDMXError) {
        if message.header != MessageHeader() {
            enter(path: "header")
            lose("header", "\(edition.name) has none in such a message")
        }
        enter(path: "errors")
        try beginMessage("Error")
        if message.notes.isEmpty { miss("error") }
        for note in message.notes {
            try begin("mes:ErrorMessage")
            try code(of: note)
            if let severity = note.severity, severity != .error { lose("severity of a note") }
            try texts(of: note)
        }
        end()
    }

    private func code(of note: MessageNote) throws(SDMXError) {
        if note.code == nil { miss("code of a note") }
        try attribute("code", note.code)
    }

    private func texts(of note: MessageNote) throws(SDMXError) {
        for text in note.texts { try texts("com:Text", text) }
        if note.texts.allSatisfy(\.isEmpty) { miss("text of a note") }
        end()
    }
}
