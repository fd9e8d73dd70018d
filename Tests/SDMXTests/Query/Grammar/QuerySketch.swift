import SDMX

/// A query in a line of plain words, so that a table of URLs can say beside each what it asks for.
///
/// Only what differs from the default is said: `data dataflow *:EXR(~) key=A.*.USD|GBP last=1`.
/// `*` is all, `|` stands between the values of a list, `/` between keys and `or` between the
/// alternatives of a filter, with `&` between the conditions of each.
struct QuerySketch: CustomStringConvertible {
    private var words: [String] = []

    var description: String { words.joined(separator: " ") }

    init(_ query: Query) {
        switch query {
        case .data(let query):
            words = ["data"]
            tell(query)
        case .availability(let query):
            words = ["availability"]
            tell(query.selection)
            tell("of", query.components) { $0 }
            if query.mode != .exact { words.append("mode=\(query.mode.rawValue)") }
            if query.references != [] {
                words.append("with=" + Self.list(query.references) { $0.rawValue })
            }
        case .structure(let query):
            words = ["structure", query.type?.rawValue ?? "*", Self.artefacts(query.artefacts)]
            tell("items", query.items) { $0 }
            if query.detail != .full { words.append("detail=\(query.detail.rawValue)") }
            if !query.references.isEmpty {
                words.append("with=" + query.references.map(Self.name).joined(separator: "|"))
            }
            tell(asOf: query.asOf)
        case .metadata(let query):
            words = ["metadata"]
            tell(query.target)
            if query.detail != .full { words.append("detail=\(query.detail.rawValue)") }
            tell(asOf: query.asOf)
        case .schema(let query):
            words = [
                "schema", query.context.rawValue, "\(query.agency):\(query.id)(\(query.version))",
            ]
            if let id = query.dimensionAtObservation { words.append("at=\(id)") }
            if query.hasExplicitMeasure { words.append("explicit") }
            if query.isForDeletion { words.append("deletion") }
            tell(asOf: query.asOf)
        }
    }

    private mutating func tell(_ target: MetadataQuery.Target) {
        switch target {
        case .sets(let providers, let ids, let versions):
            words.append("sets")
            words.append(
                Self.list(providers) { $0 } + ":" + Self.list(ids) { $0 } + "("
                    + Self.list(versions) { "\($0)" } + ")")
        case .flows(let artefacts, let providers):
            words += ["flows", Self.artefacts(artefacts)]
            tell(providers)
        case .structures(let type, let artefacts):
            words += ["of", type?.rawValue ?? "*", Self.artefacts(artefacts)]
        case .keyed(let query):
            words += ["as"]
            tell(query)
        }
    }

    private mutating func tell(_ query: DataQuery) {
        tell(query.selection)
        if let count = query.firstNObservations { words.append("first=\(count)") }
        if let count = query.lastNObservations { words.append("last=\(count)") }
        if let id = query.dimensionAtObservation { words.append("at=\(id)") }
        if query.attributes != .standard {
            words.append("attributes=" + Self.name(query.attributes))
        }
        switch query.measures {
        case .all: break
        case .none: words.append("measures=none")
        case .only(let ids): words.append("measures=" + ids.joined(separator: "|"))
        }
        if query.includesHistory { words.append("history") }
        if query.offset > 0 { words.append("offset=\(query.offset)") }
        if let limit = query.limit { words.append("limit=\(limit)") }
        if !query.sort.isEmpty {
            words.append("sort=" + query.sort.map(Self.name).joined(separator: "|"))
        }
        tell(asOf: query.asOf)
    }

    private mutating func tell(_ selection: DataSelection) {
        words.append(Self.list(selection.contexts) { $0.rawValue })
        words.append(Self.artefacts(selection.artefacts))
        if !selection.keys.isEmpty {
            let keys = selection.keys.map { key in
                key.positions.map { Self.list($0) { $0 } }.joined(separator: ".")
            }
            words.append("key=" + keys.joined(separator: "/"))
        }
        tell(selection.providers)
        for filter in selection.filters {
            let alternatives = filter.alternatives.map { conditions in
                conditions.map { "\($0.comparison.rawValue):\($0.value)" }.joined(separator: "&")
            }
            words.append(filter.component + "=" + alternatives.joined(separator: " or "))
        }
        if let since = selection.updatedAfter { words.append("since=\(since)") }
        if let day = selection.reportingYearStart {
            words.append("year=\(day)")
        }
    }

    private mutating func tell(_ providers: [ProviderReference]) {
        guard !providers.isEmpty else { return }
        let names = providers.map { ($0.agency.map { $0 + ":" } ?? "") + $0.id }
        words.append("by=" + names.joined(separator: "|"))
    }

    private mutating func tell(asOf time: PointInTime?) {
        if let time { words.append("asOf=\(time)") }
    }

    private mutating func tell<Element>(
        _ name: String, _ selection: Selection<Element>, _ text: (Element) -> String
    ) {
        if selection != .all { words.append(name + "=" + Self.list(selection, text)) }
    }

    private static func artefacts(_ artefacts: ArtefactSelection) -> String {
        list(artefacts.agencies) { $0 } + ":" + list(artefacts.ids) { $0 } + "("
            + list(artefacts.versions) { "\($0)" } + ")"
    }

    private static func list<Element>(
        _ selection: Selection<Element>, _ text: (Element) -> String
    ) -> String {
        switch selection {
        case .all: "*"
        case .only(let elements): elements.map(text).joined(separator: "|")
        }
    }

    private static func name(_ attributes: DataQuery.Attributes) -> String {
        switch attributes {
        case .all: "all"
        case .none: "none"
        case .only(let attributes):
            attributes.map { attribute in
                switch attribute {
                case .ofDataStructure: "(dsd)"
                case .ofMetadataStructure: "(msd)"
                case .ofDataSet: "(dataset)"
                case .ofSeries: "(series)"
                case .ofObservations: "(obs)"
                case .id(let id): id
                }
            }.joined(separator: "|")
        }
    }

    private static func name(_ term: DataQuery.SortTerm) -> String {
        let key =
            switch term.key {
            case .allDimensions: "(all)"
            case .seriesKey: "(series)"
            case .component(let id): id
            }
        return key + (term.isDescending ? ":desc" : "")
    }

    private static func name(_ reference: StructureQuery.Reference) -> String {
        switch reference {
        case .parents: "parents"
        case .parentsAndSiblings: "parentsandsiblings"
        case .ancestors: "ancestors"
        case .children: "children"
        case .descendants: "descendants"
        case .all: "all"
        case .type(let type): type.rawValue
        }
    }
}
