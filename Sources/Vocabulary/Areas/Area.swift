/// An area of the world as migration statistics know it: a country or territory, one that
/// ended, a region or group of them, or an origin that is no place (other, unknown, stateless).
///
/// Two areas are equal when their ids are. Copying one costs a reference.
public struct Area: Sendable, Hashable, Identifiable {
    /// What an area is, and so what may be added: regions, groups and the world repeat figures
    /// of their members; a former area repeats those of its successors.
    public enum Kind: String, Sendable, CaseIterable {
        /// A member or observer State of the United Nations.
        case country
        /// Any other area that is counted on its own.
        case territory
        /// An area that ended; its successors stand in ``Area/successors``.
        case former
        /// No place: other origins, unknown, stateless, and the like.
        case special
        /// One of the five M49 regions.
        case region
        /// One of the seventeen M49 subregions.
        case subregion
        /// One of the seven M49 intermediate regions.
        case intermediateRegion
        /// Any other list of areas: LDC, income groups, SDG regions, the European Union.
        case group
        /// The world.
        case world

        /// Whether figures for it repeat figures of other areas.
        public var isAggregate: Bool {
            switch self {
            case .country, .territory, .former, .special: false
            case .region, .subregion, .intermediateRegion, .group, .world: true
            }
        }
    }

    /// A representative point, in decimal degrees: inside the largest part, for lines and symbols
    /// on a map; not the centre of population.
    public struct Point: Sendable, Hashable {
        public let latitude: Double
        public let longitude: Double
    }

    let record: AreaRecord

    /// Our code. ISO 3166 alpha-3 where there is one, also of former areas (`SUN`, `YUG`,
    /// `SCG`, `CSK`, `ANT`); alpha-3 followed by the old M49 number where ISO kept the letters
    /// (`SDN736`, `DEU280`); `XKX`, `XCI`, `OOO`, `UNK`, `XXA` and `W`; M49 numbers for regions
    /// and M49 groups (`"150"`, `"199"`); `DESA` and the location number for groups that only
    /// DESA has (`DESA901`); Eurostat's code for its aggregates (`EU27_2020`).
    public var id: String { record.id }
    public var kind: Kind { record.kind }

    /// ISO 3166-1 alpha-2; for a former area the code it had.
    public var alpha2: String? { record.alpha2 }
    /// ISO 3166-1 alpha-3; for a former area the code it had.
    public var alpha3: String? { record.alpha3 }
    /// UN M49, three digits.
    public var m49: String? { record.m49 }
    /// The main location number of UN DESA's Population Division.
    public var desa: String? { record.desa }
    /// UNHCR's own code.
    public var unhcr: String? { record.unhcr }
    public var eurostat: String? { record.eurostat }
    public var worldBank: String? { record.worldBank }

    /// Id of the M49 region: Africa, the Americas, Asia, Europe or Oceania.
    public var regionID: String? { record.region }
    /// Id of the M49 subregion.
    public var subregionID: String? { record.subregion }
    /// Id of the M49 intermediate region; only parts of Africa and the Americas have one.
    public var intermediateRegionID: String? { record.intermediate }

    /// On the stored list of 45 least developed countries.
    public var isLDC: Bool { record.flags.contains(.ldc) }
    /// On the stored list of 32 landlocked developing countries.
    public var isLLDC: Bool { record.flags.contains(.lldc) }
    /// On the stored M49 list of 53 small island developing States; DESA's list has 57.
    public var isSIDS: Bool { record.flags.contains(.sids) }

    /// The years in which the area existed. An open first year says that no change of area is
    /// kept before, not that the State is old.
    public var dates: AreaDates { record.dates }
    public var firstYear: Int? { record.dates.first }
    public var lastYear: Int? { record.dates.last }
    /// Whether the area still exists.
    public var isCurrent: Bool { record.dates.last == nil }
    public var isAggregate: Bool { kind.isAggregate }
    /// Whether the area is made of others that are counted on their own (`XCI`).
    public var isComposite: Bool { kind == .territory && !record.members.isEmpty }

    /// Ids of the areas it came from.
    public var predecessorIDs: [String] { record.predecessors }
    /// Ids of the areas it became; some of them may have ended too.
    public var successorIDs: [String] { record.successors }
    /// Ids of the listed members of a group or composite area. Regions list none here: ask
    /// ``AreaRegister/members(of:)``.
    public var memberIDs: [String] { record.members }

    public var point: Point? { record.point }

    /// The name in a language; English where the register has no other.
    ///
    /// Source: M49 for countries and regions; our own wording for former areas and groups.
    public func name(in language: Language = .english) -> String { record.name(language) }
    /// The English name, as in M49.
    public var name: String { record.name(.english) }
    /// A short English name for charts, acceptable in UN usage ("Bolivia", "Rep. of Korea").
    public var shortName: String { record.shortName }
    /// Former and other names by which readers look for it; not for display.
    public var otherNames: [String] { record.otherNames }

    public static func == (left: Area, right: Area) -> Bool { left.id == right.id }
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Area: CustomStringConvertible {
    /// "SDN736 Sudan (with South Sudan, before 2011)".
    public var description: String { "\(id) \(name)" }
}
