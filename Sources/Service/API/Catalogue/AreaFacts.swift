internal import Vocabulary

/// An area as answers show it.
struct AreaFacts: Sendable {
    let area: Area
    let areas: AreaRegister
    let origin: String?

    static let fields: [Shape<AreaFacts>.Field] = [
        .init("code", .text, "As parameters and figures have it.") { .text($0.area.id) },
        .init("name", .text, "The English name, as in M49.") { .text($0.area.name) },
        .init("short_name", .text, "A short English name.") { .text($0.area.shortName) },
        .init(
            "kind", .choice(Area.Kind.allCases.map(\.plainName)),
            "What it is. Figures of regions, groups and the world repeat those of their members."
        ) { .text($0.area.kind.plainName) },
        .init("iso2", .text.orNull, "ISO 3166 in two letters.") { Datum($0.area.alpha2) },
        .init("m49", .text.orNull, "The number of the United Nations' M49.") {
            Datum($0.area.m49)
        },
        .init("region", .text.orNull, "The code of its M49 region.") { Datum($0.area.regionID) },
        .init("region_name", .text.orNull, "Its M49 region.") { facts in
            Datum(facts.areas.region(of: facts.area)?.name)
        },
        .init("first_year", .whole(0...9999).orNull, "When it began, where that is kept.") {
            Datum($0.area.firstYear)
        },
        .init("last_year", .whole(0...9999).orNull, "When it ended; null if it exists.") {
            Datum($0.area.lastYear)
        },
        .init("details", .address, "All that is known of it.") { facts in
            .text(
                APIAddress.text(facts.origin, "\(APIService.root)/areas/\(facts.area.id)"))
        },
    ]

    static let shape = Shape<AreaFacts>("Area", "A country, territory, region or group.", fields)

    static let detailsShape = Shape<AreaFacts>(
        "AreaDetails", "An area with its names, codes and relations.",
        fields + [
            .init("names", .map(of: .text), "Its name by language.") { facts in
                .object(
                    Language.allCases.map {
                        .init($0.rawValue, .text(facts.area.name(in: $0)))
                    })
            },
            .init("other_names", .list(of: .text), "Names by which it is found too.") {
                .list($0.area.otherNames.map { .text($0) })
            },
            .init("codes", .map(of: .text), "Its code by publisher or standard.") { facts in
                .object(
                    AreaScheme.allCases.compactMap { scheme in
                        facts.area.code(in: scheme).map { .init(scheme.plainName, .text($0)) }
                    })
            },
            .init("subregion", .text.orNull, "The code of its M49 subregion.") {
                Datum($0.area.subregionID)
            },
            .init("groups", .list(of: .text), "The codes of groups that list it.") { facts in
                .list(facts.areas.groups(containing: facts.area).map { .text($0.id) })
            },
            .init("members", .list(of: .text), "The codes of its members; none of a country.") {
                facts in
                .list(facts.areas.members(of: facts.area.id).map { .text($0.id) })
            },
            .init("predecessors", .list(of: .text), "The codes of what it came from.") {
                .list($0.area.predecessorIDs.map { .text($0) })
            },
            .init("successors", .list(of: .text), "The codes of what it became.") {
                .list($0.area.successorIDs.map { .text($0) })
            },
            .init("figures", .map(of: .address), "Where its figures are.") { facts in
                .object(
                    [("from", "origin"), ("in", "destination")].map { name, parameter in
                        .init(
                            name,
                            .text(
                                APIAddress.text(
                                    facts.origin, "\(APIService.root)/figures",
                                    [("dataflow", "stock"), (parameter, facts.area.id)])))
                    })
            },
        ])
}

extension Area.Kind {
    /// As answers and parameters have it.
    var plainName: String {
        switch self {
        case .country: "country"
        case .territory: "territory"
        case .former: "former"
        case .special: "special"
        case .region: "region"
        case .subregion: "subregion"
        case .intermediateRegion: "intermediate_region"
        case .group: "group"
        case .world: "world"
        }
    }
}

extension AreaScheme {
    /// As answers have it.
    fileprivate var plainName: String {
        switch self {
        case .corridor: "corridor"
        case .alpha2: "iso2"
        case .alpha3: "iso3"
        case .m49: "m49"
        case .desa: "un_desa"
        case .unhcr: "unhcr"
        case .eurostat: "eurostat"
        case .worldBank: "world_bank"
        case .undesaCopy: "un_migrant_stock_copy"
        }
    }
}
