extension JSONElementWriter {
    func vtlScheme(_ scheme: VTLScheme) throws(SDMXError) {
        let form = JSONVTLForm(scheme.kind)
        try maintained(scheme, .scheme)
        if scheme.kind == .vtlMapping {
            lose("version of VTL", if: scheme.vtlVersion != nil)
        } else {
            try text("vtlVersion", scheme.vtlVersion)
        }
        var written = 0
        for (name, artefactClass, isList) in form.references {
            let found = scheme.references.filter { $0.artefactClass == artefactClass }
            if isList {
                try references(name, found, [artefactClass])
                written += found.count
            } else if let first = found.first {
                try reference(name, first, [artefactClass])
                written += 1
            }
        }
        lose("scheme that it uses", count: scheme.references.count - written)
        try list(form.list, scheme.items) { (item) throws(SDMXError) in
            try within("item \(item.id)") { () throws(SDMXError) in
                try named(item.identity, own(scheme.artefactClass.item ?? .vtlMapping, [item.id]))
                try vtlItem(item, form, isMapping: scheme.kind == .vtlMapping)
            }
        }
    }

    private func vtlItem(
        _ item: VTLItem, _ form: JSONVTLForm, isMapping: Bool
    ) throws(SDMXError) {
        var seen: Set<String> = []
        for name in form.texts where !form.options.contains(name) && item.text(name) == nil {
            miss(JSONVTLForm.member(name))
        }
        if isMapping {
            let members = item.properties.map { JSONVTLForm.member($0.name) }
            let isMapped = members.contains { Self.mapped[$0] != nil || $0 == "genericDataflow" }
            if !isMapped { miss("what is mapped") }
        }
        for property in item.properties {
            let isKnown = form.texts.contains(property.name)
            guard isKnown || isMapping, seen.insert(property.name).inserted else {
                lose("property \(property.name)")
                continue
            }
            let member = JSONVTLForm.member(property.name)
            switch property.value {
            case .text(let text) where property.name == "isPersistent":
                if text != "true", text != "false" {
                    lose(.changed, "isPersistent", "\(text) is not true or false")
                }
                try flag(member, text == "true" || text == "1")
            case .text where member == "genericDataflow": try object(member) {}
            case .text(let text):
                if isKnown {
                    try self.text(member, text)
                } else {
                    lose("property \(property.name)")
                }
            case .reference(let reference):
                guard isMapping, let target = Self.mapped[member] else {
                    lose("property \(property.name)")
                    continue
                }
                try self.reference(member, reference, [target])
            case .texts(let keys):
                guard isMapping, let space = Self.spaces[member] else {
                    lose("property \(property.name)")
                    continue
                }
                try object(member) { () throws(SDMXError) in
                    if !keys.isEmpty {
                        try object(space) { () throws(SDMXError) in try texts("keys", keys) }
                    }
                    try text("method", property.method)
                }
            }
        }
    }

    private static let mapped: [String: ArtefactClass] = [
        "dataflow": .dataflow, "codelist": .codelist, "concept": .concept,
    ]
    private static let spaces = [
        "toVtlMapping": "toVtlSubSpace", "fromVtlMapping": "fromVtlSuperSpace",
    ]
}
