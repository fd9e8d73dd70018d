/// The world map, its table and the largest corridors.
public enum HomePage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        /// An area on the map.
        public struct Place: Hashable, Sendable {
            public let area: AreaLabel
            /// Where to draw it when the outline lacks it; nil leaves it to the table.
            public let point: GeoPoint?
            public let figure: Figure

            public init(area: AreaLabel, point: GeoPoint? = nil, figure: Figure) {
                self.area = area
                self.point = point
                self.figure = figure
            }
        }

        /// What the list of corridors ranks.
        public enum CorridorMeasure: Hashable, Sendable {
            case stock
            case refugees
        }

        public var indicator: MapIndicator
        public var year: Int
        /// The years that can be chosen for the indicator, in any order.
        public var years: [Int]
        /// Every area that the map or the table shows; missing figures included.
        public var places: [Place]
        /// The world's figure for the indicator and year; nil where there is no such thing.
        public var world: Figure?
        public var source: SourceNote
        /// What to know when reading the map, in sentences.
        public var notes: [String]
        public var corridorMeasure: CorridorMeasure
        public var corridorYear: Int
        /// The largest corridors, in order.
        public var corridors: [CorridorEntry]
        public var corridorSource: SourceNote

        public init(
            indicator: MapIndicator, year: Int, years: [Int], places: [Place], world: Figure?,
            source: SourceNote, notes: [String] = [], corridorMeasure: CorridorMeasure = .stock,
            corridorYear: Int, corridors: [CorridorEntry], corridorSource: SourceNote
        ) {
            self.indicator = indicator
            self.year = year
            self.years = years
            self.places = places
            self.world = world
            self.source = source
            self.notes = notes
            self.corridorMeasure = corridorMeasure
            self.corridorYear = corridorYear
            self.corridors = corridors
            self.corridorSource = corridorSource
        }
    }
}

/// An origin, a destination, and how many.
public struct CorridorEntry: Hashable, Sendable {
    public let origin: AreaLabel
    public let destination: AreaLabel
    public let figure: Figure

    public init(origin: AreaLabel, destination: AreaLabel, figure: Figure) {
        self.origin = origin
        self.destination = destination
        self.figure = figure
    }
}
