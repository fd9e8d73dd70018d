/// Writes what structures, headers and data sets of SDMX-ML have in common, and keeps account of
/// what the version cannot carry.
///
/// Prefixes are `mes` for the message, `str` for structures, `com` for what is common.
final class MLElementWriter {
    let edition: MLEdition
    @exclusivity(unchecked) var xml: XMLWriter
    var log = LossLog()
    /// Those of the message, in which references are looked up.
    var structures = Structures()
    /// The artefact or part of the message that is being written.
    var path = ""
    /// The places within it, each within the one before.
    private var places: [String] = []

    init(_ edition: MLEdition, sink: XMLWriter.Sink?) {
        self.edition = edition
        xml = XMLWriter(sink: sink)
    }

    /// Ends the document and returns it if there is no sink.
    func finish() throws(SDMXError) -> [UInt8] {
        var last = XMLWriter()
        swap(&last, &xml)
        return try last.finish()
    }

    // MARK: Elements

    func begin(_ name: String) throws(SDMXError) { try xml.begin(name) }

    func end() { xml.end() }

    /// An element that holds only text, or nothing.
    func leaf(_ name: String, _ text: String? = nil) throws(SDMXError) {
        try xml.begin(name)
        if let text, !text.isEmpty { try xml.text(text) }
        xml.end()
    }

    func leaves(_ name: String, _ texts: [String]) throws(SDMXError) {
        for text in texts { try leaf(name, text) }
    }

    /// One element for each language.
    func texts(_ name: String, _ texts: LocalisedText) throws(SDMXError) {
        for entry in texts.entries {
            try xml.begin(name)
            try xml.attribute("xml:lang", entry.language)
            if !entry.text.isEmpty { try xml.text(entry.text) }
            xml.end()
        }
    }

    /// Adds the attribute if there is a value.
    func attribute(_ name: String, _ value: String?) throws(SDMXError) {
        if let value { try xml.attribute(name, value) }
    }

    /// Adds the attribute if there is a value.
    func attribute(_ name: String, _ value: Bool?) throws(SDMXError) {
        if let value { try xml.attribute(name, value ? "true" : "false") }
    }

    /// Adds the attribute if there is a value.
    func attribute(_ name: String, _ value: (some FixedWidthInteger)?) throws(SDMXError) {
        if let value { try xml.attribute(name, "\(value)") }
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

    /// Notes a loss if the version is that one and there is something to lose.
    func lose(in edition: MLEdition, _ what: String, if condition: Bool) {
        if edition == self.edition, condition { lose(what) }
    }

    /// Notes that the schema asks for something that was not given.
    func miss(_ what: String) {
        lose(.invalid, what, "it was not given, and \(edition.name) asks for it")
    }

    /// Goes on with a place within the artefact, until `leave`.
    func enter(_ place: String) { places.append(place) }

    func leave() { places.removeLast() }

    /// Goes on with another artefact or part of the message.
    func enter(path: String) {
        self.path = path
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
