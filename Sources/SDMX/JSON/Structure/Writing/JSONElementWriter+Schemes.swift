extension JSONElementWriter {
    func codelist(_ list: Codelist) throws(SDMXError) {
        try maintained(list, .scheme)
        if edition == .v1 { return try plainCodelist(list) }
        if list.kind != .plain { try text("geoType", list.artefactClass.rawValue) }
        if list.kind == .geoGrid {
            try text("gridDefinition", list.gridDefinition)
        } else {
            lose("definition of a grid", if: list.gridDefinition != nil)
        }
        let (key, codeClass): (String, ArtefactClass) =
            switch list.kind {
            case .plain: ("codes", .code)
            case .geographic: ("geoFeatureSetCodes", .geoFeatureSetCode)
            case .geoGrid: ("geoGridCodes", .geoGridCode)
            }
        try self.list(key, list.codes) { (code) throws(SDMXError) in
            try within("code \(code.id)") { () throws(SDMXError) in
                try named(code.identity, own(codeClass, [code.id]))
                try text("parent", code.parent)
                try geography(code, list.kind)
            }
        }
        try self.list("codelistExtensions", list.extensions) { (part) throws(SDMXError) in
            try codelistExtension(part)
        }
    }

    /// The codes of version 1.0, in which no list is geographic or extends another.
    private func plainCodelist(_ list: Codelist) throws(SDMXError) {
        if list.kind != .plain { lose(.changed, "kind of the code list", "there is one kind only") }
        lose("definition of a grid", if: list.gridDefinition != nil)
        try self.list("codes", list.codes) { (code) throws(SDMXError) in
            try within("code \(code.id)") { () throws(SDMXError) in
                try named(code.identity, own(.code, [code.id]))
                try text("parent", code.parent)
                lose("set of geographic features", if: code.geoFeatures != nil)
                lose("cell of the grid", if: code.geoCell != nil)
            }
        }
        lose("extension by another list", count: list.extensions.count)
    }

    /// The item above one: by its id, in version 1.0 by its URN.
    private func parent(_ id: String?, _ item: ArtefactClass) throws(SDMXError) {
        guard let id else { return }
        try text("parent", edition == .v1 ? own(item, [id]).map { urn(of: $0) } ?? id : id)
    }

    private func geography(_ code: Code, _ kind: Codelist.Kind) throws(SDMXError) {
        switch kind {
        case .plain: break
        case .geographic:
            if code.geoFeatures == nil { miss("set of geographic features") }
            try text("value", code.geoFeatures)
        case .geoGrid:
            if code.geoCell == nil { miss("cell of the grid") }
            try text("geoCell", code.geoCell)
        }
        lose("set of geographic features", if: kind != .geographic && code.geoFeatures != nil)
        lose("cell of the grid", if: kind != .geoGrid && code.geoCell != nil)
    }

    private func codelistExtension(_ part: CodelistExtension) throws(SDMXError) {
        try reference("codelist", part.codelist, [.codelist])
        try text("prefix", part.prefix)
        let (key, members): (String, [CodelistExtension.MemberSelection])
        switch part.selection {
        case .all: return
        case .including(let values): (key, members) = ("inclusiveCodeSelection", values)
        case .excluding(let values): (key, members) = ("exclusiveCodeSelection", values)
        }
        if members.isEmpty { miss("code to select") }
        try object(key) { () throws(SDMXError) in
            let plain = members.filter { !$0.value.contains("%") }
            if !plain.isEmpty {
                try json.key("memberValues")
                try json.beginArray()
                for member in plain { try value(member.value, member.cascade) }
                try json.endArray()
            }
            let patterns = members.filter { $0.value.contains("%") }
            for pattern in patterns
            where pattern.value == "%" || pattern.value.dropLast().contains("%") {
                lose(.invalid, "pattern \(pattern.value)", "the schema allows % after an id only")
            }
            lose("cascade of a pattern", count: patterns.count { $0.cascade != nil })
            if plain + patterns != members {
                lose(.changed, "order of codes to select", "codes come before patterns")
            }
            try texts("wildcardedMemberValues", patterns.map { $0.value })
        }
    }

    /// A value by itself, or in an object if there is more to say.
    private func value(_ text: String, _ cascade: Cascade?) throws(SDMXError) {
        guard cascade != nil else { return try json.value(text) }
        try object { () throws(SDMXError) in
            try self.text("value", text)
            try self.cascade(cascade)
        }
    }

    /// Whether the codes below one are meant too.
    func cascade(_ cascade: Cascade?) throws(SDMXError) {
        switch cascade {
        case nil: break
        case .no: try flag("cascadeValues", false)
        case .yes: try flag("cascadeValues", true)
        case .excludingRoot: try text("cascadeValues", Cascade.excludingRoot.rawValue)
        }
    }

    func valueList(_ list: ValueList) throws(SDMXError) {
        try maintained(list)
        try self.list("valueItems", list.items) { (item) throws(SDMXError) in
            try within("value \(item.id)") { () throws(SDMXError) in
                try named(item.identity, nil)
            }
        }
    }

    func conceptScheme(_ scheme: ConceptScheme) throws(SDMXError) {
        try maintained(scheme, .scheme)
        try list("concepts", scheme.concepts) { (concept) throws(SDMXError) in
            try within("concept \(concept.id)") { () throws(SDMXError) in
                try named(concept.identity, own(.concept, [concept.id]))
                try parent(concept.parent, .concept)
                try representation(
                    "coreRepresentation", concept.representation, .basic,
                    to: [.codelist, .valueList], hasOccurrences: true)
                guard let iso = concept.isoConcept else { return }
                if edition == .v1 {
                    let reference = ArtefactReference(
                        .concept, agency: iso.agency, id: iso.scheme, item: [iso.concept])
                    return try text("isoConceptReference", reference.urn)
                }
                try object("isoConceptReference") { () throws(SDMXError) in
                    try text("conceptAgency", iso.agency)
                    try text("conceptSchemeID", iso.scheme)
                    try text("conceptID", iso.concept)
                }
            }
        }
    }

    func organisationScheme(_ scheme: OrganisationScheme) throws(SDMXError) {
        let (key, item, id): (String, ArtefactClass, String?) =
            switch scheme.kind {
            case .agency: ("agencies", .agency, "AGENCIES")
            case .dataProvider: ("dataProviders", .dataProvider, "DATA_PROVIDERS")
            case .dataConsumer: ("dataConsumers", .dataConsumer, "DATA_CONSUMERS")
            case .metadataProvider: ("metadataProviders", .metadataProvider, "METADATA_PROVIDERS")
            case .organisationUnit: ("organisationUnits", .organisationUnit, nil)
            }
        if let id, id != scheme.id {
            lose(.invalid, "id of the scheme", "the standard fixes it as \(id)")
        }
        try maintained(scheme, [.scheme, .fixedVersion])
        try list(key, scheme.organisations) { (organisation) throws(SDMXError) in
            try within("organisation \(organisation.id)") { () throws(SDMXError) in
                try named(organisation.identity, own(item, [organisation.id]))
                try contacts(organisation.contacts)
                if scheme.kind == .organisationUnit {
                    try parent(organisation.parent, item)
                } else {
                    lose("organisation above", if: organisation.parent != nil)
                }
            }
        }
    }
}
