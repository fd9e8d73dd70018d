public import Cubes
internal import Foundation
internal import Harmonisation
internal import Vocabulary

extension Office {
    /// The series of a selection with ORIGIN and DESTINATION, or REF_AREA, read as areas of a date: each
    /// publisher's figures added up or divided into them.
    ///
    /// Stocks, reported flows, displaced people, population, births and deaths can be moved. A figure of
    /// which anything is unknown is unknown, and says what; nothing is divided without weights. The
    /// comparable view is left out, whose codes cover what those of its sources do.
    ///
    /// - Parameter release: the state after that release; nil is the current one.
    /// - Throws: ``OfficeError`` for a code that is no area of the date, for what cannot be moved, and where
    ///   nothing is held.
    /// - Cost: reads the series that share land with the areas asked for; all, where none are named.
    public func framed(
        _ pattern: KeyPattern, in request: FrameRequest, asOf release: Int? = nil
    ) throws -> [FramedSeries] {
        let framing = try Framing(self, pattern, request, state: release)
        return try framing.series().map { $0.shown(framing) }
    }

    /// Reads weights as a person names them: `population`, `stocks`, either with a source and a year
    /// (`population:WPP_2024:1992`), or the path of a file.
    ///
    /// - Throws: ``OfficeError`` for a year that is none and for a file that cannot be read: see
    ///   ``StatedWeights``.
    public func frameWeights(_ text: String) throws(OfficeError) -> FrameWeights {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard let name = parts.first, ["population", "stocks"].contains(name) else {
            guard FileManager.default.fileExists(atPath: text) else {
                throw OfficeError(
                    kind: .request, place: "weights", found: text,
                    expected:
                        "population, stocks, either as NAME:SOURCE or NAME:SOURCE:YEAR, or the path "
                        + "of a file")
            }
            return .stated(try StatedWeights(path: text))
        }
        var year: Int?
        if parts.count > 2 {
            year = Int(parts[2])
            guard let year, Period(year: year) != nil else {
                throw OfficeError(
                    kind: .request, place: "weights \(text)", found: parts[2], expected: "a year")
            }
        }
        guard parts.count <= 3, parts.dropFirst().first != "" || parts.count == 3 else {
            throw OfficeError(
                kind: .request, place: "weights", found: text,
                expected: "\(name), \(name):SOURCE or \(name):SOURCE:YEAR")
        }
        let source = parts.count > 1 && !parts[1].isEmpty ? parts[1] : nil
        return name == "population"
            ? .population(source: source, year: year) : .stocks(source: source, year: year)
    }
}
