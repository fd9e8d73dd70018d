internal import SDMX
internal import Vocabulary

/// In which language names are given where a form has room for one.
enum NameLanguage {
    /// - Parameters:
    ///   - parameter: the `lang` parameter, which goes before the header: a language with or
    ///     without its region, or `all` for the usual one, beside which forms that take several
    ///     have all of them.
    ///   - accept: the `Accept-Language` header; of languages that there are none of, the usual
    ///     one is given.
    /// - Throws: ``SDMXRefusal`` for a parameter that names another language.
    static func chosen(_ parameter: String?, accept: String?) throws(SDMXRefusal) -> String {
        if let parameter {
            if parameter.lowercased() == "all" { return LocalisedText.defaultLanguage }
            guard let known = known(parameter) else {
                throw SDMXRefusal(
                    .notAcceptable, "lang=\(SDMXRefusal.shortened(parameter)) is not given here",
                    "Expected all or one of "
                        + Language.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return known
        }
        for wanted in wishes(accept ?? "") {
            if wanted == "*" { break }
            if let known = known(wanted) { return known }
        }
        return LocalisedText.defaultLanguage
    }

    private static func known(_ tag: String) -> String? {
        let language = tag.lowercased().prefix { $0 != "-" }
        return Language(rawValue: String(language))?.rawValue
    }

    /// The languages of a header, those preferred first.
    private static func wishes(_ header: String) -> [String] {
        guard header.utf8.count <= 2_000 else { return [] }
        let wishes = header.split(separator: ",").enumerated().compactMap { place, item in
            let parts = item.split(separator: ";").map { part in part.filter { $0 != " " } }
            let weight =
                parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }
                .map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            return parts.first.map { (tag: $0, weight: weight, place: place) }
        }
        return wishes.filter { $0.weight > 0 && $0.weight <= 1 }
            .sorted { ($1.weight, $0.place) < ($0.weight, $1.place) }.map(\.tag)
    }
}
