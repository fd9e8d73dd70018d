/// HTML or SVG text. Strings that are interpolated into it are escaped; only other markup
/// goes in as it is, so that no name or note from the data can become a tag.
///
/// Pages are written as well-formed XML, which HTML parsers read alike: every element is
/// closed and every attribute has a quoted value.
package struct Markup: ExpressibleByStringInterpolation, Sendable {
    package var text: String

    package init(stringLiteral value: String) { text = value }

    package init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

    /// No markup.
    package static let none: Markup = ""

    /// Several pieces in a row.
    package init(_ pieces: some Sequence<Markup>) {
        text = ""
        for piece in pieces { text += piece.text }
    }

    package static func += (left: inout Markup, right: Markup) { left.text += right.text }

    package var isEmpty: Bool { text.isEmpty }

    package struct StringInterpolation: StringInterpolationProtocol {
        var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 16)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        package mutating func appendInterpolation(_ value: String) {
            Markup.escape(value, into: &text)
        }

        package mutating func appendInterpolation(_ value: Int) { text += String(value) }

        /// A coordinate, to a tenth of a unit.
        package mutating func appendInterpolation(_ value: Double) {
            text += Markup.coordinate(value)
        }

        package mutating func appendInterpolation(_ value: Markup) { text += value.text }

        package mutating func appendInterpolation(_ value: Markup?) {
            if let value { text += value.text }
        }

        package mutating func appendInterpolation(_ values: [Markup]) {
            for value in values { text += value.text }
        }
    }
}

extension Markup {
    /// Appends a text with the five characters of XML escaped and control characters, which
    /// XML cannot hold, replaced.
    static func escape(_ value: String, into text: inout String) {
        let plain = value.utf8.allSatisfy { byte in
            byte >= 0x20 && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
                && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
                && byte != UInt8(ascii: "'") && byte != 0x7F && byte != 0xEF
        }
        if plain {
            text += value
            return
        }
        for scalar in value.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "'": text += "&#39;"
            case "\t", "\n", "\r": text += " "
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{FFFE}", "\u{FFFF}": text += "\u{FFFD}"
            default: text.unicodeScalars.append(scalar)
            }
        }
    }

    /// A coordinate to a tenth of a unit; what is not finite becomes 0.
    static func coordinate(_ value: Double) -> String {
        guard value.isFinite, value.magnitude < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let whole = tenths / 10
        let rest = abs(tenths % 10)
        if rest == 0 { return String(whole) }
        return (tenths < 0 && whole == 0 ? "-" : "") + "\(whole).\(rest)"
    }

    /// A link; a target that is neither a path of this site nor on the web is dropped, so
    /// that no `javascript:` from the data is ever followed.
    static func link(_ label: Markup, to href: String?, class name: String? = nil) -> Markup {
        guard let href, isSafe(href) else { return label }
        if let name { return "<a class=\"\(name)\" href=\"\(href)\">\(label)</a>" }
        return "<a href=\"\(href)\">\(label)</a>"
    }

    /// Whether a link may be followed: a path of this site, or `http` and `https`.
    static func isSafe(_ href: String) -> Bool {
        if href.hasPrefix("https://") || href.hasPrefix("http://") { return true }
        return href.hasPrefix("/") && !href.hasPrefix("//") && !href.hasPrefix("/\\")
    }

    /// Paragraphs, or a list where there are several.
    static func sentences(_ texts: [String], class name: String) -> Markup {
        switch texts.count {
        case 0: .none
        case 1: "<p class=\"\(name)\">\(texts[0])</p>"
        default:
            "<ul class=\"\(name)\">\(texts.map { text -> Markup in "<li>\(text)</li>" })</ul>"
        }
    }
}
