extension QueryText {
    /// `ID`, `AGENCY,ID` or `AGENCY,ID,VERSION` of SDMX REST 1.x; an empty version, which a large
    /// service writes in its own links, is none.
    func flow() throws(SDMXError) -> ArtefactSelection {
        let isOpen = text.hasSuffix(",") && text.utf8.filter { $0 == UInt8(ascii: ",") }.count == 2
        let closed = QueryText(
            text: isOpen ? String(text.dropLast()) : text, byte: byte, place: place)
        let parts = try closed.list(",")
        var flow = ArtefactSelection()
        switch parts.count {
        case 1:
            flow.ids = try parts[0].flowID()
        case 2, 3:
            if !parts[0].isAll, parts[0].text != "ALL" {
                flow.agencies = .one(try parts[0].nestedID())
            }
            flow.ids = try parts[1].flowID()
            if parts.count == 3 { flow.versions = .one(try parts[2].version(.v1)) }
        default:
            throw fault("ID, AGENCY,ID or AGENCY,ID,VERSION")
        }
        return flow
    }

    private func flowID() throws(SDMXError) -> Selection<String> {
        isAll ? .all : .one(try id())
    }

    /// One key, or in SDMX REST 2.x several between commas; none for all.
    func keys(_ grammar: QueryGrammar) throws(SDMXError) -> [QueryKey] {
        if isAll { return [] }
        guard grammar == .v2 else { return [try key()] }
        var keys: [QueryKey] = []
        for text in try list(",") { keys.append(try text.key()) }
        return keys
    }

    /// Positions between dots, codes between `+`. Several codes in a position are taken in SDMX
    /// REST 2.x too, as services do, though its text has only several keys.
    private func key() throws(SDMXError) -> QueryKey {
        var positions: [Selection<String>] = []
        let dot = UInt8(ascii: ".")
        let parts = text.utf8.split(separator: dot, omittingEmptySubsequences: false)
        for position in parts.map({ String(Substring($0)) }) {
            guard !position.isEmpty, position != "*" else {
                positions.append(.all)
                continue
            }
            let text = QueryText(text: position, byte: byte, place: place)
            var codes: [String] = []
            for code in try text.list("+") { codes.append(try code.plain(without: "*,.")) }
            positions.append(.only(codes))
        }
        return QueryKey(positions)
    }

    /// `ID` or `AGENCY,ID`, several between `+`; none for all.
    func providers() throws(SDMXError) -> [ProviderReference] {
        if isAll { return [] }
        var providers: [ProviderReference] = []
        for text in try list("+") {
            let parts = try text.list(",")
            switch parts.count {
            case 1:
                providers.append(ProviderReference(try parts[0].id()))
            case 2:
                let agency = parts[0].isAll ? nil : try parts[0].nestedID()
                providers.append(ProviderReference(agency: agency, try parts[1].id()))
            default:
                throw fault("ID or AGENCY,ID, several with + between them")
            }
        }
        return providers
    }

    func attributes() throws(SDMXError) -> DataQuery.Attributes {
        switch text {
        case "all": return .all
        case "none": return .none
        default:
            var attributes: [DataQuery.Attribute] = []
            for text in try list(",") {
                guard text.text != "all", text.text != "none" else {
                    throw fault("\(text.text) alone, or a list without it")
                }
                if let known = DataQuery.Attribute.classes.first(where: { $0.name == text.text }) {
                    attributes.append(known)
                } else {
                    attributes.append(.id(try text.nestedID()))
                }
            }
            return .only(attributes)
        }
    }

    func measures() throws(SDMXError) -> DataQuery.Measures {
        switch text {
        case "all": return .all
        case "none": return .none
        default:
            var measures: [String] = []
            for text in try list(",") {
                guard text.text != "all", text.text != "none" else {
                    throw fault("\(text.text) alone, or a list without it")
                }
                measures.append(try text.id())
            }
            return .only(measures)
        }
    }

    /// `CURRENCY+TIME_PERIOD:desc`. A blank is read as a plus, as no id has one.
    func sort() throws(SDMXError) -> [DataQuery.SortTerm] {
        let joined = QueryText(
            text: String(text.map { $0 == " " ? "+" : $0 }), byte: byte, place: place)
        var terms: [DataQuery.SortTerm] = []
        var seen: Set<DataQuery.SortTerm.Key> = []
        for text in try joined.list("+") {
            let parts = text.text.split(separator: ":", omittingEmptySubsequences: false)
            let name = QueryText(text: String(parts.first ?? ""), byte: byte, place: place)
            let order = parts.dropFirst().joined(separator: ":")
            guard parts.count == 1 || order == "asc" || order == "desc" else {
                throw text.fault("asc or desc behind the colon")
            }
            let key: DataQuery.SortTerm.Key
            switch name.text {
            case "*": key = .allDimensions
            case "series_key": key = .seriesKey
            default: key = .component(try name.id())
            }
            guard seen.insert(key).inserted else {
                throw text.fault("each component once")
            }
            terms.append(DataQuery.SortTerm(key, descending: order == "desc"))
        }
        guard terms.count == 1 || !seen.contains(.allDimensions) else {
            throw fault("* alone, or a list without it")
        }
        return terms
    }
}
