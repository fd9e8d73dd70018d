import SDMX

extension StructureGenerator {
    mutating func dataflow() -> Dataflow {
        var flow = Dataflow(
            name(), agency: agency(), version: version(),
            structure: maybe { $0.reference(.dataStructure) })
        maintain(&flow)
        flow.maintenance.isExternalReference = flow.structure == nil
        return flow
    }

    /// Different references with wildcards.
    private mutating func wildcards(_ count: ClosedRange<Int>) -> [String] {
        distinct(
            list(count) { generator in
                "urn:sdmx:org.sdmx.infomodel."
                    + generator.pick([
                        "datastructure.Dataflow=*:*(*)", "codelist.Codelist=SDMX:CL_FREQ(1.0)",
                        "codelist.Code=SDMX:*(*).*",
                    ])
            })
    }

    /// Each once, as the JSON schema asks of some lists.
    private func distinct(_ values: [String]) -> [String] {
        values.indices.filter { values.firstIndex(of: values[$0]) == $0 }.map { values[$0] }
    }

    mutating func metadataflow() -> Metadataflow {
        var flow = Metadataflow(
            name(), agency: agency(), version: version(),
            structure: maybe { $0.reference(.metadataStructure) })
        maintain(&flow)
        flow.maintenance.isExternalReference = flow.structure == nil
        if is30 { flow.targets = wildcards(1...3) }
        return flow
    }

    private mutating func provider(_ itemClass: ArtefactClass, _ scheme: String)
        -> ArtefactReference
    {
        ArtefactReference(itemClass, agency: agency(), id: scheme, version: "1.0", item: [name()])
    }

    mutating func provisionAgreement() -> ProvisionAgreement {
        var agreement = ProvisionAgreement(
            name(), agency: agency(), version: version(),
            dataflow: is30 ? reference(.dataflow) : reference(.dataflow, .metadataflow),
            dataProvider: provider(.dataProvider, "DATA_PROVIDERS"))
        maintain(&agreement)
        return agreement
    }

    mutating func metadataProvisionAgreement() -> MetadataProvisionAgreement {
        var agreement = MetadataProvisionAgreement(
            name(), agency: agency(), version: version(), metadataflow: reference(.metadataflow),
            metadataProvider: provider(.metadataProvider, "METADATA_PROVIDERS"))
        maintain(&agreement)
        agreement.targets = wildcards(0...2)
        return agreement
    }

    // MARK: Constraints

    mutating func constraints() -> [Constraint] {
        var kinds: [Constraint.Kind] = [.data, .data, is30 ? .metadata : .attachment]
        if chance() { kinds.append(.data) }
        return kinds.map { constraint($0) }
    }

    private mutating func constraint(_ kind: Constraint.Kind) -> Constraint {
        var constraint = Constraint(kind, id: name(), agency: agency(), version: version())
        maintain(&constraint)
        constraint.role =
            switch (edition, kind) {
            case (_, .attachment): nil
            case (_, .metadata): .allowed
            case (_, .data): pick(Constraint.Role.allCases)
            }
        attach(&constraint)
        if kind != .attachment {
            constraint.releaseCalendar = maybe { _ in
                ReleaseCalendar(periodicity: "P7D", offset: "P1D", tolerance: "P0D")
            }
        }
        let marks: [Bool?] = is30 ? [pick([true, nil]), false] : [true, nil, false, true]
        switch kind {
        case .data:
            constraint.keySets = list(0...2) { $0.keySet() }
            if !is30 { metadata(&constraint) }
            constraint.cubeRegions = marks.prefix(number(0...4)).map { region($0) }
        case .attachment: constraint.keySets = list(0...2) { $0.keySet() }
        case .metadata:
            constraint.metadataTargetRegions = marks.prefix(number(0...2)).map { mark in
                var region = CubeRegion(components: list(0...2) { $0.selection(isKey: false) })
                region.isIncluded = mark
                region.validFrom = maybe { $0.period() }
                region.validTo = maybe { $0.period() }
                return region
            }
        }
        return constraint
    }

    private mutating func attach(_ constraint: inout Constraint) {
        switch number(0...4) {
        case 0: return
        case 4 where !is30:
            let isMetadata = chance()
            let most = constraint.kind == .attachment ? 2 : 1
            constraint.sets = list(1...most) { generator in
                .init(
                    provider: generator.provider(.dataProvider, "DATA_PROVIDERS"),
                    id: generator.id(), isMetadata: isMetadata)
            }
        case 1:
            let most = is30 || constraint.kind == .attachment ? 2 : 1
            constraint.simpleDataSources = distinct(list(1...most) { $0.address() })
        case 2 where constraint.kind == .data:
            constraint.attachments = [provider(.dataProvider, "DATA_PROVIDERS")]
        default:
            let classes: [ArtefactClass] =
                constraint.kind == .metadata
                ? [.metadataStructure, .metadataflow, .metadataProvisionAgreement]
                : [.dataStructure, .dataflow, .provisionAgreement]
            let one = pick(classes)
            constraint.attachments = list(1...3) { $0.reference(one) }
            guard constraint.kind != .attachment else { return }
            constraint.queryableDataSources = list(0...2) { generator in
                var source = QueryableDataSource(
                    dataURL: generator.address(), isREST: generator.chance(),
                    isWebService: generator.chance())
                source.wsdlURL = generator.maybe { $0.address() }
                source.wadlURL = generator.maybe { $0.address() }
                return source
            }
        }
    }

    /// What only SDMX 2.1 has.
    private mutating func metadata(_ constraint: inout Constraint) {
        constraint.referenceStart = dateTime()
        constraint.referenceEnd = dateTime()
        let about = ConstrainedMetadata(report: id(), target: id())
        constraint.metadataTargetRegions = list(0...2) { generator in
            var region = generator.region(generator.pick([true, false, nil]))
            region.metadata = about
            for index in region.keys.indices {
                for value in region.keys[index].values.indices {
                    region.keys[index].values[value].cascade = nil
                }
            }
            return region
        }
        guard chance() else { return }
        var set = keySet()
        set.isMetadata = true
        for index in set.keys.indices { set.keys[index].metadata = about }
        constraint.keySets.append(set)
    }

    private mutating func keySet() -> KeySet {
        KeySet(
            isIncluded: chance(),
            keys: list(1...3) { generator in
                var key = KeySet.Key(
                    generator.list(1...3) { generator in
                        MemberSelection(
                            generator.name(), values: [ConstraintValue(generator.text())])
                    })
                guard generator.is30 else { return key }
                key.components = generator.list(0...2) { generator in
                    var selection = generator.selection(isKey: false)
                    for index in selection.values.indices {
                        selection.values[index].validFrom = nil
                        selection.values[index].validTo = nil
                    }
                    return selection
                }
                key.isIncluded = nil
                key.annotations = generator.annotations()
                key.validFrom = generator.maybe { $0.period() }
                key.validTo = generator.maybe { $0.period() }
                return key
            })
    }

    private mutating func region(_ isIncluded: Bool?) -> CubeRegion {
        var region = CubeRegion(
            keys: list(0...3) { $0.selection(isKey: true) },
            components: list(0...2) { $0.selection(isKey: false) })
        region.isIncluded = isIncluded
        if is30 { region.annotations = annotations() }
        return region
    }

    private mutating func selection(isKey: Bool) -> MemberSelection {
        var selection = MemberSelection(isKey || chance() ? name() : name() + "." + name())
        if !is30 { selection.component = name() }
        selection.isIncluded = pick([true, false, nil])
        if is30 {
            selection.removesPrefix = maybe { $0.chance() }
            if isKey {
                selection.validFrom = maybe { $0.period() }
                selection.validTo = maybe { $0.period() }
            }
        }
        if chance(3) {
            selection.timeRange = range()
        } else {
            selection.values = list((isKey ? 1 : 0)...3) { $0.value(isKey: isKey) }
        }
        return selection
    }

    private mutating func value(isKey: Bool) -> ConstraintValue {
        var value = ConstraintValue(text())
        value.cascade = maybe { $0.pick($0.is30 ? Cascade.allCases : [.yes, .no]) }
        if is30 {
            value.validFrom = maybe { $0.period() }
            value.validTo = maybe { $0.period() }
            if !isKey { value.language = maybe { $0.pick(["en", "fr"]) } }
        }
        return value
    }

    private mutating func range() -> TimeRange {
        let bounds = list(2...2) { TimeRange.Bound($0.period(), isInclusive: $0.chance()) }
        var range = pick([
            TimeRange(start: bounds[0]), TimeRange(end: bounds[1]),
            TimeRange(start: bounds[0], end: bounds[1]),
        ])
        if is30 {
            range.validFrom = maybe { $0.period() }
            range.validTo = maybe { $0.period() }
        }
        return range
    }
}
