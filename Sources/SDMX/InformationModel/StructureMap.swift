/// How components of one structure become components of another, since SDMX 3.0.
public struct StructureMap: MaintainableArtefact {
    /// Components whose values become values of other components.
    public struct ComponentMap: Hashable, Sendable {
        public var sources: [String]
        public var targets: [String]
        /// How values change; nil where they stay.
        public var representationMap: ArtefactReference?
        public var annotations: [Annotation]

        public init(
            sources: [String], targets: [String], representationMap: ArtefactReference? = nil
        ) {
            self.sources = sources
            self.targets = targets
            self.representationMap = representationMap
            annotations = []
        }
    }

    /// A component that always has the same values.
    public struct FixedValueMap: Hashable, Sendable {
        public var component: String
        /// Whether the component is one of the target.
        public var isTarget: Bool
        public var values: [String]
        public var annotations: [Annotation]

        public init(_ component: String, isTarget: Bool, values: [String]) {
            self.component = component
            self.isTarget = isTarget
            self.values = values
            annotations = []
        }
    }

    /// Periods written by a pattern or counted from a date, which become periods of SDMX.
    public struct DateMap: Hashable, Sendable {
        /// How the source writes periods.
        public enum Source: Hashable, Sendable {
            /// In units since a date: `basePeriod`, and the unit as the standard spells it.
            case epoch(base: String, unit: String)
            /// By a pattern such as `yyyy-MM` in a language.
            case pattern(String, locale: String)
        }

        /// How the target's frequency is known.
        public enum Frequency: Hashable, Sendable {
            /// By a dimension of the target, and the mappings of frequencies that are used.
            case dimension(String, mapped: [String])
            /// It is always this.
            case fixed(String)
        }

        public var id: String?
        public var source: Source
        /// Pairs of components: of the source and of the target.
        public var components: [(source: String, target: String)]
        public var frequency: Frequency?
        /// Which day of a period is meant, as the standard spells it.
        public var resolvePeriod: String?
        public var annotations: [Annotation]
        public var links: [Link]

        public init(id: String? = nil, source: Source) {
            self.id = id
            self.source = source
            components = []
            annotations = []
            links = []
        }
    }

    /// How periods of a frequency are written.
    public struct FrequencyFormat: Hashable, Sendable {
        public var id: String?
        public var frequency: String
        public var pattern: String
        public var annotations: [Annotation]

        public init(id: String? = nil, frequency: String, pattern: String) {
            self.id = id
            self.frequency = frequency
            self.pattern = pattern
            annotations = []
        }
    }

    public var identity: Identity
    public var maintenance: Maintenance
    public var source: ArtefactReference?
    public var target: ArtefactReference?
    public var dateMaps: [DateMap]
    public var frequencyFormats: [FrequencyFormat]
    public var componentMaps: [ComponentMap]
    public var fixedValueMaps: [FixedValueMap]

    public init(_ id: String, agency: String, version: String) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        dateMaps = []
        frequencyFormats = []
        componentMaps = []
        fixedValueMaps = []
    }

    public var artefactClass: ArtefactClass { .structureMap }
}

extension StructureMap.DateMap {
    public static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.source == right.source && left.frequency == right.frequency
            && left.resolvePeriod == right.resolvePeriod && left.annotations == right.annotations
            && left.links == right.links && left.components.elementsEqual(right.components, by: ==)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(source)
        hasher.combine(components.count)
    }
}
