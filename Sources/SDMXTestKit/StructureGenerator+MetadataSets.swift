package import SDMX

/// Reference metadata of every form that one version can carry.
extension StructureGenerator {
    /// A message with a few sets and a full header.
    ///
    /// - Parameters:
    ///   - areValuesMany: whether headings may have several values, as SDMX-ML 3.0 allows.
    ///   - hasMarkup: whether there is XHTML, for which the official schemas ask for another one.
    package mutating func metadataMessage(
        areValuesMany: Bool = true, hasMarkup: Bool = true
    ) -> MetadataMessage {
        let full = message()
        var message = MetadataMessage(full.format, header: full.header)
        message.notes = full.notes
        message.sets = list(1...3) { generator in
            generator.metadataSet(areValuesMany && generator.is30, hasMarkup)
        }
        return message
    }

    private mutating func metadataSet(_ areValuesMany: Bool, _ hasMarkup: Bool) -> MetadataSet {
        var set = MetadataSet(id())
        set.action = pick([.append, .replace, .delete, .information, nil])
        set.reportingBegin = maybe { $0.pick(["2020", "2020-05", "2020-02-29"]) }
        set.reportingEnd = maybe { $0.pick(["2021", "2021-05"]) }
        set.publicationYear = maybe { _ in "2021" }
        set.publicationPeriod = maybe { $0.period() }
        if is30 {
            set.identity = identity(set.identity.id)
            var maintenance = Maintenance(agency: agency(), version: pick(["1.0.0", "2.3.1"]))
            maintenance.validFrom = maybe { $0.dateTime() }
            maintenance.validTo = maybe { $0.dateTime() }
            maintenance.isExternalReference = chance(8)
            set.maintenance = maintenance
            set.structure = reference(
                .metadataflow, pick([.metadataflow, .metadataProvisionAgreement]))
            set.targets = list(1...3) { .urn($0.metadataTargetURN()) }
        } else {
            set.identity.names = texts(0...2)
            set.identity.annotations = annotations()
            set.structure = reference(.metadataStructure, .metadataflow, .provisionAgreement)
            set.report = id()
            set.target = id()
            set.targets = metadataTargetValues()
        }
        set.attributes = list(1...3) { $0.heading(2, areValuesMany, hasMarkup) }
        return set
    }

    private mutating func metadataTargetURN() -> String {
        reference(.dataflow, .codelist, .conceptScheme).urn
    }

    private mutating func metadataTargetValues() -> [MetadataTargetValue] {
        var values: [MetadataTargetValue] = [
            .object(id: id(), urn: reference(.dataflow, .codelist).urn)
        ]
        if chance() {
            let key = list(1...3) { MetadataTargetValue.KeyValue($0.name(), $0.name()) }
            values.append(.key(id: id(), key))
        }
        if chance() {
            let provider = ArtefactReference(
                .dataProvider, agency: agency(), id: "DATA_PROVIDERS", item: [name()])
            values.append(.dataSet(id: id(), setID: id(), provider: provider.urn))
        }
        if chance() { values.append(.period(id: id(), period())) }
        if chance() {
            values.append(
                .constraintContent(id: id(), urn: reference(.attachmentConstraint).urn))
        }
        return values
    }

    private mutating func heading(
        _ depth: Int, _ areValuesMany: Bool, _ hasMarkup: Bool
    ) -> ReportedAttribute {
        var heading = ReportedAttribute(id())
        switch number(0...(hasMarkup ? 3 : 2)) {
        case 0: break
        case 1: heading.values = list(1...(areValuesMany ? 3 : 1)) { .plain($0.text()) }
        case 2: heading.values = [.text(texts(1...3))]
        default:
            let markup = "<p xmlns=\"http://www.w3.org/1999/xhtml\">one <b>two</b></p>"
            heading.values = [.structuredText(LocalisedText(markup))]
        }
        heading.annotations = annotations()
        if depth > 0, chance() {
            heading.children = list(1...2) { $0.heading(depth - 1, areValuesMany, hasMarkup) }
        }
        return heading
    }
}
