public import Cubes
public import Vocabulary

/// A series in the areas of a date, each figure with the path that it came.
public struct FramedSeries: Sendable, Codable, Hashable {
    /// An area of the date, at its place of the key.
    public struct Place: Sendable, Codable, Hashable {
        public let dimension: String
        public let code: String
        public let name: String
        /// The smallest areas that it stands for.
        public let parts: [String]
    }

    /// One figure of the source on its way here.
    public struct Step: Sendable, Codable, Hashable {
        public let dataflow: String
        public let seriesKey: String
        /// The source's figure. Units: those of the series, multipliers applied.
        public let value: Double
        /// How much of it came here, by each basis of weights in their order; 1 where all of it did.
        public let shares: [Double]
        /// Who says so; empty where all of it came.
        public let bases: [String]
        /// What came here: the value times the first share.
        public let part: Double
        public let status: String
        /// Where it was read; nil where it was added up on request.
        public let release: Int?
        public let row: Int?
        public let column: Int?
        /// How many series were added up on request; nil for a figure that is held.
        public let computedFrom: Int?
    }

    /// Why a figure is not known.
    public struct Gap: Sendable, Codable, Hashable {
        /// `origin`, `destination`, `within`, `noWeights`, `unsaid`, `unit` or `overlap`.
        public let kind: String
        /// The codes it is about.
        public let areas: [String]
        public let sentence: String
    }

    /// A figure of the source that has no part in it, and why.
    public struct LeftOut: Sendable, Codable, Hashable {
        public let seriesKey: String
        /// Nil where the publisher says that it is missing.
        public let value: Double?
        public let reason: String
    }

    /// How an area was divided.
    public struct Division: Sendable, Codable, Hashable {
        /// Who says so.
        public let basis: String
        /// The area that was divided.
        public let area: String
        /// Of which day or year the weights are; nil where it is not said.
        public let date: String?
        /// The one other end for which they hold; nil for any.
        public let counterpart: String?
        public let parts: [Share]
        public let remark: String?
    }

    /// A part of a divided area.
    public struct Share: Sendable, Codable, Hashable {
        public let code: String
        public let share: Double
        /// What the share is in proportion to; nil where a share was stated.
        public let figure: Double?
        /// The series of that figure; nil where a file states it.
        public let seriesKey: String?
        public let release: Int?
        public let row: Int?
        public let column: Int?
    }

    /// A figure in the areas of the date.
    public struct Figure: Sendable, Codable, Hashable {
        public let period: String
        /// Nil where anything that belongs to it is unknown.
        public let value: Double?
        /// The least and the most by any weights; nil where the figure is.
        public let low: Double?
        public let high: Double?
        /// `same`, `sum`, `weighted` or `unknown`.
        public let kind: String
        /// All that was found, by each basis of weights in their order.
        public let found: [Double]
        public let steps: [Step]
        public let gaps: [Gap]
        public let leftOut: [LeftOut]
        public let divisions: [Division]
    }

    public let dataflow: String
    public let seriesKey: String
    public let key: [String: String]
    /// The day whose areas these are, YYYY-MM-DD.
    public let frame: String
    public let places: [Place]
    public let figures: [Figure]
    /// Between which figures others are counted, though the areas are the same.
    public let breaks: [ShownBreak]
}

extension FramedSeries {
    /// Series with their figures of one period alone, and the breaks next to it.
    ///
    /// - Throws: ``OfficeError`` where none has a figure of it, naming the periods there are.
    public static func only(
        _ period: Period, of all: [FramedSeries], _ pattern: KeyPattern
    ) throws(OfficeError) -> [FramedSeries] {
        let name = period.description
        let found = all.compactMap { series -> FramedSeries? in
            let figures = series.figures.filter { $0.period == name }
            guard !figures.isEmpty else { return nil }
            return FramedSeries(
                dataflow: series.dataflow, seriesKey: series.seriesKey, key: series.key,
                frame: series.frame, places: series.places, figures: figures,
                breaks: series.breaks.filter { $0.from == name || $0.to == name })
        }
        guard !found.isEmpty else {
            let periods = Set(all.flatMap { $0.figures.map(\.period) }).sorted()
            throw OfficeError(
                kind: .notFound, place: "\(pattern.dataflow.rawValue) \(pattern)",
                found: "no figure for \(name)",
                expected: "one of " + periods.joined(separator: ", "))
        }
        return found
    }
}
