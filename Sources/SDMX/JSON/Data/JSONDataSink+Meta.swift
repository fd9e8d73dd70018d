extension JSONDataSink {
    /// Writes what the message says of itself. The schema wants id, time and sender.
    func writeMeta(_ header: MessageHeader) throws(SDMXError) {
        try writer.beginObject()
        try writer.key("schema")
        try writer.value(edition.schema(.data))
        try writer.key("id")
        try writer.value(identifier(header.id, "id of the message"))
        try writer.key("test")
        try writer.value(header.isTest)
        if header.prepared == nil {
            losses.add(.madeUp, path: "prepared", what: "1970-01-01T00:00:00Z")
        }
        try writer.key("prepared")
        try writer.value(instant(header.prepared ?? "1970-01-01T00:00:00Z", "prepared"))
        let languages = header.contentLanguages
        if !languages.isEmpty {
            try writer.key("contentLanguages")
            try writer.beginArray()
            // The schema has them in small letters.
            for language in languages { try writer.value(language.lowercased()) }
            try writer.endArray()
        }
        try writeTexts(header.names, "name", "names")
        try writer.key("sender")
        try write(header.sender ?? Party(""))
        if !header.receivers.isEmpty {
            try writer.key("receivers")
            try writer.beginArray()
            for party in header.receivers { try write(party) }
            try writer.endArray()
        }
        if !header.links.isEmpty {
            try writer.key("links")
            try writer.beginArray()
            for link in header.links { try write(link) }
            try writer.endArray()
        }
        try writer.endObject()
        for (name, isThere) in [
            ("extracted", header.extracted != nil), ("embargoDate", header.embargoDate != nil),
            ("source", !header.sources.isEmpty),
        ] where isThere {
            losses.add(.leftOut, path: name, what: "the format has no place for it")
        }
    }

    /// Writes the link to the artefact that the data are of.
    func writeLinks(_ reference: ArtefactReference?) throws(SDMXError) {
        try writer.beginArray()
        if var reference {
            if reference.agency.isEmpty {
                // Without one there is no URN.
                reference.agency = MLElementWriter.unknownID
                losses.add(
                    .madeUp, path: "structure", what: "agency \(reference.agency) of the structure")
            }
            try writer.beginObject()
            try writer.key("rel")
            switch reference.artefactClass {
            case .dataflow: try writer.value("dataflow")
            case .provisionAgreement: try writer.value("provisionagreement")
            default: try writer.value(edition == .v1 ? "structure" : "datastructure")
            }
            try writer.key("urn")
            try writer.value(reference.urn)
            try writer.endObject()
        }
        try writer.endArray()
    }

    func write(_ annotation: Annotation) throws(SDMXError) {
        try writer.beginObject()
        for (name, text) in [
            ("id", annotation.id), ("title", annotation.title), ("type", annotation.type),
            ("value", edition == .v1 ? nil : annotation.value),
        ] {
            guard let text else { continue }
            try writer.key(name)
            try writer.value(text)
        }
        if edition == .v1, annotation.value != nil {
            losses.add(
                .leftOut, path: "annotation", what: "its value",
                why: "\(edition.name) has no place for it")
        }
        try writeTexts(annotation.text, "text", "texts")
        if !annotation.urls.isEmpty {
            try writer.key("links")
            try writer.beginArray()
            for url in annotation.urls.entries {
                try write(
                    Link(
                        relation: "self", url: url.text,
                        language: url.language.isEmpty ? nil : url.language))
            }
            try writer.endArray()
        }
        try writer.endObject()
    }

    private func write(_ link: Link) throws(SDMXError) {
        try writer.beginObject()
        for (name, text) in [
            ("href", link.url.isEmpty && link.urn != nil ? nil : link.url),
            ("rel", link.relation), ("urn", link.urn), ("type", link.type),
            ("hreflang", link.language),
        ] {
            guard let text else { continue }
            try writer.key(name)
            try writer.value(text)
        }
        try writeTexts(link.titles, "title", "titles")
        try writer.endObject()
    }

    private func write(_ party: Party) throws(SDMXError) {
        try writer.beginObject()
        try writer.key("id")
        try writer.value(identifier(party.id.isEmpty ? nil : party.id, "id of a party"))
        try writeTexts(party.names, "name", "names")
        if !party.contacts.isEmpty {
            try writer.key("contact")
            try writer.beginArray()
            for contact in party.contacts { try write(contact) }
            try writer.endArray()
        }
        try writer.endObject()
    }

    private func write(_ contact: Contact) throws(SDMXError) {
        try writer.beginObject()
        if contact.names.isEmpty {
            try writer.key("name")
            try writer.value(contact.id ?? "")
        }
        try writeTexts(contact.names, "name", "names")
        try writeTexts(contact.departments, "department", "departments")
        try writeTexts(contact.roles, "role", "roles")
        for (name, texts) in [
            ("telephones", contact.telephones), ("faxes", contact.faxes),
            ("x400s", contact.x400s), ("uris", contact.uris), ("emails", contact.emails),
        ] where !texts.isEmpty {
            try writer.key(name)
            try writer.beginArray()
            for text in texts { try writer.value(text) }
            try writer.endArray()
        }
        try writer.endObject()
    }

    /// The time with its zone, without which it is none of JSON's.
    func instant(_ text: String, _ path: String) -> String {
        guard let mark = text.firstIndex(of: "T"),
            !text[mark...].contains(where: { $0 == "Z" || $0 == "+" || $0 == "-" })
        else { return text }
        losses.add(.madeUp, path: path, what: "the time zone Z")
        return text + "Z"
    }

    /// The id with what the schema has no place for replaced; made up if there is none.
    private func identifier(_ text: String?, _ path: String) -> String {
        guard let text, !text.isEmpty else {
            losses.add(.madeUp, path: path, what: "unknown")
            return "unknown"
        }
        let isFine = text.utf8.allSatisfy(StructureReference.isIDByte)
        if isFine { return text }
        losses.add(
            .changed, path: path, what: "characters that it may not have were made to _")
        return String(
            decoding: text.unicodeScalars.map { scalar in
                scalar.isASCII && StructureReference.isIDByte(UInt8(scalar.value))
                    ? UInt8(scalar.value) : UInt8(ascii: "_")
            }, as: UTF8.self)
    }
}
