extension VTLScheme.Kind {
    /// How a kind of scheme is written.
    struct Form {
        /// The element of an item; that of the scheme has `Scheme` after it.
        var element: String
        /// Names of attributes, all of which are asked for.
        var attributes: [String] = []
        /// Names of elements that hold text and are asked for, and of those that may be there.
        var texts: (required: [String], optional: [String]) = ([], [])
        /// Classes of schemes that are referred to, in their order, with the most of each.
        var schemes: [(class: ArtefactClass, most: Int)] = []
        var hasVersion = true
    }

    var form: Form {
        switch self {
        case .transformation:
            Form(
                element: "Transformation", attributes: ["isPersistent"],
                texts: (["Expression", "Result"], []),
                schemes: [
                    (.vtlMappingScheme, 1), (.namePersonalisationScheme, 1),
                    (.customTypeScheme, 1), (.rulesetScheme, .max),
                    (.userDefinedOperatorScheme, .max),
                ])
        case .vtlMapping: Form(element: "VtlMapping", attributes: ["alias"], hasVersion: false)
        case .namePersonalisation:
            Form(
                element: "NamePersonalisation", attributes: ["vtlArtefact"],
                texts: (["VtlDefaultName", "PersonalisedName"], []))
        case .customType:
            Form(
                element: "CustomType",
                texts: (
                    ["VtlScalarType", "DataType"],
                    ["VtlLiteralFormat", "OutputFormat", "NullValue"]
                ))
        case .ruleset:
            Form(
                element: "Ruleset", attributes: ["rulesetType", "rulesetScope"],
                texts: (["RulesetDefinition"], []), schemes: [(.vtlMappingScheme, 1)])
        case .userDefinedOperator:
            Form(
                element: "UserDefinedOperator", texts: (["OperatorDefinition"], []),
                schemes: [(.vtlMappingScheme, 1), (.rulesetScheme, .max)])
        }
    }
}

extension MLElementWriter {
    func vtlScheme(_ scheme: VTLScheme) throws(SDMXError) {
        let form = scheme.kind.form
        try begin("str:\(form.element)Scheme", scheme, .scheme)
        if form.hasVersion {
            if scheme.vtlVersion == nil { miss("version of VTL") }
            try attribute("vtlVersion", scheme.vtlVersion)
        } else if scheme.vtlVersion != nil {
            lose("version of VTL")
        }
        try naming(scheme.identity)
        for item in scheme.items {
            enter("item \(item.id)")
            try self.item(item, scheme.kind, form)
            leave()
        }
        var written = 0
        for (schemeClass, most) in form.schemes {
            let references = scheme.references.filter { $0.artefactClass == schemeClass }
            for reference in references.prefix(most) {
                try self.reference("str:\(schemeClass.rawValue)", reference, what: "used scheme")
                written += 1
            }
        }
        lose(
            "further used scheme", "\(edition.name) has no place for it there",
            count: scheme.references.count - written)
        end()
    }

    private func item(
        _ item: VTLItem, _ kind: VTLScheme.Kind, _ form: VTLScheme.Kind.Form
    ) throws(SDMXError) {
        var rest = item.properties
        if edition == .v30, rest.contains(where: { $0.target?.artefactClass == .conceptScheme }) {
            lose("mapping of a concept scheme")
            return
        }
        try begin("str:\(form.element)")
        try identityAttributes(item.id, uri: item.identity.uri)
        for name in form.attributes {
            // Another name that messages in JSON and readers use.
            let text =
                take(name, from: &rest) ?? (name == "alias" ? take("vtlAlias", from: &rest) : nil)
            if text == nil { miss(name) }
            try attribute(name, text)
        }
        try naming(item.identity)
        for name in form.texts.required + form.texts.optional {
            if let text = take(name, from: &rest) {
                try leaf("str:\(name)", text)
            } else if form.texts.required.contains(name) {
                miss(name)
            }
        }
        if kind == .vtlMapping { try mapping(&rest) }
        end()
        for property in rest { lose(property.name) }
    }

    /// Removes the first text of that name, in any mixture of small and capital letters.
    private func take(_ name: String, from properties: inout [VTLItem.Property]) -> String? {
        for (index, property) in properties.enumerated() {
            if case .text(let text) = property.value, property.isNamed(name) {
                properties.remove(at: index)
                return text
            }
        }
        return nil
    }

    /// What is mapped, and for dataflows how.
    private func mapping(_ properties: inout [VTLItem.Property]) throws(SDMXError) {
        var isFlow = take("GenericDataflow", from: &properties) != nil
        if isFlow {
            try leaf("str:GenericDataflow")
        } else {
            let index = properties.firstIndex { $0.target != nil }
            guard let index, let target = properties[index].target else {
                miss("what is mapped")
                return
            }
            properties.remove(at: index)
            isFlow = target.artefactClass == .dataflow
            try required(
                "str:\(target.artefactClass.rawValue)", target, to: .dataflow, .codelist,
                .conceptScheme, .concept, what: "what is mapped")
        }
        guard isFlow else { return }
        try method("ToVtlMapping", "ToVtlSubSpace", &properties)
        try method("FromVtlMapping", "FromVtlSuperSpace", &properties)
    }

    private func method(
        _ element: String, _ space: String, _ properties: inout [VTLItem.Property]
    ) throws(SDMXError) {
        let index = properties.firstIndex { $0.isNamed(element) || $0.isNamed(space) }
        guard let index else { return }
        let property = properties.remove(at: index)
        try begin("str:\(element)")
        try attribute("method", property.method)
        if case .texts(let keys) = property.value, !keys.isEmpty {
            try begin("str:\(space)")
            try leaves("str:Key", keys)
            end()
        }
        end()
    }
}

extension VTLItem.Property {
    fileprivate func isNamed(_ other: String) -> Bool { name.lowercased() == other.lowercased() }

    fileprivate var target: ArtefactReference? {
        if case .reference(let reference) = value { return reference }
        return nil
    }
}
