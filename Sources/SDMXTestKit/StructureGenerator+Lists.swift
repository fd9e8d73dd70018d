import SDMX

extension StructureGenerator {
    mutating func codelist() -> Codelist {
        var list = Codelist(name(), agency: agency(), version: version())
        maintain(&list, isScheme: true)
        list.kind = is30 ? pick(Codelist.Kind.allCases) : .plain
        var parents: [String] = []
        for _ in 0..<number(0...6) {
            // Only names may be parents in 3.0.
            let isName = chance()
            var code = Code(isName ? name() : id())
            code.identity = identity(code.id)
            code.parent = parents.isEmpty || chance() ? nil : pick(parents)
            if isName { parents.append(code.id) }
            switch list.kind {
            case .plain: break
            case .geographic: code.geoFeatures = text()
            case .geoGrid: code.geoCell = text()
            }
            list.codes.append(code)
        }
        if is30 {
            list.extensions = self.list(0...2) { $0.codelistExtension() }
            if list.kind == .geoGrid { list.gridDefinition = text() }
        }
        return list
    }

    private mutating func codelistExtension() -> CodelistExtension {
        let members = list(1...3) { generator in
            CodelistExtension.MemberSelection(
                generator.pick(["A", "B%", "%", "X_1"]),
                cascade: generator.maybe { $0.pick(Cascade.allCases) })
        }
        return CodelistExtension(
            reference(.codelist), prefix: maybe { $0.pick(["P_", "x"]) },
            selection: pick([.all, .including(members), .excluding(members)]))
    }

    mutating func valueList() -> ValueList {
        var list = ValueList(name(), agency: agency(), version: version())
        maintain(&list)
        for id in ["€", "a b", "1<2", "\"", name()] where chance() {
            var item = ValueItem(id, names: texts(0...2))
            item.identity.descriptions = texts(0...1)
            item.identity.annotations = annotations()
            list.items.append(item)
        }
        return list
    }

    mutating func conceptScheme() -> ConceptScheme {
        var scheme = ConceptScheme(name(), agency: agency(), version: version())
        maintain(&scheme, isScheme: true)
        for _ in 0..<number(0...4) {
            var concept = Concept(name())
            concept.identity = identity(concept.id)
            concept.parent = scheme.concepts.last.flatMap { chance() ? $0.id : nil }
            concept.representation = maybe { $0.representation(.basic, hasOccurrences: true) }
            concept.isoConcept = maybe {
                ISOConceptReference(agency: $0.text(), scheme: $0.text(), concept: $0.text())
            }
            scheme.concepts.append(concept)
        }
        return scheme
    }

    mutating func organisationSchemes() -> [OrganisationScheme] {
        var kinds = OrganisationScheme.Kind.allCases
        if !is30 { kinds.removeAll { $0 == .metadataProvider } }
        return kinds.map { organisationScheme($0) }
    }

    private mutating func organisationScheme(
        _ kind: OrganisationScheme.Kind
    ) -> OrganisationScheme {
        let id =
            switch kind {
            case .agency: "AGENCIES"
            case .dataProvider: "DATA_PROVIDERS"
            case .dataConsumer: "DATA_CONSUMERS"
            case .metadataProvider: "METADATA_PROVIDERS"
            case .organisationUnit: name()
            }
        var scheme = OrganisationScheme(kind, id: id, agency: agency())
        maintain(&scheme, isScheme: true)
        if kind != .organisationUnit, !is30 { scheme.maintenance.isFinal = pick([false, nil]) }
        for _ in 0..<number(0...3) {
            var one = Organisation(name())
            one.identity = identity(one.id)
            one.contacts = list(0...2) { $0.contact() }
            if kind == .organisationUnit, let last = scheme.organisations.last, chance() {
                one.parent = last.id
            }
            scheme.organisations.append(one)
        }
        return scheme
    }

    mutating func contact() -> Contact {
        var contact = Contact(id: maybe { $0.id() }, names: texts(0...2))
        contact.departments = texts(0...1)
        contact.roles = texts(0...1)
        contact.telephones = list(0...2) { $0.text() }
        contact.faxes = list(0...1) { $0.text() }
        contact.x400s = list(0...1) { $0.text() }
        contact.uris = list(0...1) { $0.address() }
        contact.emails = list(0...2) { $0.text() }
        return contact
    }

    mutating func categoryScheme() -> CategoryScheme {
        var scheme = CategoryScheme(name(), agency: agency(), version: version())
        maintain(&scheme, isScheme: true)
        scheme.categories = list(0...3) { $0.category(2) }
        return scheme
    }

    private mutating func category(_ depth: Int) -> Category {
        var category = Category(id())
        category.identity = identity(category.id)
        if depth > 0 { category.children = list(0...2) { $0.category(depth - 1) } }
        return category
    }

    mutating func categorisation() -> Categorisation {
        let isStub = chance(5)
        var one = Categorisation(
            name(), agency: agency(), version: version(),
            source: isStub ? nil : pick([reference(.dataflow, .codelist), item(.concept)]),
            target: isStub ? nil : reference(.category, depth: 1...3))
        maintain(&one)
        one.maintenance.isExternalReference = isStub
        return one
    }

    mutating func reportingTaxonomy() -> ReportingTaxonomy {
        var taxonomy = ReportingTaxonomy(name(), agency: agency(), version: version())
        maintain(&taxonomy, isScheme: true)
        taxonomy.categories = list(0...3) { $0.reportingCategory(2) }
        return taxonomy
    }

    private mutating func reportingCategory(_ depth: Int) -> ReportingCategory {
        var category = ReportingCategory(id())
        category.identity = identity(category.id)
        if chance() {
            category.flows = list(1...2) { $0.reference(.dataflow, .metadataflow) }
        } else {
            category.structures = list(0...2) { $0.reference(.dataStructure, .metadataStructure) }
        }
        if depth > 0 { category.children = list(0...2) { $0.reportingCategory(depth - 1) } }
        return category
    }
}
