internal import Cubes
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// Makes the versions of each list and dataflow.
struct HouseStructureMaker {
    private let areas: AreaRegister
    private let byID: [Int: Release]
    private let found: FoundCodes
    private let fixed: [HouseCodelist: [Code]]
    private let editions: Editions
    private let versions: [HouseCodelist: [Editions.Version]]

    init(_ areas: AreaRegister, _ releases: [Release], _ found: FoundCodes) {
        self.areas = areas
        self.found = found
        byID = Dictionary(releases.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let fixed = Dictionary(
            uniqueKeysWithValues: HouseCodelist.allCases.map { ($0, $0.fixed(areas)) })
        let editions = Editions(found, fixed: fixed.mapValues { Set($0.map(\.id)) })
        self.fixed = fixed
        self.editions = editions
        versions = Dictionary(
            uniqueKeysWithValues: HouseCodelist.allCases.map { ($0, editions.versions(of: [$0])) })
    }

    /// Adds all versions of a list; of areas those of the hierarchy too.
    func add(_ list: HouseCodelist, to structures: inout Structures) {
        let grown = editions.codes(of: list, after: editions.steps.count).map { code, release in
            GrownCode.definition(code, in: list, broughtBy: byID[release]).code
        }
        for version in versions[list] ?? [] {
            let count = editions.codes(of: list, after: version.steps).count
            let codes = (fixed[list] ?? []) + grown.prefix(count)
            structures.codelists.append(list.codelist(codes, version: version.text))
            if list == .area {
                let hierarchy = AreaHierarchy(areas)
                structures.hierarchies.append(hierarchy.hierarchy(version.text))
                structures.hierarchyAssociations.append(hierarchy.association(version.text))
            }
        }
    }

    /// Adds all versions of a dataflow, of its data structure, its topic and its constraints.
    func add(
        _ dataflow: Cubes.Dataflow, to structures: inout Structures
    ) -> [Editions.Version] {
        let lists = dataflow.codelists
        let all = editions.versions(of: lists)
        for version in all {
            let made = DataStructures(
                dataflow: dataflow, version: version.text,
                lists: Dictionary(
                    uniqueKeysWithValues: lists.map { ($0, text(of: $0, after: version.steps)) }))
            structures.dataStructures.append(made.structure)
            structures.dataflows.append(made.flow)
            structures.categorisations.append(Topics.categorisation(dataflow, version.text))
            let allowed = AllowedConstraints(
                dataflow: dataflow, version: version.text,
                grown: Dictionary(
                    uniqueKeysWithValues: lists.map { list in
                        (list, editions.codes(of: list, after: version.steps).map(\.code))
                    }))
            if let constraint = allowed.constraint { structures.constraints.append(constraint) }
        }
        if let holding = found.holdings[dataflow], holding.series > 0,
            let version = version(that: holding, fitsAmong: all)
        {
            structures.constraints.append(
                ActualConstraints(
                    dataflow: dataflow, version: version, holding: holding, state: found.state
                ).constraint)
        }
        return all
    }

    /// The latest public version, or the first draft after it that has all codes there are.
    private func version(
        that holding: FoundCodes.Holding, fitsAmong all: [Editions.Version]
    ) -> Editions.Version? {
        let place = all.lastIndex { !$0.isDraft } ?? 0
        return all[place...].first { version in
            holding.codes.allSatisfy { dimension, codes in
                guard let list = HouseCodelist(dimension) else { return true }
                let later = editions.codes(of: list, after: editions.steps.count)
                    .dropFirst(editions.codes(of: list, after: version.steps).count)
                return codes.isDisjoint(with: later.map(\.code))
            }
        } ?? all.last
    }

    /// The version of a list when some steps were done.
    private func text(of list: HouseCodelist, after steps: Int) -> String {
        versions[list]?.last { $0.steps <= steps }?.text ?? StructureNames.fixed
    }

    /// The reports on dataflows and sources, from some releases.
    func reports(_ releases: [Release], _ contact: Contact?) -> [MetadataSet] {
        let flows = Cubes.Dataflow.allCases.map { dataflow in
            DataflowReport(
                dataflow: dataflow, holding: found.holdings[dataflow], state: found.state,
                releases: releases, contact: contact
            ).set
        }
        let bySource = Dictionary(grouping: releases, by: \.source)
        let sources = bySource.keys.filter(GrownCode.isID).sorted().compactMap { source in
            bySource[source].map { SourceReport(source: source, releases: $0).set }
        }
        return flows + sources
    }
}
