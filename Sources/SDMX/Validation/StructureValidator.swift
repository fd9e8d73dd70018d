/// Checks structures: that nothing is there twice, and that references lead somewhere.
///
/// References to artefacts that are not at hand are told, but are not faults: they may be elsewhere.
public struct StructureValidator {
    private let structures: Structures
    private let known: Structures
    private var collector = FindingCollector()

    /// - Parameter others: structures that references may lead to, themselves not checked.
    public init(_ structures: Structures, others: Structures = Structures()) {
        self.structures = structures
        var known = structures
        known.add(others)
        self.known = known
    }

    /// All findings.
    public func report() -> ValidationReport {
        var run = self
        run.checkArtefacts()
        for list in structures.codelists { run.check(list) }
        for scheme in structures.conceptSchemes { run.check(scheme) }
        for scheme in structures.organisationSchemes {
            run.checkItems(scheme.organisations.map { ($0.id, $0.parent) }, of: scheme)
        }
        for list in structures.valueLists {
            run.checkItems(list.items.map { ($0.id, nil) }, of: list)
        }
        for structure in structures.dataStructures { run.check(structure) }
        for flow in structures.dataflows {
            if let reference = flow.structure, known.dataStructure(reference) == nil {
                run.add(
                    .unresolved, flow, found: "\(reference), which is not at hand",
                    expected: "the data structure")
            }
        }
        return run.collector.report
    }

    private mutating func add(
        _ rule: Finding.Rule, _ artefact: any MaintainableArtefact, component: String? = nil,
        found: String, expected: String
    ) {
        var finding = Finding(
            rule, dataSet: 0, component: component, found: found, expected: expected)
        finding.key = "\(artefact.reference)"
        collector.add(finding)
    }

    private mutating func checkArtefacts() {
        var seen: Set<ArtefactReference> = []
        for artefact in structures.all where !seen.insert(artefact.reference).inserted {
            add(
                .duplicate, artefact, found: "\(artefact.reference) a second time",
                expected: "each artefact once")
        }
    }

    /// Ids once, parents there, and no item its own ancestor.
    private mutating func checkItems(
        _ items: [(id: String, parent: String?)], of scheme: any MaintainableArtefact,
        mayLackParents: Bool = false
    ) {
        var parents: [String: String?] = [:]
        for item in items where parents.updateValue(item.parent, forKey: item.id) != nil {
            add(
                .duplicate, scheme, found: "the item \(SDMXError.quoted(item.id)) a second time",
                expected: "each item once")
        }
        // Items known to have no cycle above them.
        var sound: Set<String> = []
        for item in items {
            guard let parent = item.parent else { continue }
            guard parents[parent] != nil || mayLackParents || scheme.maintenance.isPartial else {
                add(
                    .brokenReference, scheme,
                    found: "the parent \(SDMXError.quoted(parent)) of \(SDMXError.quoted(item.id))",
                    expected: "an item of the scheme")
                continue
            }
            var path: Set<String> = []
            var at: String? = item.id
            while let id = at, !sound.contains(id) {
                guard path.insert(id).inserted else {
                    add(
                        .brokenReference, scheme,
                        found: "\(SDMXError.quoted(item.id)), which is its own ancestor",
                        expected: "a tree")
                    break
                }
                at = parents[id] ?? nil
            }
            sound.formUnion(path)
        }
    }

    private mutating func check(_ list: Codelist) {
        // Of an extended list the parent may be one of the codes taken over.
        let isOpen = !list.extensions.isEmpty
        checkItems(list.codes.map { ($0.id, $0.parent) }, of: list, mayLackParents: isOpen)
        for part in list.extensions where known.codelist(part.codelist) == nil {
            add(
                .unresolved, list, found: "\(part.codelist), which is not at hand",
                expected: "the code list that this one extends")
        }
    }

    private mutating func check(_ scheme: ConceptScheme) {
        checkItems(scheme.concepts.map { ($0.id, $0.parent) }, of: scheme)
        for concept in scheme.concepts {
            checkList(concept.representation, of: concept.id, scheme)
        }
    }

    private mutating func check(_ structure: DataStructure) {
        let components =
            structure.dimensions.map(\.component) + structure.measures.map(\.component)
            + structure.attributes.map(\.component)
        var ids: Set<String> = []
        for component in components {
            if !ids.insert(component.id).inserted {
                add(
                    .duplicate, structure, component: component.id,
                    found: "the component a second time", expected: "each component once")
            }
            if let reference = component.concept {
                checkConcept(reference, component.id, structure)
            }
            checkList(component.representation, of: component.id, structure)
        }
        let dimensions = Set(structure.dimensions.map(\.id))
        let measures = Set(structure.measures.map(\.id))
        for group in structure.groups {
            for id in group.dimensions where !dimensions.contains(id) {
                addBroken("dimension", id, of: group.id, structure)
            }
        }
        for attribute in structure.attributes {
            switch attribute.relationship {
            case .dimensions(let references, let groups)?:
                for reference in references where !dimensions.contains(reference.id) {
                    addBroken("dimension", reference.id, of: attribute.id, structure)
                }
                for group in groups where structure.dimensions(ofGroup: group) == nil {
                    addBroken("group", group, of: attribute.id, structure)
                }
            case .group(let id)? where structure.dimensions(ofGroup: id) == nil:
                addBroken("group", id, of: attribute.id, structure)
            case .dataflow?, .observation?, .group?, nil: break
            }
            for id in attribute.measures where !measures.contains(id) {
                addBroken("measure", id, of: attribute.id, structure)
            }
        }
    }

    private mutating func addBroken(
        _ what: String, _ id: String, of component: String, _ structure: DataStructure
    ) {
        add(
            .brokenReference, structure, component: component,
            found: "the \(what) \(SDMXError.quoted(id))", expected: "a \(what) of the structure")
    }

    private mutating func checkConcept(
        _ reference: ArtefactReference, _ component: String, _ structure: DataStructure
    ) {
        if known.concept(reference) != nil { return }
        let scheme = known.find(reference.container(.conceptScheme), in: known.conceptSchemes)
        let isThere = scheme.map { !$0.maintenance.isPartial } ?? false
        add(
            isThere ? .brokenReference : .unresolved, structure, component: component,
            found: isThere ? "\(reference)" : "\(reference), whose scheme is not at hand",
            expected: "a concept")
    }

    private mutating func checkList(
        _ representation: Representation?, of component: String,
        _ artefact: any MaintainableArtefact
    ) {
        guard let list = representation?.enumeration, known.codelist(list) == nil,
            known.valueList(list) == nil
        else { return }
        add(
            .unresolved, artefact, component: component, found: "\(list), which is not at hand",
            expected: "the list of codes")
    }
}
