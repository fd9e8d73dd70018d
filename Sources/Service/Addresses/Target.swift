internal import Atlas
internal import Vocabulary

/// What an address leads to.
enum Target {
    case page(Route)
    /// Another address for the same thing, for good.
    case moved(Route)
    case robots

    /// Reads an address. Areas are found by our code, in capitals or not, by ISO alpha-2 and by
    /// M49 number; only the first in capitals is an address of its own, the others lead there.
    init(_ address: Address, areas: AreaRegister) throws(Refusal) {
        let segments = address.segments
        let read: (route: Route, isCanonical: Bool)
        switch (segments.first, segments.count) {
        case (nil, _): read = (try Self.home(address), true)
        case ("areas", 1): read = (try Self.areas(address), true)
        case ("about", 1): read = (.about, true)
        case ("validation", 1): read = (try Self.validation(address), true)
        case ("data", 1): read = (.data, true)
        case ("compare", 1): read = try Self.compare(address, areas)
        case ("review", 1): read = try Self.review(address, areas)
        case ("atlas.css", 1): read = (.stylesheet, true)
        case ("area", 2):
            let (code, same) = try Self.area(segments[1], areas)
            read = (.area(code), same)
        case ("area", 3) where segments[2] == "abroad":
            let (code, same) = try Self.area(segments[1], areas)
            read = (.abroad(code, year: try Self.year(address, code)), same)
        case ("corridor", 3): read = try Self.corridor(segments[1], segments[2], areas)
        case ("explain", 3), ("explain", 4), ("explain", 5):
            read = try Self.explain(address)
        case ("robots.txt", 1) where !address.endsInSlash:
            self = .robots
            return
        default:
            throw .notFound(
                "There is no such page",
                "Nothing is published at /"
                    + Refusal.shortened(segments.joined(separator: "/")) + ".")
        }
        self = read.isCanonical && !address.endsInSlash ? .page(read.route) : .moved(read.route)
    }

    private static func home(_ address: Address) throws(Refusal) -> Route {
        var indicator: MapIndicator?
        if let text = try address.value("indicator"), !text.isEmpty {
            guard let known = MapIndicator(rawValue: text) else {
                throw .malformed(
                    "The map cannot show that",
                    "Found indicator=\(Refusal.shortened(text)); expected one of these.",
                    MapIndicator.allCases.map {
                        Link(
                            text: "\($0.rawValue): \($0.title)",
                            href: Route.home(indicator: $0).path)
                    })
            }
            indicator = known
        }
        var year: Int?
        if let text = try address.value("year"), !text.isEmpty {
            guard text.utf8.count == 4, let number = Int(text), number > 0 else {
                throw .malformed(
                    "That is not a year",
                    "Found year=\(Refusal.shortened(text)); expected four digits, such as 2020.",
                    [Link(text: "The latest year", href: Route.home(indicator: indicator).path)])
            }
            year = number
        }
        return .home(indicator: indicator, year: year)
    }

    private static func year(_ address: Address, _ code: String) throws(Refusal) -> Int? {
        guard let text = try address.value("year"), !text.isEmpty else { return nil }
        guard text.utf8.count == 4, let year = Int(text), year > 0 else {
            throw .malformed(
                "That is not a year",
                "Found year=\(Refusal.shortened(text)); expected four digits, such as 2020.",
                [Link(text: "The last year", href: Route.abroad(code).path)])
        }
        return year
    }

    /// Both years or neither.
    private static func validation(_ address: Address) throws(Refusal) -> Route {
        var years: [Int] = []
        for name in ["start", "end"] {
            guard let text = try address.value(name), !text.isEmpty else { continue }
            guard text.utf8.count == 4, let number = Int(text), number > 0 else {
                throw .malformed(
                    "That is not a year",
                    "Found \(name)=\(Refusal.shortened(text)); expected four digits, such as 2015.",
                    [Link(text: "The usual interval", href: Route.validation().path)])
            }
            years.append(number)
        }
        guard let start = years.first else { return .validation() }
        guard years.count == 2, let end = years.last, end > start else {
            throw .malformed(
                "That is no interval", "Expected start and end, a later year.",
                [Link(text: "The usual interval", href: Route.validation().path)])
        }
        return .validation(start: start, end: end)
    }

    private static func areas(_ address: Address) throws(Refusal) -> Route {
        guard let text = try address.value("q") else { return .areas() }
        guard text.unicodeScalars.count <= 100 else {
            throw .malformed(
                "The name is too long", "At most 100 characters are looked up.",
                [Link(text: "All areas", href: Route.areas().path)])
        }
        let query = text.drop { $0 == " " }
        return query.isEmpty ? .areas() : .areas(query: String(query))
    }

    private static func corridor(
        _ first: String, _ second: String, _ areas: AreaRegister
    ) throws(Refusal) -> (Route, Bool) {
        let (origin, sameOrigin) = try area(first, areas)
        let (destination, sameDestination) = try area(second, areas)
        guard origin != destination else {
            throw .malformed(
                "A corridor has two ends", "Found \(origin) at both; expected two areas.",
                [Link(text: areas.area(origin)?.name ?? origin, href: Route.area(origin).path)])
        }
        return (
            .corridor(origin: origin, destination: destination), sameOrigin && sameDestination
        )
    }

    /// The period is a query item; one that stands in the path leads there.
    private static func explain(_ address: Address) throws(Refusal) -> (Route, Bool) {
        let segments = address.segments
        let inPath = segments.dropFirst(3).joined(separator: "/")
        guard let period = try address.value("period") ?? (inPath.isEmpty ? nil : inPath),
            !period.isEmpty
        else {
            throw .malformed(
                "The period is missing",
                "Expected period=YEAR or period=DAY/PnY, such as period=2020 or "
                    + "period=2015-07-01/P5Y.")
        }
        return (
            .explain(dataflow: segments[1], key: segments[2], period: period), inPath.isEmpty
        )
    }

    /// The code of an area, and whether it was written so.
    static func area(
        _ text: String, _ areas: AreaRegister
    ) throws(Refusal) -> (code: String, isSame: Bool) {
        if areas.area(text) != nil { return (text, true) }
        let isCode =
            text.utf8.count <= 12
            && text.utf8.allSatisfy { $0 == 0x5F || (0x30...0x39).contains($0) || isLetter($0) }
        if isCode {
            if let area = areas.area(text.uppercased()) { return (area.id, false) }
            for scheme in [AreaScheme.alpha2, .m49] {
                if let area = try? areas.resolve(text, in: scheme), !area.isAggregate {
                    return (area.id, false)
                }
            }
        }
        throw unknown(text, areas)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func unknown(_ text: String, _ areas: AreaRegister) -> Refusal {
        var near: [Area] = []
        if text.utf8.count <= 100 {
            near = areas.search(text, limit: 6)
            if near.isEmpty, let error = lookupError(text, areas) { near = error.suggestions }
        }
        return .notFound(
            "No such area", "No area has the code \(Refusal.shortened(text)).",
            near.filter { !$0.isAggregate && $0.isCurrent }.map {
                Link(text: "\($0.name) (\($0.id))", href: Route.area($0.id).path)
            } + [Link(text: "All areas", href: Route.areas().path)])
    }

    private static func lookupError(_ text: String, _ areas: AreaRegister) -> AreaLookupError? {
        do {
            _ = try areas.resolve(text, in: .corridor)
            return nil
        } catch {
            return error
        }
    }
}
