package import SDMX
package import TestKit

/// Random structures that fill every field which one version of SDMX-ML can carry.
///
/// The same seed gives the same structures. Everything is valid by the schema of the version, and
/// nothing is there that the version has no place for.
package struct StructureGenerator {
    /// Whose structures.
    package enum Edition: Sendable, CaseIterable {
        case v21, v30
    }

    package let edition: Edition
    package var random: SeededGenerator
    private var counter = 0

    package init(_ edition: Edition, seed: UInt64) {
        self.edition = edition
        random = SeededGenerator(seed: seed)
    }

    var is30: Bool { edition == .v30 }

    /// A message with some artefacts of every kind, and a full header.
    package mutating func message() -> StructureMessage {
        var message = StructureMessage(is30 ? .ml30 : .ml21, header: header())
        message.structures = structures()
        if chance() {
            message.notes = list(1...2) { generator in
                MessageNote(
                    code: generator.pick(["100", "500", "X"]),
                    severity: generator.pick([.error, .warning, .information, nil]),
                    texts: [generator.texts(1...2)])
            }
        }
        return message
    }

    package mutating func structures() -> Structures {
        var all = Structures()
        all.organisationSchemes = organisationSchemes()
        all.codelists = list(1...3) { $0.codelist() }
        all.conceptSchemes = list(1...2) { $0.conceptScheme() }
        all.categorySchemes = list(1...2) { $0.categoryScheme() }
        all.categorisations = list(1...2) { $0.categorisation() }
        all.reportingTaxonomies = list(1...2) { $0.reportingTaxonomy() }
        all.dataStructures = list(1...3) { $0.dataStructure() }
        all.dataflows = list(1...2) { $0.dataflow() }
        all.metadataStructures = list(1...2) { $0.metadataStructure() }
        all.metadataflows = list(1...2) { $0.metadataflow() }
        all.provisionAgreements = list(1...2) { $0.provisionAgreement() }
        all.constraints = constraints()
        all.processes = list(1...2) { $0.process() }
        all.vtlSchemes = VTLScheme.Kind.allCases.map { vtlScheme($0) }
        switch edition {
        case .v21:
            all.hierarchicalCodelists = list(1...2) { $0.hierarchicalCodelist() }
            all.structureSets = list(1...2) { $0.structureSet(all.dataStructures) }
        case .v30:
            all.valueLists = list(1...2) { $0.valueList() }
            all.metadataProvisionAgreements = list(1...2) { $0.metadataProvisionAgreement() }
            all.hierarchies = list(1...2) { $0.hierarchy() }
            all.hierarchyAssociations = list(1...2) { $0.hierarchyAssociation() }
            all.structureMaps = list(1...2) { $0.structureMap() }
            all.representationMaps = list(1...2) { $0.representationMap() }
            all.itemSchemeMaps = itemSchemeMaps()
        }
        return all
    }

    private mutating func header() -> MessageHeader {
        var header = MessageHeader(id: id())
        header.isTest = chance()
        header.prepared = pick(["2021-03-08T22:05:13Z", "2021-03-08"])
        header.sender = party()
        header.sender?.timezone = maybe { $0.pick(["Z", "+02:00"]) }
        header.receivers = list(0...2) { $0.party() }
        header.names = texts(0...2)
        header.sources = texts(0...2)
        return header
    }

    private mutating func party() -> Party {
        var party = Party(id(), names: texts(0...2))
        party.contacts = list(0...2) { generator in
            var contact = generator.contact()
            contact.id = nil
            return contact
        }
        return party
    }

    // MARK: Choices

    mutating func chance(_ one: Int = 2) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }

    mutating func maybe<Value>(_ make: (inout StructureGenerator) -> Value) -> Value? {
        chance() ? make(&self) : nil
    }

    mutating func list<Value>(
        _ count: ClosedRange<Int>, _ make: (inout StructureGenerator) -> Value
    ) -> [Value] {
        let count = Int.random(in: count, using: &random)
        return (0..<count).map { _ in make(&self) }
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    // MARK: Texts

    /// An id that no other has, which is a name by the rules of XML.
    mutating func name() -> String {
        counter += 1
        return pick(["A", "b", "Dim_", "X-", "zz"]) + String(counter)
    }

    /// An id that no other has, of all characters that ids may consist of.
    mutating func id() -> String {
        counter += 1
        return pick(["A", "0", "_", "@x", "$", "-"]) + String(counter)
    }

    mutating func text() -> String {
        let pieces = [
            "plain", "a < b", "a > b", "R&D", "\"quoted\"", "it's", "]]>", "Zürich", "日本", "🙂",
            "two\nlines", "a\tb", "  inside  ", "\u{FFFD}", "&amp;", "\r", "\r\n", "\u{85}\u{2028}",
            "\u{7F}", "<!--", "e\u{301}",
        ]
        return list(1...3) { $0.pick(pieces) }.map { "x" + $0 + "x" }.joined(separator: " ")
    }

    mutating func texts(_ count: ClosedRange<Int>) -> LocalisedText {
        let languages = ["en", "fr", "pt-BR", "zh-Hans"]
        let size = min(number(count), languages.count)
        return LocalisedText(languages.prefix(size).map { LocalisedText.Entry($0, text()) })
    }

    mutating func address() -> String {
        "https://example.org/" + pick(["a", "b?c=1&d=2", "e%20f"])
    }

    mutating func dateTime() -> String {
        pick(["2020-01-01T00:00:00", "2021-12-31T23:59:59Z", "1999-06-01T12:00:00.5+02:00"])
    }

    mutating func period() -> String {
        pick([
            "2020", "2020-05", "2020-02-29", "2020-Q1", "2021-W53", "2020-01-01T00:00:00",
            "2019-A1",
        ])
    }

    mutating func version() -> String {
        is30
            ? pick(["1.0", "2", "1.2.3", "1.0.0-draft", "3.10.0-a.1"])
            : pick(["1.0", "2", "1.2.3", "10.0.1"])
    }

    mutating func agency() -> String { pick(["SDMX", "ESTAT", "OECD.ELS.IMD", "A-B"]) }

    // MARK: What all have

    mutating func annotation() -> Annotation {
        Annotation(
            id: maybe { $0.text() }, title: maybe { $0.text() }, type: maybe { $0.text() },
            urls: urls(), text: texts(0...2), value: is30 ? maybe { $0.text() } : nil)
    }

    private mutating func urls() -> LocalisedText {
        var languages = [""]
        if is30 { languages = pick([[""], ["en", "fr"], ["", "de"]]) }
        guard chance() else { return LocalisedText() }
        return LocalisedText(languages.map { LocalisedText.Entry($0, address()) })
    }

    mutating func annotations() -> [Annotation] { chance(3) ? list(1...2) { $0.annotation() } : [] }

    mutating func links() -> [Link] {
        guard is30, chance(3) else { return [] }
        return list(1...2) { generator in
            Link(
                relation: generator.pick(["self", "alternate"]), url: generator.address(),
                urn: generator.maybe { _ in "urn:x:y" }, type: generator.maybe { _ in "text/html" })
        }
    }

    mutating func identity(_ id: String) -> Identity {
        var identity = Identity(id, names: texts(1...3))
        identity.uri = maybe { $0.address() }
        identity.descriptions = texts(0...2)
        identity.annotations = annotations()
        identity.links = links()
        return identity
    }

    /// Fills what all maintained artefacts have. In 3.0 the version says whether it is final.
    mutating func maintain(_ artefact: inout some MaintainableArtefact, isScheme: Bool = false) {
        artefact.identity = identity(artefact.id)
        artefact.maintenance.validFrom = maybe { $0.dateTime() }
        artefact.maintenance.validTo = maybe { $0.dateTime() }
        artefact.maintenance.isFinal = is30 ? nil : pick([true, false, nil])
        artefact.maintenance.isExternalReference = chance(8)
        artefact.maintenance.serviceURL = maybe { $0.address() }
        artefact.maintenance.structureURL = maybe { $0.address() }
        artefact.maintenance.isPartial = isScheme && chance(4)
    }

    mutating func reference(
        _ classes: ArtefactClass..., depth: ClosedRange<Int> = 0...0
    ) -> ArtefactReference {
        let version =
            is30
            ? pick(["1.0", "2.3.1", "1.0+.0", "2.3.1+", "3+.0.1", "1.0.0-draft"])
            : pick(["1.0", "2", "2.3.1"])
        return ArtefactReference(
            pick(classes), agency: agency(), id: name(), version: version,
            item: list(depth) { $0.name() })
    }

    /// An item of a scheme that is no tree.
    mutating func item(_ itemClass: ArtefactClass) -> ArtefactReference {
        reference(itemClass, depth: 1...1)
    }
}
