internal import Harmonisation
public import Vocabulary

/// Into the areas of which date figures are to be moved, and by which weights areas are divided.
public struct FrameRequest: Hashable, Sendable {
    /// The day whose areas are wanted.
    public let date: CalendarDate
    /// The first gives the figure, all of them its range. Without any, nothing is divided.
    public let weights: [FrameWeights]

    /// - Throws: ``OfficeError`` for a day before the first change of areas that is kept.
    public init(date: CalendarDate, weights: [FrameWeights] = []) throws(OfficeError) {
        guard date.year >= AreaChange.earliest else {
            throw OfficeError(
                kind: .request, place: "frame", found: date.description,
                expected:
                    "a day of \(AreaChange.earliest) or later: changes of areas before are not kept"
            )
        }
        self.date = date
        self.weights = weights
    }

    /// Reads a date as a person writes it: a day, or a year, which means its 1 July.
    ///
    /// - Throws: ``OfficeError`` for anything else.
    public init(_ text: String, weights: [FrameWeights] = []) throws(OfficeError) {
        let year = text.utf8.count == 4 ? Int(text) : nil
        guard
            let date = CalendarDate(text)
                ?? year.flatMap({ CalendarDate(year: $0, month: 7, day: 1) })
        else {
            throw OfficeError(
                kind: .request, place: "frame", found: text,
                expected: "a year (1990, its 1 July) or a day (1990-07-01)")
        }
        try self.init(date: date, weights: weights)
    }
}

/// By what an area's figure is divided among its parts.
public enum FrameWeights: Hashable, Sendable {
    /// In proportion to the parts' population. A nil source is the only one that is held; a nil year
    /// the one nearest to the day from which the parts were apart.
    case population(source: String?, year: Int?)
    /// In proportion to the parts' later stocks at the same other end. A nil source is the figures' own
    /// where they are stocks, else the only one held; a nil year the first after the figure in which the
    /// source tells all parts apart.
    case stocks(source: String?, year: Int?)
    /// As somebody states them in a file.
    case stated(StatedWeights)
}
