/// Two neighbouring years of a line whose figures do not count the same.
public struct LineBreak: Hashable, Sendable {
    /// The year before the break.
    public let from: Int
    /// The year after it.
    public let to: Int
    /// What differs and why.
    public let text: String

    public init(from: Int, to: Int, text: String) {
        self.from = from
        self.to = to
        self.text = text
    }
}

/// A break under the number that a chart, its notes and its table have for it.
struct NumberedBreak: Hashable, Sendable {
    let number: Int
    /// The lines that are broken there; empty for all of the chart.
    let lines: [String]
    let item: LineBreak

    /// The breaks of several lines, each once and in order of time.
    static func all(_ lines: [(name: String, breaks: [LineBreak])]) -> [NumberedBreak] {
        var found: [LineBreak] = []
        for item in lines.flatMap(\.breaks) where !found.contains(item) { found.append(item) }
        return found.enumerated().sorted {
            ($0.element.to, $0.element.from, $0.offset) < (
                $1.element.to, $1.element.from, $1.offset
            )
        }.enumerated().map { place, item in
            let names = lines.filter { $0.breaks.contains(item.element) }.map(\.name)
            return NumberedBreak(
                number: place + 1, lines: names.count == lines.count ? [] : names,
                item: item.element)
        }
    }

    /// `2005 to 2010`, with the lines where not all are broken.
    var title: String {
        let years = "\(item.from) to \(item.to)"
        return lines.isEmpty ? years : "\(lines.joined(separator: ", ")), \(years)"
    }

    /// All breaks in words, under a picture; nothing where there are none.
    static func notes(_ breaks: [NumberedBreak]) -> Markup {
        guard !breaks.isEmpty else { return .none }
        let items = breaks.map { item -> Markup in
            "<li><b>\(item.number)</b> Break, \(item.title): \(item.item.text)</li>"
        }
        return "<ul class=\"breaks\">\(items)</ul>"
    }
}
