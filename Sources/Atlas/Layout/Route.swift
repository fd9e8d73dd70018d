/// The path of every page. The same enum is meant for links and for whoever serves them, so
/// that neither spells a path by hand.
public enum Route: Hashable, Sendable {
    /// The world map; without a choice, its default indicator and latest year.
    case home(indicator: MapIndicator? = nil, year: Int? = nil)
    /// All areas; with a query, those that match it.
    case areas(query: String? = nil)
    case area(String)
    /// An area's emigrants as others count them; without a year, of each source's last.
    case abroad(String, year: Int? = nil)
    case corridor(origin: String, destination: String)
    /// From a figure to its source cell or its arithmetic. The period is a query item, for it
    /// may hold a slash: `2015-07-01/P5Y`.
    case explain(dataflow: String, key: String, period: String)
    case about
    /// Estimates beside reports; without an interval, the last with reports.
    case validation(start: Int? = nil, end: Int? = nil)
    case data
    /// Two series of a corridor beside one another, each as `dataflow:key`; without them two that there
    /// are, without a corridor the form alone.
    case compare(
        origin: String? = nil, destination: String? = nil, left: String? = nil,
        right: String? = nil)
    /// Odd figures, the most pressing first: of one area, of one check, from a place in the list on.
    case review(area: String? = nil, check: String? = nil, from: Int = 1)
    case stylesheet

    /// The path and query, percent-encoded.
    public var path: String {
        switch self {
        case .home(let indicator, let year):
            "/"
                + Self.query([
                    ("indicator", indicator?.rawValue), ("year", year.map(String.init)),
                ])
        case .areas(let query): "/areas" + Self.query([("q", query)])
        case .area(let code): "/area/" + Self.encode(code)
        case .abroad(let code, let year):
            "/area/" + Self.encode(code) + "/abroad"
                + Self.query([("year", year.map(String.init))])
        case .corridor(let origin, let destination):
            "/corridor/" + Self.encode(origin) + "/" + Self.encode(destination)
        case .explain(let dataflow, let key, let period):
            "/explain/" + Self.encode(dataflow) + "/" + Self.encode(key)
                + Self.query([("period", period)])
        case .about: "/about"
        case .validation(let start, let end):
            "/validation"
                + Self.query([("start", start.map(String.init)), ("end", end.map(String.init))])
        case .data: "/data"
        case .compare(let origin, let destination, let left, let right):
            "/compare"
                + Self.query([
                    ("origin", origin), ("destination", destination), ("left", left),
                    ("right", right),
                ])
        case .review(let area, let check, let from):
            "/review"
                + Self.query([
                    ("area", area), ("check", check), ("from", from > 1 ? "\(from)" : nil),
                ])
        case .stylesheet: "/atlas.css"
        }
    }

    private static func query(_ items: [(name: String, value: String?)]) -> String {
        let present = items.compactMap { item in item.value.map { "\(item.name)=\(encode($0))" } }
        return present.isEmpty ? "" : "?" + present.joined(separator: "&")
    }

    /// Percent-encodes everything but the unreserved characters of RFC 3986. A segment of
    /// points alone would be eaten by whoever normalises paths, so there they are encoded too.
    static func encode(_ text: String) -> String {
        let onlyPoints = text.utf8.allSatisfy { $0 == UInt8(ascii: ".") }
        let digits = Array("0123456789ABCDEF")
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            case UInt8(ascii: ".") where !onlyPoints:
                result.append(".")
            default:
                result.append("%")
                result.append(digits[Int(byte >> 4)])
                result.append(digits[Int(byte & 15)])
            }
        }
        return result
    }
}
