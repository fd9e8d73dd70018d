import SDMX

/// A survey for people.
struct SurveyText {
    private let survey: MessageSurvey
    private var lines: [String] = []

    init(_ survey: MessageSurvey) {
        self.survey = survey
        add("format", survey.format.rawValue)
        add("kind", survey.kind.rawValue)
        addHeader()
        addStructures()
        addDataSets()
        addMetadata()
        addNotes()
    }

    var text: String { lines.joined(separator: "\n") }

    private mutating func add(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        lines.append(name.padding(to: 16) + value)
    }

    private mutating func addHeader() {
        add("message id", survey.header.id)
        add("prepared", survey.header.prepared)
        add("sender", survey.header.sender.map { $0.names.best("en") ?? $0.id })
    }

    private mutating func addStructures() {
        guard let structures = survey.structures else { return }
        add("structures", "\(structures.count)")
        var table = TextTable(["class", "id", "name", "holds"])
        for artefact in structures.all {
            table.add([
                artefact.artefactClass.rawValue,
                "\(artefact.agency):\(artefact.id)(\(artefact.version))", artefact.name(),
                ArtefactContent.text(artefact),
            ])
        }
        lines.append("")
        lines.append(table.text)
    }

    private mutating func addDataSets() {
        guard survey.kind == .data else { return }
        add("data sets", "\(survey.dataSets.count)")
        add("series", "\(survey.series)")
        add("observations", "\(survey.observations)")
        for (index, set) in survey.dataSets.enumerated() {
            lines.append("")
            lines.append("data set \(index + 1)")
            add("  structure", set.info.structure.map { "\($0)" } ?? "not named")
            add("  action", "\(set.info.action)")
            add("  by", set.info.dimensionAtObservation)
            add("  series", "\(set.series)")
            add("  observations", "\(set.observations), \(set.numericObservations) of them numbers")
            if let first = set.firstPeriod, let last = set.lastPeriod {
                add("  periods", first == last ? first : "\(first) to \(last)")
            }
            for role in DataColumn.Role.allCases {
                let ids = set.info.columns.filter { $0.role == role }.map {
                    $0.id + ($0.isGuessed ? "?" : "")
                }
                add("  " + Self.word(role), ids.joined(separator: " "))
            }
            for guess in set.info.guesses { add("  guessed", guess) }
        }
    }

    private static func word(_ role: DataColumn.Role) -> String {
        switch role {
        case .dimension: "dimensions"
        case .timeDimension: "time"
        case .measure: "measures"
        case .attribute: "attributes"
        }
    }

    private mutating func addMetadata() {
        for set in survey.metadataSets {
            lines.append("")
            add("metadata set", set.identity.id)
            add("  structure", set.structure.map { "\($0)" })
            add("  about", "\(set.targets.count) targets")
            add("  headings", "\(Self.count(set.attributes))")
        }
    }

    private static func count(_ attributes: [ReportedAttribute]) -> Int {
        attributes.reduce(0) { $0 + 1 + count($1.children) }
    }

    private mutating func addNotes() {
        for message in survey.notes {
            let texts = message.texts.compactMap { $0.best("en") }.joined(separator: " ")
            add("note", [message.code, texts].compactMap { $0 }.joined(separator: ": "))
        }
        for remark in survey.remarks.prefix(20) { add("remark", "\(remark)") }
        if survey.remarks.count > 20 { add("remark", "... \(survey.remarks.count - 20) more") }
    }
}

extension String {
    /// The text with blanks after it up to that many characters, and one blank at least.
    fileprivate func padding(to size: Int) -> String {
        self + String(repeating: " ", count: max(1, size - count))
    }
}

/// How much an artefact holds, in words.
enum ArtefactContent {
    static func text(_ artefact: any MaintainableArtefact) -> String {
        if artefact.maintenance.isExternalReference { return "a stub" }
        switch artefact {
        case let list as Codelist: return "\(list.codes.count) codes"
        case let list as ValueList: return "\(list.items.count) values"
        case let scheme as ConceptScheme: return "\(scheme.concepts.count) concepts"
        case let scheme as CategoryScheme: return "\(scheme.categories.count) categories at the top"
        case let scheme as OrganisationScheme:
            return "\(scheme.organisations.count) organisations"
        case let structure as DataStructure:
            return "\(structure.dimensions.count) dimensions, \(structure.attributes.count) "
                + "attributes, \(structure.measures.count) measures"
        case let flow as Dataflow: return flow.structure?.text ?? ""
        case let structure as MetadataStructure:
            return "\(structure.attributes.count + structure.reports.count) headings at the top"
        case let constraint as SDMX.Constraint:
            return "\(constraint.cubeRegions.count) regions, \(constraint.keySets.count) key sets"
        case let hierarchy as Hierarchy: return "\(hierarchy.codes.count) codes at the top"
        case let scheme as VTLScheme: return "\(scheme.items.count) items"
        case let map as StructureMap: return "\(map.componentMaps.count) component maps"
        case let map as RepresentationMap: return "\(map.mappings.count) mappings"
        default: return ""
        }
    }
}
