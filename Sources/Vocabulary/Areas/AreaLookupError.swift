/// Why a code was not taken for an area: what was looked up, where, what was found and what
/// would have done.
public struct AreaLookupError: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Kind: Sendable, Hashable {
        /// The scheme has no such code.
        case unknown
        /// The code has meant several areas and nothing says which.
        case ambiguous(candidates: [Area])
        /// The code is not valid in the year; `valid` gives the years of each area it has meant,
        /// `instead` the areas to use for that year, where the register knows them.
        case outsideDates(valid: [Area: AreaDates], instead: [Area])
    }

    public let code: String
    public let scheme: AreaScheme
    /// The year asked for, if one was.
    public let year: Int?
    public let kind: Kind
    /// Areas that may have been meant, nearest first; at most five.
    public let suggestions: [Area]

    public var description: String {
        let shown = code.count > 40 ? code.prefix(40) + "..." : code[...]
        var text = "area code \"\(shown)\" in \(scheme.name)"
        if let year { text += " for \(year)" }
        text += ": "
        switch kind {
        case .unknown:
            text += "no such code"
        case .ambiguous(let candidates):
            let list = candidates.map { "\($0.id) (\($0.name), \($0.dates))" }
            text += "ambiguous between \(list.joined(separator: "; ")); expected a year or an id"
        case .outsideDates(let valid, let instead):
            let list = valid.map { "\($0.key.name): \($0.value)" }.sorted()
            text += "not valid then; valid for \(list.joined(separator: "; "))"
            if !instead.isEmpty { text += "; expected \(named(instead))" }
        }
        if !suggestions.isEmpty { text += "; did you mean \(named(suggestions))?" }
        return text
    }

    /// "729 (Sudan), 728 (South Sudan)": codes of the scheme that was asked, else ids.
    private func named(_ areas: [Area]) -> String {
        areas.map { "\($0.code(in: scheme) ?? $0.id) (\($0.shortName))" }.joined(separator: ", ")
    }
}
