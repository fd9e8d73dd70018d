extension QueryWriter {
    /// Keys beyond that many are written as filters, if the dimensions are known.
    private static let mostKeys = 100

    /// Writes path and parameters that say which data are meant.
    ///
    /// - Parameters:
    ///   - isLong: Whether something follows in the path, so that no part may be left out.
    ///   - closing: Writes what follows in the path.
    mutating func writeSelection(
        _ selection: DataSelection, isLong: Bool = false,
        closing: (inout QueryWriter) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        let components = selection.filters.map(\.component)
        guard Set(components).count == components.count else {
            throw refusal(
                .filter, components.joined(separator: " "), "one filter for a component")
        }
        let periods = selection.filter(ComponentFilter.timePeriod)?.alternatives ?? []
        for condition in periods.flatMap({ $0 })
        where condition.comparison.isTyped && PeriodSpan(condition.value) == nil {
            throw refusal(.filter, condition.value, PeriodSpan.forms)
        }
        switch grammar {
        case .v1: try writeV1(selection, isLong: isLong, closing: closing)
        case .v2: try writeV2(selection, isLong: isLong, closing: closing)
        }
        add(.updatedAfter, selection.updatedAfter?.text)
        add(.reportingYearStartDay, selection.reportingYearStart?.description)
    }

    // MARK: SDMX REST 1.x

    private mutating func writeV1(
        _ selection: DataSelection, isLong: Bool,
        closing: (inout QueryWriter) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        if selection.contexts != .one(.dataflow) {
            let contexts = try list(selection.contexts, .context, \.rawValue)
            lose(.context, contexts, written: "dataflow")
        }
        try writeFlow(selection.artefacts)
        var key = QueryKey.merged(selection.keys)
        if let first = selection.keys.first, key == nil {
            key = first
            lose(.key, "\(selection.keys.count) keys", written: try text(first))
        }
        var period: ComponentFilter?
        for filter in selection.filters {
            if filter.component == ComponentFilter.timePeriod, filter.range != nil {
                period = filter
            } else if let widened = position(filter, in: key) {
                key = widened
            } else {
                let pieces = filter.pieces?.map { $0.joined(separator: "+") } ?? []
                lose(.filter, "c[\(filter.component)]=" + pieces.joined(separator: ","))
            }
        }
        if var padded = key, padded.positions.count < dimensions.count {
            padded.positions += Array(
                repeating: .all, count: dimensions.count - padded.positions.count)
            key = padded
        }
        add(key: try key.map { (key) throws(SDMXError) in try text(key) } ?? "all")
        try writeProviders(selection.providers, isLong: isLong)
        try closing(&self)
        add(.startPeriod, period?.range?.first)
        add(.endPeriod, period?.range?.last)
    }

    /// `ID`, `AGENCY,ID` or `AGENCY,ID,VERSION`.
    mutating func writeFlow(_ flow: ArtefactSelection) throws(SDMXError) {
        let agency = try list(flow.agencies, .agencyID, isOne: true) {
            [self] (id) throws(SDMXError) in try nestedID(id, .agencyID)
        }
        let id = try list(flow.ids, .resourceID, isOne: true) {
            [self] (id) throws(SDMXError) in try self.id(id, .resourceID)
        }
        var version = "latest"
        if let selector = flow.versions.single, selector.textV1 != "all" {
            version = text(selector)
        } else {
            lose(.version, flow.takesAllVersions ? "*" : "several versions", written: version)
        }
        if version != "latest" {
            add(segment: "\(agency),\(id),\(version)")
        } else {
            add(segment: agency == "all" ? id : "\(agency),\(id)")
        }
    }

    /// The key with the filter's values in the place of its dimension, if both are known and the
    /// key has nothing there.
    private func position(_ filter: ComponentFilter, in key: QueryKey?) -> QueryKey? {
        guard let place = dimensions.firstIndex(of: filter.component),
            let values = filter.values, values.allSatisfy(Self.isCode)
        else { return nil }
        var positions = key?.positions ?? []
        while positions.count < dimensions.count { positions.append(.all) }
        guard positions[place] == .all else { return nil }
        positions[place] = .only(values)
        return QueryKey(positions)
    }

    // MARK: SDMX REST 2.x

    private mutating func writeV2(
        _ selection: DataSelection, isLong: Bool,
        closing: (inout QueryWriter) throws(SDMXError) -> Void
    ) throws(SDMXError) {
        add(segment: try list(selection.contexts, .context, \.rawValue))
        try writeArtefacts(selection.artefacts)
        var filters = selection.filters
        var texts: [String] = []
        for key in selection.keys {
            var key = key
            var keys = key.expanded(most: Self.mostKeys - texts.count)
            if keys == nil {
                for (place, position) in key.positions.enumerated() {
                    guard case .only(let codes) = position, codes.count > 1 else { continue }
                    key.positions[place] = .all
                    let isFree =
                        selection.keys.count == 1 && place < dimensions.count
                        && !filters.contains { $0.component == dimensions[place] }
                    if isFree {
                        filters.append(ComponentFilter(dimensions[place], oneOf: codes))
                    } else {
                        lose(.key, codes.joined(separator: "+"), written: "*")
                    }
                }
                keys = [key]
            }
            for key in keys ?? [] { texts.append(try text(key)) }
        }
        if texts == ["*"] { texts = [] }
        if !texts.isEmpty || isLong {
            add(key: texts.isEmpty ? "*" : texts.joined(separator: ","))
        }
        if !selection.providers.isEmpty {
            lose(.providerRef, selection.providers.map(\.text).joined(separator: "+"))
        }
        try closing(&self)
        for filter in filters { try add(filter) }
    }

    // MARK: Keys and providers

    private func text(_ key: QueryKey) throws(SDMXError) -> String {
        var positions: [String] = []
        let isEmptyAllowed = grammar == .v1 && style.leavesWildcardsEmpty
        for position in key.positions {
            switch position {
            case .all: positions.append(isEmptyAllowed ? "" : "*")
            case .only(let codes):
                for code in codes where !Self.isCode(code) {
                    throw refusal(.key, code, "codes without blanks and . + , *")
                }
                guard !codes.isEmpty else { throw refusal(.key, "", "at least one code") }
                positions.append(codes.joined(separator: "+"))
            }
        }
        let text = positions.joined(separator: ".")
        guard text != "all" else { throw refusal(.key, text, "a code other than all") }
        if isEmptyAllowed, key.isAll { return "all" }
        return text.isEmpty ? "*" : text
    }

    private static func isCode(_ code: String) -> Bool {
        !code.isEmpty
            && code.unicodeScalars.allSatisfy {
                $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace
                    && !".+,*".unicodeScalars.contains($0)
            }
    }

    /// Adds the providers, if there are any or something follows in the path.
    mutating func writeProviders(
        _ providers: [ProviderReference], isLong: Bool = false
    ) throws(SDMXError) {
        guard !providers.isEmpty || isLong else { return }
        var texts: [String] = []
        for provider in providers {
            if let agency = provider.agency { _ = try nestedID(agency, .providerRef) }
            _ = try id(provider.id, .providerRef)
            texts.append(provider.text)
        }
        if version < .v1_3, texts.count > 1 {
            lose(.providerRef, texts.joined(separator: "+"), written: texts.first)
            texts = Array(texts.prefix(1))
        }
        let all = grammar == .v1 ? "all" : "*"
        add(segment: texts.isEmpty ? all : texts.joined(separator: "+"))
    }
}

extension ProviderReference {
    /// As in a URL.
    var text: String { (agency.map { $0 + "," } ?? "") + id }
}
