import SDMX

extension StructureGenerator {
    /// Where a representation stands.
    enum Place {
        case basic, simple, coded, level, time
    }

    mutating func representation(_ place: Place, hasOccurrences: Bool = false) -> Representation {
        var representation = Representation()
        if place != .time, chance() {
            let lists: [ArtefactClass] =
                is30 && place == .basic ? [.codelist, .valueList] : [.codelist]
            representation.enumeration = pick(lists.map { reference($0) })
            representation.format = maybe { $0.format(.coded) }
        } else {
            representation.format = format(place)
        }
        if hasOccurrences, is30 {
            representation.minOccurs = maybe { UInt64($0.number(0...3)) }
            representation.maxOccurs = maybe { $0.pick([.count(1), .count(7), .unbounded]) }
        }
        return representation
    }

    mutating func format(_ place: Place) -> TextFormat {
        var format = TextFormat(maybe { $0.pick($0.types(place)) })
        let isCode = place == .coded || place == .level
        if place != .time {
            format.isSequence = maybe { $0.chance() }
            format.interval = maybe { $0.pick(isCode ? ["2"] : ["0.5", "2"]) }
            format.startValue = maybe { _ in "1" }
            format.endValue = maybe { $0.pick(isCode ? ["9"] : ["9.5"]) }
            format.minLength = maybe { UInt64($0.number(1...5)) }
            format.maxLength = maybe { UInt64($0.number(5...50)) }
            format.minValue = maybe { _ in isCode ? "1" : "-1.50" }
            format.maxValue = maybe { _ in "100" }
            format.pattern = maybe { $0.pick(["[A-Z]+", "\\d{4}\"<&>"]) }
        }
        if place != .level {
            if place != .time { format.timeInterval = maybe { _ in "P1Y" } }
            format.startTime = maybe { _ in "2001" }
            format.endTime = maybe { _ in "2020-Q4" }
        }
        if place == .basic || place == .simple {
            format.decimals = maybe { UInt64($0.number(1...5)) }
        }
        if place == .basic { format.isMultilingual = maybe { $0.chance() } }
        if is30, !isCode, chance(3) {
            format.sentinels = list(1...2) { generator in
                SentinelValue(
                    generator.pick(["-1", "NaN"]), names: generator.texts(1...2),
                    descriptions: generator.texts(0...1))
            }
        }
        return format
    }

    private func types(_ place: Place) -> [DataType] {
        switch place {
        case .basic:
            [.string, .double, .boolean, .xhtml, .duration] + (is30 ? [.geospatialInformation] : [])
        case .simple: [.string, .alphaNumeric, .decimal, .observationalTimePeriod, .month]
        case .coded: [.string, .alpha, .integer, .reportingWeek, .uri]
        case .level: [.alpha, .alphaNumeric, .numeric]
        case .time: [.observationalTimePeriod, .gregorianDay, .timeRange, .reportingQuarter]
        }
    }

    mutating func component(
        _ id: String, _ representation: Representation?, hasRoles: Bool = true
    ) -> Component {
        var component = Component(id, concept: item(.concept), representation: representation)
        component.uri = maybe { $0.address() }
        component.annotations = annotations()
        component.links = links()
        if hasRoles { component.roles = list(0...2) { $0.item(.concept) } }
        return component
    }

    // MARK: Data structures

    mutating func dataStructure() -> DataStructure {
        var structure = DataStructure(name(), agency: agency(), version: version())
        maintain(&structure)
        structure.maintenance.isExternalReference = chance(8)
        if structure.maintenance.isExternalReference { return structure }
        let count = number(1...4)
        for position in 1...count {
            let own = maybe { $0.representation(.simple) }
            let one = component(name(), own)
            structure.dimensions.append(Dimension(one, position: maybe { _ in position }))
        }
        if !is30, chance() {
            let scheme = Representation(enumeration: reference(.conceptScheme))
            structure.dimensions.append(Dimension(component(name(), scheme), kind: .measure))
        }
        let ids = structure.dimensions.map(\.id)
        if chance() {
            let time = component("TIME_PERIOD", representation(.time), hasRoles: false)
            structure.dimensions.append(
                Dimension(time, kind: .time, position: is30 ? nil : ids.count + 1))
        }
        structure.groups = list(0...2) { $0.group(ids) }
        structure.measures = measures()
        let groups = structure.groups.map(\.id)
        let measures = structure.measures.map(\.id)
        structure.attributes = list(0...5) { $0.attribute(ids, groups, measures) }
        if is30 {
            structure.metadataAttributes = list(0...2) { generator in
                var usage = MetadataAttributeUsage(
                    generator.name(), relationship: generator.relationship(ids, groups))
                usage.annotations = generator.annotations()
                usage.links = Array(generator.links().prefix(1))
                return usage
            }
            structure.metadataStructure = maybe { $0.reference(.metadataStructure) }
        } else if chance(3) {
            var startDay = Attribute(
                component(
                    "REPORTING_YEAR_START_DAY", Representation(format: TextFormat(.monthDay)),
                    hasRoles: false),
                usage: pick(Usage.allCases), relationship: .dataflow)
            startDay.component.uri = nil
            structure.attributes.append(startDay)
        }
        return structure
    }

    private mutating func measures() -> [Measure] {
        guard is30 else {
            return [
                Measure(
                    component("OBS_VALUE", maybe { $0.representation(.simple) }, hasRoles: false))
            ]
        }
        return list(0...3) { generator in
            let own = generator.maybe { $0.representation(.basic, hasOccurrences: true) }
            return Measure(
                generator.component(generator.name(), own),
                usage: generator.maybe { $0.pick(Usage.allCases) })
        }
    }

    private mutating func group(_ dimensions: [String]) -> GroupDescriptor {
        var group = GroupDescriptor(id(), dimensions: Array(dimensions.prefix(number(1...3))))
        if !is30, chance(4) {
            group.dimensions = []
            group.attachmentConstraint = reference(.attachmentConstraint)
        }
        group.annotations = annotations()
        group.uri = maybe { $0.address() }
        return group
    }

    private mutating func attribute(
        _ dimensions: [String], _ groups: [String], _ measures: [String]
    ) -> Attribute {
        let own = maybe { $0.representation($0.is30 ? .basic : .simple, hasOccurrences: true) }
        var attribute = Attribute(
            component(name(), own), usage: pick(Usage.allCases),
            relationship: relationship(dimensions, groups))
        if is30, chance() { attribute.measures = Array(measures.prefix(2)) }
        return attribute
    }

    private mutating func relationship(
        _ dimensions: [String], _ groups: [String]
    ) -> AttributeRelationship {
        let references = dimensions.prefix(number(1...3)).map { id in
            AttributeRelationship.DimensionReference(id, isOptional: is30 && chance(3))
        }
        let attached = is30 || chance() ? [] : groups
        var choices: [AttributeRelationship] = [
            .dataflow, .observation, .dimensions(references, groups: attached),
        ]
        if let group = groups.first { choices.append(.group(group)) }
        return pick(choices)
    }
}
