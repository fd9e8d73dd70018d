extension JSONElementWriter {
    /// A whole message of metadata of version 2.0.
    func metadataMessage(_ message: MetadataMessage) throws(SDMXError) {
        languages = message.header.contentLanguages
        try object { () throws(SDMXError) in
            try meta(message.header, .metadata)
            try object("data") { () throws(SDMXError) in
                var taken: Set<String> = []
                try json.key("metadataSets")
                try json.beginArray()
                for set in message.sets {
                    let artefact = MaintainedMetadataSet(set, taken: &taken)
                    enter(artefact.reference.description, artefact.reference)
                    try object { () throws(SDMXError) in try metadataSet(artefact) }
                }
                try json.endArray()
            }
            try errors(message.notes)
        }
    }

    private func metadataSet(_ artefact: MaintainedMetadataSet) throws(SDMXError) {
        lose(artefact.losses)
        let set = artefact.set
        if let version = Version(artefact.version), version.numbers.count != 3 {
            lose(.invalid, "version \(artefact.version)", "the schema asks for three numbers")
        }
        try maintained(artefact)
        if set.action == .merge {
            lose(.changed, "action Merge", "\(edition.name) has no Merge; it is Append there")
        }
        try text("action", (set.action == .merge ? .append : set.action)?.name)
        try time("reportingBegin", set.reportingBegin, hasDates: true)
        try time("reportingEnd", set.reportingEnd, hasDates: true)
        try text("publicationYear", set.publicationYear)
        try time("publicationPeriod", set.publicationPeriod, hasDates: true)
        switch set.structure?.artefactClass {
        case .metadataProvisionAgreement?:
            try reference(
                "metadataProvisionAgreement", set.structure, [.metadataProvisionAgreement])
        default: try required("metadataflow", set.structure, [.metadataflow])
        }
        var lost = 0
        let targets = artefact.targets(lost: &lost)
        lose("part of a target", "\(edition.name) has URNs for targets only", count: lost)
        if targets.isEmpty { miss("target") }
        for target in targets {
            let reference = ArtefactReference(urn: target)
            if reference.map({ !isKnown($0.artefactClass) || !isVersion($0.version) })
                ?? true
            {
                lose(
                    .invalid, "target \(SDMXError.quoted(target))",
                    "the schema does not know that form of a URN")
            }
        }
        try texts("targets", targets)
        if set.attributes.isEmpty { miss("heading") }
        try headings(set.attributes)
    }

    private func headings(_ headings: [ReportedAttribute]) throws(SDMXError) {
        try list("attributes", headings.flatMap { parts(of: $0) }) { (part) throws(SDMXError) in
            try within("heading \(part.id)") { () throws(SDMXError) in
                try text("id", part.id)
                try annotations(part.annotations)
                if let value = part.values.first { try self.value(value) }
                try self.headings(part.children)
            }
        }
    }

    private func parts(of heading: ReportedAttribute) -> [ReportedAttribute] {
        let parts = heading.split(areValuesMany: false)
        lose(
            .changed, "several values of heading \(heading.id)",
            "they are as many headings of its id", count: parts.count - 1)
        lose("mark of a heading without a value", if: heading.isPresentational != nil)
        return parts
    }

    private func value(_ value: MetadataValue) throws(SDMXError) {
        switch value {
        case .plain(let text): try self.text("value", text)
        case .text(let texts): try languageTexts(texts)
        case .structuredText(let texts):
            try object("format") { () throws(SDMXError) in
                try text("dataType", DataType.xhtml.rawValue)
            }
            try languageTexts(texts)
        }
    }

    private func languageTexts(_ texts: LocalisedText) throws(SDMXError) {
        var seen: Set<String> = []
        try object("value") { () throws(SDMXError) in
            for entry in texts.entries {
                if seen.insert(entry.language).inserted {
                    try text(entry.language, entry.text)
                } else {
                    lose("further text in the same language", "languages are names of members")
                }
            }
        }
    }
}
