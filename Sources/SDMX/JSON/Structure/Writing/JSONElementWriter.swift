/// Writes what the parts of structure and metadata messages have in common, and keeps account of
/// what the version of SDMX-JSON cannot carry.
final class JSONElementWriter {
    let edition: JSONEdition
    var json: JSONWriter
    var log = LossLog()
    /// Those of the message, in which components are looked up.
    var structures = Structures()
    /// The artefact that is being written; nil in the header.
    var artefact: ArtefactReference?
    /// The artefact or part of the message that is being written.
    var path = ""
    /// The languages of the message: of texts in several, that in the first of them stands alone.
    var languages: [String] = []
    /// The places within the artefact, each within the one before.
    private var places: [String] = []

    init(_ edition: JSONEdition, _ style: JSONWriter.Style, sink: JSONWriter.Sink?) {
        self.edition = edition
        json = JSONWriter(style, sink: sink)
    }

    /// Ends the message and returns it if there is no sink.
    func finish() throws(SDMXError) -> [UInt8] {
        var last = JSONWriter()
        swap(&last, &json)
        return try last.finish()
    }

    // MARK: Members

    /// An object, as a member or as an element.
    func object(
        _ key: String? = nil, _ write: () throws(SDMXError) -> Void
    ) throws(SDMXError) {
        // What is deeper is not read back.
        guard json.depth < MessageLimits().depth else {
            throw SDMXError(
                .limit, found: "more than \(MessageLimits().depth) values in each other",
                expected: "at most that many")
        }
        if let key { try json.key(key) }
        try json.beginObject()
        try write()
        try json.endObject()
    }

    /// An array with an object for each of the elements; nothing if there are none.
    func list<Element>(
        _ key: String, _ elements: [Element], _ write: (Element) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        guard !elements.isEmpty else { return }
        try json.key(key)
        try json.beginArray()
        for element in elements {
            try object { () throws(SDMXError) in try write(element) }
        }
        try json.endArray()
    }

    /// An array of texts; nothing if there are none.
    func texts(_ key: String, _ texts: [String]) throws(SDMXError) {
        guard !texts.isEmpty else { return }
        try json.key(key)
        try json.beginArray()
        for text in texts { try json.value(text) }
        try json.endArray()
    }

    func text(_ key: String, _ text: String?) throws(SDMXError) {
        guard let text else { return }
        try json.key(key)
        try json.value(text)
    }

    func flag(_ key: String, _ flag: Bool?) throws(SDMXError) {
        guard let flag else { return }
        try json.key(key)
        try json.value(flag)
    }

    func number(_ key: String, _ number: (some FixedWidthInteger)?) throws(SDMXError) {
        guard let number else { return }
        try json.key(key)
        try json.value(numberText: "\(number)")
    }

    /// A text in languages: `name` in one of them, `names` in all.
    func localised(
        _ best: String, _ all: String, _ text: LocalisedText, isRequired: Bool = false
    ) throws(SDMXError) {
        guard !text.isEmpty else {
            // The schema asks for it, and an empty text is read as none.
            if isRequired { try self.text(best, "") }
            return
        }
        var seen: Set<String> = []
        let entries = text.entries.filter { seen.insert($0.language).inserted }
        lose(
            "further text in the same language", "languages are names of members",
            count: text.entries.count - entries.count)
        let wanted = languages + [LocalisedText.defaultLanguage]
        let chosen = wanted.lazy.compactMap { text[$0] }.first ?? entries.first?.text
        try self.text(best, chosen)
        try object(all) { () throws(SDMXError) in
            for entry in entries { try self.text(entry.language, entry.text) }
        }
    }

    /// A language tag where the schema takes small letters only.
    func language(_ key: String, _ tag: String?) throws(SDMXError) {
        try text(key, tag.map { lowered($0) })
    }

    func lowered(_ tag: String) -> String {
        // Old tags that the schema lists by themselves.
        if ["en-GB-oed", "sgn-BE-FR", "sgn-BE-NL", "sgn-CH-DE"].contains(tag) { return tag }
        let small = tag.lowercased()
        if small != tag {
            lose(.changed, "letters of a language tag", "the schema takes small letters only")
        }
        return small
    }

    /// A time, or with `hasDates` a period or a time, as it is written.
    func time(_ key: String, _ text: String?, hasDates: Bool = false) throws(SDMXError) {
        if let text, !Self.isTime(text), !hasDates || text.utf8.contains(UInt8(ascii: "T")) {
            lose(.invalid, key, "the schema asks for a date and a time with its zone")
        }
        try self.text(key, text)
    }

    /// Whether there is a time and its zone; what is before them is not looked at.
    private static func isTime(_ text: String) -> Bool {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 10 else { return false }
        return parts[1].hasSuffix("Z") || parts[1].utf8.dropFirst(8).contains(UInt8(ascii: "+"))
            || parts[1].utf8.dropFirst(8).contains(UInt8(ascii: "-"))
    }

    // MARK: Losses

    /// Notes a loss at the place that is being written.
    func lose(_ kind: Loss.Kind, _ what: String, _ why: String? = nil, count: Int = 1) {
        guard count > 0 else { return }
        let reason = why ?? "\(edition.name) has no place for it"
        log.add(
            Loss(kind, path: path, place: places.last, what: what, why: reason, count: count))
    }

    /// Notes losses that were met elsewhere; the reason of those without one is the version's.
    func lose(_ losses: [Loss]) {
        for var loss in losses {
            loss.why = loss.why ?? "\(edition.name) has no place for it"
            log.add(loss)
        }
    }

    /// Notes that something is left out.
    func lose(_ what: String, _ why: String? = nil, count: Int = 1) {
        lose(.leftOut, what, why, count: count)
    }

    /// Notes that something is left out, if it is there.
    func lose(_ what: String, if isThere: Bool) {
        if isThere { lose(what) }
    }

    /// Notes that the schema asks for something that was not given.
    func miss(_ what: String) {
        lose(.invalid, what, "it was not given, and \(edition.name) asks for it")
    }

    /// Writes a part of the artefact that losses are to name.
    func within(
        _ place: String, _ write: () throws(SDMXError) -> Void
    ) throws(SDMXError) {
        places.append(place)
        try write()
        places.removeLast()
    }

    /// Goes on with another artefact or part of the message.
    func enter(_ path: String, _ artefact: ArtefactReference? = nil) {
        self.path = path
        self.artefact = artefact
        places = []
    }

    /// The error with the place where the writer is.
    func located(_ error: SDMXError) -> SDMXError {
        var located = error
        let parts = [path.isEmpty ? nil : path, places.last, error.path]
        located.path = parts.compactMap { $0 }.joined(separator: ", ")
        return located
    }
}
