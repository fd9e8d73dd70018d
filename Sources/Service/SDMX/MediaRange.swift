/// One entry of an `Accept` header: a media type or a range of them, with parameters and weight.
struct MediaRange: Hashable, Sendable {
    /// In small letters; `*` for any.
    let type: String
    /// In small letters; `*` for any.
    let subtype: String
    /// In the order of the header, names in small letters, without `q`.
    let parameters: [Parameter]
    /// From 0, which is a refusal, to 1.
    let quality: Double

    struct Parameter: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// The entries of a header, those preferred first, of equals the more specific first. What
    /// cannot be read is passed over, as HTTP asks for.
    static func ranges(_ header: String) -> [MediaRange] {
        guard header.utf8.count <= 4_000 else { return [] }
        return split(header, at: ",").compactMap { MediaRange($0) }.enumerated()
            .sorted { a, b in
                if a.element.quality != b.element.quality {
                    return a.element.quality > b.element.quality
                }
                let (x, y) = (a.element.specificity, b.element.specificity)
                return x != y ? x > y : a.offset < b.offset
            }.map(\.element)
    }

    init?(_ text: String) {
        let parts = Self.split(text, at: ";")
        guard let name = parts.first else { return nil }
        let sides = name.split(separator: "/", omittingEmptySubsequences: false)
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { return nil }
        type = sides[0].lowercased()
        subtype = sides[1].lowercased()
        var parameters: [Parameter] = []
        var quality = 1.0
        for part in parts.dropFirst() {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2 else { continue }
            let name = Self.trimmed(pair[0]).lowercased()
            var value = Self.trimmed(pair[1])
            if value.count >= 2, value.hasPrefix("\""), value.hasSuffix("\"") {
                value = String(value.dropFirst().dropLast())
            }
            if name == "q" {
                guard let number = Double(value), (0...1).contains(number) else { return nil }
                quality = number
            } else {
                parameters.append(Parameter(name: name, value: value))
            }
        }
        self.parameters = parameters
        self.quality = quality
    }

    /// The value of a parameter.
    subscript(name: String) -> String? { parameters.first { $0.name == name }?.value }

    /// Type and subtype.
    var name: String { type + "/" + subtype }

    /// Whether it says more than another, or as much.
    func isNarrower(than other: MediaRange) -> Bool { specificity >= other.specificity }

    private var specificity: Int {
        (type == "*" ? 0 : 1) + (subtype == "*" ? 0 : 1) + parameters.count
    }

    /// Splits at a mark that does not stand within quotation marks.
    private static func split(_ text: String, at mark: Character) -> [String] {
        var parts = [""]
        var isQuoted = false
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == mark, !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts.map { trimmed($0[...]) }
    }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text
        while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return String(rest)
    }
}
