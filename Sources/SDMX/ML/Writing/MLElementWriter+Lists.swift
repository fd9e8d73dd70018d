extension Codelist.Kind {
    /// The names of elements: of the list and of its codes.
    var form: (list: String, code: String) {
        switch self {
        case .plain: ("Codelist", "Code")
        case .geographic: ("GeographicCodelist", "GeoFeatureSetCode")
        case .geoGrid: ("GeoGridCodelist", "GeoGridCode")
        }
    }
}

extension MLElementWriter {
    /// Geographic code lists are plain ones in SDMX-ML 2.1.
    func codelist(_ list: Codelist) throws(SDMXError) {
        let kind = edition == .v21 ? .plain : list.kind
        if kind != list.kind {
            lose(.changed, "kind \(list.kind.form.list)", "SDMX-ML 2.1 knows plain code lists only")
        }
        try begin("str:\(kind.form.list)", list, .scheme)
        if kind != .plain { try attribute("geoType", kind.form.list) }
        try naming(list.identity)
        let element = "str:\(kind.form.code)"
        for code in list.codes {
            enter("code \(code.id)")
            try self.code(element, code, kind)
            leave()
        }
        switch edition {
        case .v21: lose("extension by another code list", count: list.extensions.count)
        case .v30: for one in list.extensions { try codelistExtension(one) }
        }
        if kind == .geoGrid {
            if list.gridDefinition == nil { miss("definition of the grid") }
            try leaf("str:GridDefinition", list.gridDefinition)
        } else if list.gridDefinition != nil {
            lose("definition of the grid")
        }
        end()
    }

    private func code(
        _ element: String, _ code: Code, _ kind: Codelist.Kind
    ) throws(SDMXError) {
        try begin(element)
        try identityAttributes(code.id, uri: code.identity.uri)
        if kind == .geographic {
            if code.geoFeatures == nil { miss("geographic features") }
            try attribute("value", code.geoFeatures)
        } else if code.geoFeatures != nil {
            lose("geographic features")
        }
        try naming(code.identity)
        if let parent = code.parent {
            if edition == .v30, !Self.isNCName(parent) {
                lose(
                    .invalid, "parent that begins with no letter",
                    "the schema of SDMX-ML 3.0 refuses it by mistake, as that of 3.1 does not")
            }
            try local("str:Parent", parent)
        }
        if kind == .geoGrid {
            if code.geoCell == nil { miss("cell of the grid") }
            try leaf("str:GeoCell", code.geoCell)
        } else if code.geoCell != nil {
            lose("cell of the grid")
        }
        end()
    }

    /// Whether the schema's type for ids that are names takes it.
    static func isNCName(_ id: String) -> Bool {
        guard let first = id.utf8.first else { return false }
        let isLetter = (65...90).contains(first) || (97...122).contains(first)
        return isLetter
            && id.utf8.allSatisfy { byte in
                StructureReference.isIDByte(byte) && byte != 0x40 && byte != 0x24
            }
    }

    private func codelistExtension(_ one: CodelistExtension) throws(SDMXError) {
        try begin("str:CodelistExtension")
        try attribute("prefix", one.prefix)
        try required(
            "str:Codelist", one.codelist, to: .codelist, what: "code list of an extension")
        switch one.selection {
        case .all: break
        case .including(let members): try selection("str:InclusiveCodeSelection", members)
        case .excluding(let members): try selection("str:ExclusiveCodeSelection", members)
        }
        end()
    }

    private func selection(
        _ element: String, _ members: [CodelistExtension.MemberSelection]
    ) throws(SDMXError) {
        try begin(element)
        if members.isEmpty { miss("code of a selection") }
        for member in members {
            try begin("str:MemberValue")
            try attribute("cascadeValues", member.cascade?.rawValue)
            try xml.text(member.value)
            end()
        }
        end()
    }

    func valueList(_ list: ValueList) throws(SDMXError) {
        try begin("str:ValueList", list)
        try naming(list.identity)
        for item in list.items {
            enter("value \(item.id)")
            try begin("str:ValueItem")
            try attribute("id", item.id)
            if item.identity.uri != nil { lose("address of a value") }
            lose("link of a value", count: item.identity.links.count)
            try annotations(item.annotations)
            try texts("com:Name", item.names)
            try texts("com:Description", item.descriptions)
            end()
            leave()
        }
        end()
    }

    func conceptScheme(_ scheme: ConceptScheme) throws(SDMXError) {
        try begin("str:ConceptScheme", scheme, .scheme)
        try naming(scheme.identity)
        for concept in scheme.concepts {
            enter("concept \(concept.id)")
            try self.concept(concept)
            leave()
        }
        end()
    }

    private func concept(_ concept: Concept) throws(SDMXError) {
        try begin("str:Concept")
        try identityAttributes(concept.id, uri: concept.identity.uri)
        try naming(concept.identity)
        if let parent = concept.parent { try local("str:Parent", parent) }
        if let core = concept.representation {
            try representation(
                "str:CoreRepresentation", core, .basic, to: [.codelist, .valueList],
                hasOccurrences: edition == .v30)
        }
        if let iso = concept.isoConcept {
            try begin("str:ISOConceptReference")
            try leaf("str:ConceptAgency", iso.agency)
            try leaf("str:ConceptSchemeID", iso.scheme)
            try leaf("str:ConceptID", iso.concept)
            end()
        }
        end()
    }
}
