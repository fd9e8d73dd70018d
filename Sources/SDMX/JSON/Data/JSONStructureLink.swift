/// Which of the links of a data set names its structure.
enum JSONStructureLink {
    /// An artefact, and how good a choice it is.
    struct Choice {
        var reference: ArtefactReference
        /// 0 for what is among the structures supplied, then a dataflow, a data structure, a
        /// provision agreement.
        var rank: Int
    }

    /// The best choice, the first of equals; nil if no link names a structure.
    static func choose(_ links: [Link], _ structures: Structures) -> Choice? {
        var best: Choice?
        for link in links {
            guard let reference = reference(link) else { continue }
            let isKnown = structures.dataStructure(reference) != nil
            let order: [ArtefactClass] = [.dataflow, .dataStructure, .provisionAgreement]
            let place = order.firstIndex(of: reference.artefactClass) ?? order.count
            let rank = isKnown ? 0 : place + 1
            if best.map({ rank < $0.rank }) ?? true {
                best = Choice(reference: reference, rank: rank)
            }
        }
        return best
    }

    private static func reference(_ link: Link) -> ArtefactReference? {
        for text in [link.urn ?? "", link.url] {
            if let reference = ArtefactReference(urn: text), reference.item.isEmpty {
                return isStructure(reference.artefactClass) ? reference : nil
            }
        }
        return address(link.url)
    }

    private static func isStructure(_ found: ArtefactClass) -> Bool {
        found == .dataflow || found == .dataStructure || found == .provisionAgreement
    }

    /// The artefact of an address of a web service: `.../dataflow/ECB/EXR/1.0`.
    private static func address(_ url: String) -> ArtefactReference? {
        let path = url.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
        let names: [(String, ArtefactClass)] = [
            ("dataflow", .dataflow), ("datastructure", .dataStructure),
            ("provisionagreement", .provisionAgreement),
        ]
        for (name, artefactClass) in names {
            guard let at = path.lastIndex(where: { $0.lowercased() == name }) else { continue }
            let rest = path[(at + 1)...].prefix(3).map(String.init)
            guard rest.count >= 2, rest[1].lowercased() != "all",
                StructureReference(.dataflow, agency: rest[0], id: rest[1]) != nil
            else { return nil }
            let version = rest.count > 2 && rest[2] != "latest" ? rest[2] : "~"
            return ArtefactReference(
                artefactClass, agency: rest[0], id: rest[1], version: version)
        }
        return nil
    }
}
