internal import SDMX

/// The headings of reference metadata: those of the Euro-SDMX metadata structure (ESMS) under the
/// standard's concept ids, and three of our own: citation, licence, files.
struct MetadataHeading: Hashable, Sendable {
    let definition: Definition
    let children: [MetadataHeading]

    private init(
        _ id: String, _ name: String, _ text: String, _ children: [MetadataHeading] = []
    ) {
        definition = Definition(id, name, text)
        self.children = children
    }

    var id: String { definition.id }

    static let all = [
        MetadataHeading(
            "CONTACT", "Contact", "Whom to ask about the data or the metadata.",
            [
                MetadataHeading(
                    "CONTACT_ORGANISATION", "Contact organisation",
                    "The organisation that answers for the data."),
                MetadataHeading("CONTACT_NAME", "Contact name", "The person or unit to ask."),
                MetadataHeading("CONTACT_EMAIL", "Contact email address", "Where to write."),
                MetadataHeading("CONTACT_PHONE", "Contact phone number", "Where to call."),
            ]),
        MetadataHeading(
            "META_UPDATE", "Metadata update", "When the metadata last changed.",
            [
                MetadataHeading(
                    "META_LAST_UPDATE", "Metadata last update", "Date of the last change.")
            ]),
        MetadataHeading(
            "STAT_PRES", "Statistical presentation", "What the data are.",
            [
                MetadataHeading(
                    "DATA_DESCR", "Data description", "The main features of the data."),
                MetadataHeading(
                    "CLASS_SYSTEM", "Classification system", "By which codes the data are arranged."
                ),
                MetadataHeading(
                    "STAT_CONC_DEF", "Statistical concepts and definitions",
                    "What the words mean in which the data are given."),
                MetadataHeading("STAT_UNIT", "Statistical unit", "What is counted."),
                MetadataHeading("STAT_POP", "Statistical population", "Among whom it is counted."),
                MetadataHeading("REF_AREA", "Reference area", "The areas that the data cover."),
                MetadataHeading("COVERAGE_TIME", "Time coverage", "The periods that there are."),
            ]),
        MetadataHeading("UNIT_MEASURE", "Unit of measure", "The unit in which values are given."),
        MetadataHeading("REF_PERIOD", "Reference period", "The time that a value refers to."),
        MetadataHeading(
            "INST_MANDATE", "Institutional mandate", "By what right and duty the data are made."),
        MetadataHeading("CONF", "Confidentiality", "How people in the data are protected."),
        MetadataHeading(
            "REL_POLICY", "Release policy", "When and to whom data are released.",
            [
                MetadataHeading(
                    "REL_POL_US_AC", "User access", "Who may see data, and from when on.")
            ]),
        MetadataHeading("FREQ_DISS", "Frequency of dissemination", "How often data are released."),
        MetadataHeading(
            "ACCESSIBILITY_CLARITY", "Accessibility and clarity",
            "How data are obtained and understood.",
            [
                MetadataHeading("ONLINE_DB", "On-line database", "Where the data are to be had."),
                MetadataHeading("DOC_METHOD", "Documentation on methodology", "Where to read on."),
                MetadataHeading("CITATION", "Citation", "How to name the source of the data."),
                MetadataHeading("LICENCE", "Licence", "The terms on which the data may be used."),
            ]),
        MetadataHeading(
            "QUALITY_MGMNT", "Quality management", "How quality is looked after."),
        MetadataHeading(
            "RELEVANCE", "Relevance", "What the data are needed for, and what is lacking."),
        MetadataHeading("ACCURACY", "Accuracy", "How far values may be from what they measure."),
        MetadataHeading(
            "TIMELINESS_PUNCT", "Timeliness and punctuality", "How long data take to come."),
        MetadataHeading(
            "COMPARABILITY", "Comparability", "What may be compared with what.",
            [
                MetadataHeading("COMPAR_GEO", "Comparability, geographical", "Between areas."),
                MetadataHeading("COMPAR_TIME", "Comparability over time", "Between periods."),
            ]),
        MetadataHeading(
            "COHERENCE", "Coherence", "How data agree with other data and within themselves."),
        MetadataHeading("COST_BURDEN", "Cost and burden", "What it takes to make the data."),
        MetadataHeading(
            "DATA_REV", "Data revision", "How and why released data change.",
            [
                MetadataHeading("REV_POLICY", "Revision policy", "The rules for changes."),
                MetadataHeading("REV_PRACTICE", "Revision practice", "The changes there were."),
            ]),
        MetadataHeading(
            "STAT_PROCESS", "Statistical processing", "How the data came about.",
            [
                MetadataHeading("SOURCE_TYPE", "Source data", "What the data were made of."),
                MetadataHeading("FILES", "Files", "The files that were read, with their hashes."),
                MetadataHeading("DATA_VALIDATION", "Data validation", "How the data are checked."),
                MetadataHeading("DATA_COMP", "Data compilation", "How the data are computed."),
                MetadataHeading(
                    "ADJUSTMENT", "Adjustment", "What was done about oddities of the source."),
            ]),
        MetadataHeading("COMMENT_DSET", "Comment", "What else is to be known."),
    ]

    /// The heading as one that a metadata structure has.
    var attribute: MetadataAttribute {
        var format = TextFormat(.string)
        format.isMultilingual = true
        let isFrame = !children.isEmpty
        var attribute = MetadataAttribute(
            Component(
                id, concept: StructureNames.heading(id),
                representation: isFrame ? nil : Representation(format: format)),
            children: children.map(\.attribute))
        attribute.minOccurs = 0
        attribute.maxOccurs = .count(1)
        attribute.isPresentational = isFrame
        return attribute
    }

    /// The heading and those below it.
    var definitions: [Definition] { [definition] + children.flatMap(\.definitions) }
}
