import SDMX

extension StructureGenerator {
    // MARK: Metadata structures

    mutating func metadataStructure() -> MetadataStructure {
        var structure = MetadataStructure(name(), agency: agency(), version: version())
        maintain(&structure)
        structure.maintenance.isExternalReference = chance(6)
        if structure.maintenance.isExternalReference { return structure }
        if is30 {
            structure.attributes = list(1...3) { $0.metadataAttribute(2) }
            return structure
        }
        structure.targets = list(1...2) { $0.metadataTarget() }
        let targets = structure.targets.map(\.id)
        structure.reports = list(1...2) { generator in
            var report = ReportStructure(
                generator.id(), attributes: generator.list(1...3) { $0.metadataAttribute(2) },
                targets: targets)
            report.annotations = generator.annotations()
            return report
        }
        return structure
    }

    private mutating func metadataAttribute(_ depth: Int) -> MetadataAttribute {
        let own = maybe { generator in
            var own = generator.representation(.basic)
            if own.enumeration != nil { own.enumeration?.artefactClass = .codelist }
            return own
        }
        var attribute = MetadataAttribute(component(name(), own, hasRoles: false))
        attribute.minOccurs = maybe { UInt64($0.number(0...2)) }
        attribute.maxOccurs = maybe { $0.pick([.count(3), .unbounded]) }
        attribute.isPresentational = chance()
        if depth > 0 { attribute.children = list(0...2) { $0.metadataAttribute(depth - 1) } }
        return attribute
    }

    private mutating func metadataTarget() -> MetadataTarget {
        var target = MetadataTarget(id())
        target.annotations = annotations()
        let all: [(MetadataTarget.Part.Kind, String, DataType)] = [
            (.key, "DIMENSION_DESCRIPTOR_VALUES_TARGET", .keyValues),
            (.dataSet, "DATA_SET_TARGET", .dataSetReference),
            (.constraintContent, "CONSTRAINT_CONTENT_TARGET", .attachmentConstraintReference),
            (.identifiableObject, name(), .identifiableReference),
        ]
        for (kind, id, type) in all where chance() || kind == .identifiableObject {
            var part = MetadataTarget.Part(kind, id: id)
            part.annotations = annotations()
            part.representation = Representation(format: TextFormat(type))
            if kind == .identifiableObject {
                part.objectType = pick(["Dataflow", "Any", "Code"])
                if chance() {
                    part.representation = Representation(enumeration: reference(.codelist))
                }
            }
            target.parts.append(part)
        }
        if chance() {
            var period = MetadataTarget.Part(.reportPeriod, id: "REPORT_PERIOD_TARGET")
            period.representation = Representation(format: format(.time))
            target.parts.append(period)
        }
        return target
    }

    // MARK: Processes

    mutating func process() -> Process {
        var process = Process(name(), agency: agency(), version: version())
        maintain(&process)
        process.steps = list(0...3) { $0.step(2) }
        return process
    }

    private mutating func step(_ depth: Int) -> ProcessStep {
        var step = ProcessStep(id())
        step.identity = identity(step.id)
        step.inputs = list(0...2) { $0.stepFlow() }
        step.outputs = list(0...2) { $0.stepFlow() }
        step.computation = maybe { generator in
            var computation = ProcessStep.Computation(generator.texts(1...2))
            computation.localID = generator.maybe { $0.id() }
            computation.softwarePackage = generator.maybe { $0.text() }
            computation.softwareLanguage = generator.maybe { $0.text() }
            computation.softwareVersion = generator.maybe { $0.text() }
            computation.annotations = generator.annotations()
            return computation
        }
        step.transitions = list(0...2) { generator in
            var transition = ProcessStep.Transition(
                to: generator.id(), conditions: generator.texts(1...2),
                id: generator.maybe { $0.id() })
            transition.localID = generator.maybe { $0.id() }
            transition.annotations = generator.annotations()
            return transition
        }
        if depth > 0 { step.steps = list(0...2) { $0.step(depth - 1) } }
        return step
    }

    private mutating func stepFlow() -> ProcessStep.Flow {
        var flow = ProcessStep.Flow(
            pick([reference(.dataflow, .dataStructure), item(.code)]), localID: maybe { $0.id() })
        flow.annotations = annotations()
        return flow
    }

    // MARK: Validation and transformation

    mutating func vtlScheme(_ kind: VTLScheme.Kind) -> VTLScheme {
        var scheme = VTLScheme(kind, id: name(), agency: agency(), version: version())
        maintain(&scheme, isScheme: true)
        if kind != .vtlMapping { scheme.vtlVersion = "2.0" }
        scheme.items = list(0...3) { generator in
            var item = VTLItem(generator.id(), properties: generator.properties(kind))
            item.identity = generator.identity(item.id)
            return item
        }
        switch kind {
        case .transformation:
            scheme.references = [
                reference(.vtlMappingScheme), reference(.namePersonalisationScheme),
                reference(.customTypeScheme), reference(.rulesetScheme), reference(.rulesetScheme),
                reference(.userDefinedOperatorScheme),
            ].filter { _ in chance() }
        case .ruleset: scheme.references = list(0...1) { $0.reference(.vtlMappingScheme) }
        case .userDefinedOperator: scheme.references = list(0...2) { $0.reference(.rulesetScheme) }
        case .vtlMapping, .namePersonalisation, .customType: break
        }
        return scheme
    }

    private mutating func properties(_ kind: VTLScheme.Kind) -> [VTLItem.Property] {
        func text(_ name: String, _ value: String) -> VTLItem.Property {
            VTLItem.Property(name, .text(value))
        }
        switch kind {
        case .transformation:
            return [
                text("isPersistent", pick(["true", "false"])), text("Expression", self.text()),
                text("Result", self.text()),
            ]
        case .namePersonalisation:
            return [
                text("vtlArtefact", self.text()), text("VtlDefaultName", self.text()),
                text("PersonalisedName", self.text()),
            ]
        case .customType:
            let names = ["VtlLiteralFormat", "OutputFormat", "NullValue"].filter { _ in chance() }
            return [text("VtlScalarType", self.text()), text("DataType", "String")]
                + names.map { text($0, self.text()) }
        case .ruleset:
            return [
                text("rulesetType", "datapoint"), text("rulesetScope", "variable"),
                text("RulesetDefinition", self.text()),
            ]
        case .userDefinedOperator: return [text("OperatorDefinition", self.text())]
        case .vtlMapping: return mappingProperties()
        }
    }

    private mutating func mappingProperties() -> [VTLItem.Property] {
        let alias = VTLItem.Property("alias", .text(name()))
        var others = [("Codelist", reference(.codelist)), ("Concept", item(.concept))]
        if !is30 { others.append(("ConceptScheme", reference(.conceptScheme))) }
        if chance() {
            let (name, reference) = pick(others)
            return [alias, VTLItem.Property(name, .reference(reference))]
        }
        let flow = pick([
            VTLItem.Property("GenericDataflow", .text("")),
            VTLItem.Property("Dataflow", .reference(reference(.dataflow))),
        ])
        let methods = [("ToVtlMapping", "Pivot"), ("FromVtlMapping", "Unpivot")].filter { _ in
            chance()
        }
        return [alias, flow]
            + methods.map { name, method in
                VTLItem.Property(
                    name, .texts(list(0...2) { $0.name() }), method: maybe { _ in method })
            }
    }
}
