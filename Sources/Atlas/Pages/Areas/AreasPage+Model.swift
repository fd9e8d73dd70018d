/// All areas by region, or those that match what was typed.
public enum AreasPage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        /// What was searched for; nil lists all.
        public var query: String?
        /// The year of the figures.
        public var year: Int
        public var groups: [Group]
        public var source: SourceNote

        public init(query: String? = nil, year: Int, groups: [Group], source: SourceNote) {
            self.query = query
            self.year = year
            self.groups = groups
            self.source = source
        }
    }

    /// The areas of a region, in the order to show.
    public struct Group: Hashable, Sendable {
        public let name: String
        public let rows: [Row]

        public init(name: String, rows: [Row]) {
            self.name = name
            self.rows = rows
        }
    }

    /// One area.
    public struct Row: Hashable, Sendable {
        public let area: AreaLabel
        public let immigrants: Figure
        public let emigrants: Figure

        public init(area: AreaLabel, immigrants: Figure, emigrants: Figure) {
            self.area = area
            self.immigrants = immigrants
            self.emigrants = emigrants
        }
    }
}
