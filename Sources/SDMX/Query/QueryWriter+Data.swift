extension QueryWriter {
    mutating func writeData(_ query: DataQuery) throws(SDMXError) {
        add(segment: "data")
        try writeSelection(query.selection) { (_) throws(SDMXError) in }
        try writeContent(query)
    }

    mutating func writeAvailability(_ query: AvailabilityQuery) throws(SDMXError) {
        switch grammar {
        case .v1:
            guard version >= .v1_3 else {
                throw refusal(.resource, "availability", "a release from 1.3 on")
            }
            add(segment: "availableconstraint")
        case .v2: add(segment: "availability")
        }
        try writeSelection(query.selection, isLong: query.components != .all) {
            (writer) throws(SDMXError) in
            guard query.components != .all else { return }
            let isOne = writer.grammar == .v1
            let components = try writer.list(query.components, .componentID, isOne: isOne) {
                [writer] (id) throws(SDMXError) in try writer.id(id, .componentID)
            }
            writer.add(segment: components)
        }
        switch query.references {
        case .all:
            add(.references, "all")
        case .only(let references):
            var names: [String] = []
            for reference in references {
                if reference == .valueList, version < .v2_2 {
                    lose(.references, reference.rawValue)
                } else if grammar == .v1, let first = names.first {
                    lose(.references, reference.rawValue, written: first)
                } else {
                    names.append(reference.rawValue)
                }
            }
            if !names.isEmpty { add(.references, names.joined(separator: ",")) }
        }
        if query.mode != .exact { add(.mode, query.mode.rawValue) }
    }

    /// What is said of the data but which they are.
    mutating func writeContent(_ query: DataQuery) throws(SDMXError) {
        add(
            .firstNObservations, try number(query.firstNObservations, .firstNObservations, least: 1)
        )
        add(.lastNObservations, try number(query.lastNObservations, .lastNObservations, least: 1))
        if let dimension = query.dimensionAtObservation {
            add(.dimensionAtObservation, try id(dimension, .dimensionAtObservation))
        }
        let attributes = try text(query.attributes)
        let measures = try text(query.measures)
        switch grammar {
        case .v1:
            let detail = DataDetail(nearest: query)
            if detail != .full { add(.detail, detail.rawValue) }
            if detail.attributes != query.attributes {
                lose(.attributes, attributes, written: "detail=\(detail)")
            }
            if detail.measures != query.measures {
                lose(.measures, measures, written: "detail=\(detail)")
            }
        case .v2:
            if query.attributes != .standard { add(.attributes, attributes) }
            if query.measures != .all { add(.measures, measures) }
        }
        if query.includesHistory { add(.includeHistory, "true") }
        if query.offset != 0 { add(.offset, try number(query.offset, .offset, least: 0)) }
        add(.limit, try number(query.limit, .limit, least: 1))
        if !query.sort.isEmpty { add(.sort, try text(query.sort), keeping: "+:*@$") }
        add(.asOf, query.asOf?.text)
    }

    private func text(_ attributes: DataQuery.Attributes) throws(SDMXError) -> String {
        switch attributes {
        case .all: return "all"
        case .none: return "none"
        case .only(let attributes):
            var names: [String] = []
            for attribute in attributes {
                if case .id(let id) = attribute {
                    let isTaken =
                        id == "none" || DataQuery.Attribute.classes.contains { $0.name == id }
                    guard !isTaken else { throw refusal(.attributes, id, "another id") }
                    names.append(try nestedID(id, .attributes))
                } else {
                    names.append(attribute.name)
                }
            }
            guard !names.isEmpty else { throw refusal(.attributes, "", "at least one value") }
            return names.joined(separator: ",")
        }
    }

    private func text(_ measures: DataQuery.Measures) throws(SDMXError) -> String {
        switch measures {
        case .all: return "all"
        case .none: return "none"
        case .only(let measures):
            for measure in measures where try id(measure, .measures) == "none" {
                throw refusal(.measures, measure, "another id")
            }
            guard !measures.isEmpty else { throw refusal(.measures, "", "at least one value") }
            return measures.joined(separator: ",")
        }
    }

    private func text(_ sort: [DataQuery.SortTerm]) throws(SDMXError) -> String {
        var terms: [String] = []
        for term in sort {
            let order = term.isDescending ? ":desc" : ""
            switch term.key {
            case .allDimensions:
                guard sort.count == 1 else { throw refusal(.sort, "*", "no other term with *") }
                terms.append("*" + order)
            case .seriesKey: terms.append("series_key" + order)
            case .component(let id):
                guard id != "series_key" else { throw refusal(.sort, id, "another id") }
                terms.append(try self.id(id, .sort) + order)
            }
        }
        guard Set(sort.map(\.key)).count == sort.count else {
            throw refusal(.sort, terms.joined(separator: "+"), "each component once")
        }
        return terms.joined(separator: "+")
    }
}

extension DataDetail {
    /// The value that says the same or, of those that say more, the least.
    init(nearest query: DataQuery) {
        switch (query.attributes, query.measures) {
        case (.none, .none): self = .serieskeysonly
        case (.none, _): self = .dataonly
        case (_, .none): self = .nodata
        default: self = .full
        }
    }
}
