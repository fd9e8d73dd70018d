/// Areas of the world by kind rather than by number: each kind has a shade, a name in the legend, and
/// its words on every shape.
package struct CategoryMap {
    /// A kind of area. Colours part at light and dark as well as in hue.
    package struct Kind: Sendable {
        package let id: String
        package let title: String
        let style: String

        package init(id: String, title: String, style: Style) {
            self.id = id
            self.title = title
            self.style = style.rawValue
        }
    }

    /// The shades there are, told apart also by those who do not see red and green.
    package enum Style: String, Sendable {
        case low = "k-low"
        case middle = "k-mid"
        case high = "k-high"
        case highLight = "k-high2"
        case apart = "k-apart"
        case conflict = "k-conflict"
    }

    /// An area of the map.
    package struct Place: Sendable {
        let area: AreaLabel
        let kind: String
        /// What is so, in words.
        let words: String
        let href: String?
        let point: GeoPoint?

        package init(
            area: AreaLabel, kind: String, words: String, href: String? = nil,
            point: GeoPoint? = nil
        ) {
            self.area = area
            self.kind = kind
            self.words = words
            self.href = href
            self.point = point
        }
    }

    let title: String
    let kinds: [Kind]
    let places: [Place]
    /// What areas without a place are, for the legend: `nothing held`.
    let none: String

    package init(title: String, kinds: [Kind], places: [Place], none: String) {
        self.title = title
        self.kinds = kinds
        self.places = places
        self.none = none
    }

    /// The map and its legend, with how many areas each kind has.
    package var view: Markup {
        let byCode = Dictionary(places.map { ($0.area.code, $0) }) { first, _ in first }
        let drawn = Set(WorldMap.lands.compactMap(\.code))
        let points = places.filter { !drawn.contains($0.area.code) }
        return """
            <svg class="map" viewBox="0 0 \(WorldOutline.width) \(WorldOutline.height)" \
            role="group">
            <title>\(title)</title>
            <desc>A world map of \(places.count) areas. The table below says the same.</desc>
            <defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect class="hatch-ground" width="8" height="8" />\
            <rect class="hatch-line" width="2.5" height="8" /></pattern></defs>
            \(WorldMap.lands.map { draw($0, byCode) })\
            \(points.compactMap(draw))\
            </svg>
            \(legend)
            """
    }

    private func draw(_ land: WorldMap.Land, _ byCode: [String: Place]) -> Markup {
        guard let code = land.code, let place = byCode[code] else {
            return "<path class=\"nd\" fill=\"url(#hatch)\" d=\"\(land.path)\" />\n"
        }
        return linked(place, "<path class=\"\(style(place))\" d=\"\(land.path)\" />")
    }

    private func draw(_ place: Place) -> Markup? {
        guard let point = place.point, let (x, y) = EqualEarth.place(point) else { return nil }
        return linked(
            place, "<circle class=\"\(style(place))\" cx=\"\(x)\" cy=\"\(y)\" r=\"7\" />")
    }

    private func linked(_ place: Place, _ shape: Markup) -> Markup {
        let title: Markup = "<title>\(place.area.name): \(place.words)</title>"
        guard let href = place.href, Markup.isSafe(href) else {
            return "<g>\(title)\(shape)</g>\n"
        }
        return "<a href=\"\(href)\">\(title)\(shape)</a>\n"
    }

    private func style(_ place: Place) -> String {
        kinds.first { $0.id == place.kind }?.style ?? "k-mid"
    }

    private var legend: Markup {
        let items = kinds.map { kind -> Markup in
            let count = places.count { $0.kind == kind.id }
            return """
                <li><span class="swatch \(kind.style)"></span>\(kind.title) (\(count))</li>
                """
        }
        return """
            <ul class="legend" aria-label="Legend">\(items)\
            <li><span class="swatch nd"></span>\(none)</li></ul>
            """
    }
}
