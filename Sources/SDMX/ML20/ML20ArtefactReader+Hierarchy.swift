/// Hierarchical code lists and processes.
extension ML20ArtefactReader {
    func hierarchicalCodelist(_ node: XMLNode) throws(SDMXError) -> HierarchicalCodelist {
        var (list, rest) = try begin(node) { HierarchicalCodelist($0, agency: $1, version: $2) }
        var aliases: [String: ArtefactReference] = [:]
        for child in rest where child.name == "CodelistRef" {
            let codelist = try reference(child, .codelist, "Codelist")
            let alias = child.child("Alias")?.trimmedText ?? codelist.id
            aliases[alias] = codelist
            list.includedCodelists.append(.init(alias: alias, codelist: codelist))
        }
        for child in rest where child.name != "CodelistRef" {
            guard child.name == "Hierarchy" else {
                remarks.unknown(child)
                continue
            }
            list.hierarchies.append(try hierarchy(child, list.maintenance, aliases))
        }
        return list
    }

    private func hierarchy(
        _ node: XMLNode, _ maintenance: Maintenance, _ aliases: [String: ArtefactReference]
    ) throws(SDMXError) -> Hierarchy {
        let (identity, rest) = try identity(node)
        var hierarchy = Hierarchy(
            identity.id, agency: maintenance.agency, version: maintenance.version)
        hierarchy.identity = identity
        hierarchy.maintenance = maintenance
        hierarchy.maintenance.validFrom = node.attribute("validFrom")
        hierarchy.maintenance.validTo = node.attribute("validTo")
        var levels: [(order: Int, level: Level)] = []
        for child in rest {
            switch child.name {
            case "CodeRef": hierarchy.codes.append(try code(child, aliases))
            case "Level": levels.append(try level(child, after: levels.count))
            default: remarks.unknown(child)
            }
        }
        guard levels.count <= limits.depth else {
            throw node.error(
                .limit, found: "\(levels.count) levels", expected: "at most \(limits.depth)")
        }
        hierarchy.hasFormalLevels = !levels.isEmpty
        for (_, level) in levels.sorted(by: { $0.order > $1.order }) {
            var upper = level
            upper.child = hierarchy.level.map { [$0] } ?? []
            hierarchy.level = upper
        }
        return hierarchy
    }

    private func level(
        _ node: XMLNode, after count: Int
    ) throws(SDMXError) -> (order: Int, level: Level) {
        let (identity, rest) = try identity(node)
        var level = Level(identity.id)
        level.identity = identity
        var order = count
        for child in rest {
            switch child.name {
            case "Order":
                guard let number = Int(child.trimmedText) else {
                    throw child.error(
                        .unexpected, found: SDMXError.quoted(child.text), expected: "a number")
                }
                order = number
            case "CodingType": level.codingFormat = try textFormat(child)
            default: remarks.unknown(child)
            }
        }
        return (order, level)
    }

    private func code(
        _ node: XMLNode, _ aliases: [String: ArtefactReference]
    ) throws(SDMXError) -> HierarchicalCode {
        let codeID = node.child("CodeID")?.trimmedText
        var reference = node.child("URN").flatMap { Self.reference(urn: $0.text) }
        if reference == nil, let codeID, let alias = node.child("CodelistAliasRef")?.trimmedText {
            reference = aliases[alias] ?? index.find(.codelist, alias, agency: nil, owner: owner)
            reference?.artefactClass = .code
            reference?.item = [codeID]
        }
        guard let id = codeID ?? reference?.lastID else {
            throw node.error(
                .reference, found: "a CodeRef that names no code",
                expected: "CodelistAliasRef and CodeID, or a URN")
        }
        if reference == nil {
            remarks.add(
                .reference, node, found: "the code \(SDMXError.quoted(id)) of an unknown list",
                expected: "a CodelistAliasRef that is the Alias of a CodelistRef")
        }
        let alias = node.child("NodeAliasID")?.trimmedText
        var code = HierarchicalCode(alias.flatMap { $0.isEmpty ? nil : $0 } ?? id, code: reference)
        code.level = node.child("LevelRef")?.trimmedText
        code.validFrom = node.child("ValidFrom")?.trimmedText
        code.validTo = node.child("ValidTo")?.trimmedText
        for child in node.children {
            switch child.name {
            case "CodeRef": code.children.append(try self.code(child, aliases))
            case "URN", "CodelistAliasRef", "CodeID", "LevelRef", "NodeAliasID", "Version",
                "ValidFrom", "ValidTo":
                break
            default: remarks.unknown(child)
            }
        }
        return code
    }

    func process(_ node: XMLNode) throws(SDMXError) -> Process {
        var (process, rest) = try begin(node) { Process($0, agency: $1, version: $2) }
        for child in rest {
            if child.name == "ProcessStep" {
                process.steps.append(try step(child))
            } else {
                remarks.unknown(child)
            }
        }
        return process
    }

    private func step(_ node: XMLNode) throws(SDMXError) -> ProcessStep {
        let (identity, rest) = try identity(node)
        var step = ProcessStep(identity.id)
        step.identity = identity
        var computation = LocalisedText()
        for child in rest {
            switch child.name {
            case "ProcessStep": step.steps.append(try self.step(child))
            case "Computation": computation.add(child)
            case "Transition":
                var conditions = LocalisedText()
                for condition in child.children("Condition") { conditions.add(condition) }
                step.transitions.append(
                    .init(to: child.child("TargetStep")?.trimmedText ?? "", conditions: conditions))
            case "Input", "Output":
                remarks.add(
                    .unsupported, child,
                    found: "\(child.name) of class \(child.trimmedText), which is left out",
                    expected: "a reference to an artefact")
            default: remarks.unknown(child)
            }
        }
        if !computation.isEmpty { step.computation = .init(computation) }
        return step
    }
}
