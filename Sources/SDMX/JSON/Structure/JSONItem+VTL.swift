extension JSONItem {
    /// A scheme of transformations or of what they need.
    func vtlScheme(_ kind: VTLScheme.Kind) throws(SDMXError) -> VTLScheme {
        let form = JSONVTLForm(kind)
        let names = Set(form.references.map(\.name)).union(["vtlVersion", form.list])
        var scheme = try maintained(names) { VTLScheme(kind, id: $0, agency: $1, version: $2) }
        scheme.vtlVersion = try scalar("vtlVersion")
        for (name, _, isList) in form.references {
            if isList {
                scheme.references += try references(name)
            } else if let one = try reference(name) {
                scheme.references.append(one)
            }
        }
        let isMapping = kind == .vtlMapping
        let members = Set(form.texts.map { JSONVTLForm.member($0) })
            .union(isMapping ? Self.mappingNames : [])
        scheme.items = try named(form.list) { (item) throws(SDMXError) in
            var result = VTLItem("")
            result.identity = try item.identity(members)
            for name in form.texts {
                let member = JSONVTLForm.member(name)
                if let text = try item.scalar(member) {
                    result.properties.append(VTLItem.Property(name, .text(text)))
                } else if !form.options.contains(name) {
                    item.remark(
                        .missing, found: "no \(member)", expected: "the member \(member)")
                }
            }
            if isMapping { try item.vtlMapping(to: &result.properties) }
            return result
        }
        return scheme
    }

    /// What a mapping is from or to, and how it is done.
    private func vtlMapping(to properties: inout [VTLItem.Property]) throws(SDMXError) {
        for name in ["dataflow", "codelist", "concept"] {
            guard let reference = try reference(name) else { continue }
            properties.append(VTLItem.Property(name.capitalisedFirst, .reference(reference)))
        }
        if self["genericDataflow"] != nil {
            properties.append(VTLItem.Property("GenericDataflow", .text("")))
        }
        for (name, space) in [
            ("toVtlMapping", "toVtlSubSpace"), ("fromVtlMapping", "fromVtlSuperSpace"),
        ] {
            guard let item = try object(name) else { continue }
            item.expect(["method", space])
            let keys = try item.object(space)?.texts("keys") ?? []
            properties.append(
                VTLItem.Property(
                    name.capitalisedFirst, .texts(keys), method: try item.text("method")))
        }
    }

    private static let mappingNames: Set<String> = [
        "dataflow", "genericDataflow", "codelist", "concept", "toVtlMapping", "fromVtlMapping",
    ]
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
