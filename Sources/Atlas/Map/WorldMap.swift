/// Areas of the world in the shades of their figures.
package struct WorldMap {
    /// A piece of land: the code of its area, or nil where it has none, and its outline.
    struct Land {
        let code: String?
        let path: String
    }

    /// The outline, read once.
    static let lands: [Land] = WorldOutline.text.split(separator: "\n").compactMap { line in
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        return Land(code: parts[0] == "-" ? nil : String(parts[0]), path: String(parts[1]))
    }

    let title: String
    let places: [HomePage.Model.Place]
    let breaks: ClassBreaks
    let unit: Figure.Unit

    package init(
        title: String, places: [HomePage.Model.Place], breaks: ClassBreaks, unit: Figure.Unit
    ) {
        self.title = title
        self.places = places
        self.breaks = breaks
        self.unit = unit
    }

    /// The map and its legend. A group of links and no picture in one: screen readers go through a
    /// picture without seeing what can be followed.
    package var view: Markup {
        let byCode = Dictionary(places.map { ($0.area.code, $0) }) { first, _ in first }
        let known = places.filter { $0.figure.value != nil }.count
        let drawn = Set(Self.lands.compactMap(\.code))
        let points = places.filter { !drawn.contains($0.area.code) }
        return """
            <svg class="map" viewBox="0 0 \(WorldOutline.width) \(WorldOutline.height)" \
            role="group" fill="url(#hatch)">
            <title>\(title)</title>
            <desc>A world map with figures for \(known) of \(places.count) areas. The table below \
            holds the same figures.</desc>
            <defs><pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><rect class="hatch-ground" width="8" height="8" />\
            <rect class="hatch-line" width="2.5" height="8" /></pattern></defs>
            \(Self.lands.map { draw($0, byCode) })\
            \(points.compactMap(draw))\
            </svg>
            \(legend)
            """
    }

    private func draw(_ land: Land, _ byCode: [String: HomePage.Model.Place]) -> Markup {
        guard let code = land.code, let place = byCode[code] else {
            return "<path d=\"\(land.path)\"/>"
        }
        return """
            <a href="\(Route.area(code).path)"><title>\(place.area.name): \(place.figure.text)</title>\
            <path\(paint(breaks.style(of: place.figure))) d="\(land.path)"/></a>
            """
    }

    private func draw(_ place: HomePage.Model.Place) -> Markup? {
        guard let point = place.point, let (x, y) = EqualEarth.place(point) else { return nil }
        return """
            <a href="\(Route.area(place.area.code).path)"><title>\(place.area.name): \
            \(place.figure.text)</title><circle\(paint(breaks.style(of: place.figure))) \
            cx="\(x)" cy="\(y)" r="7"/></a>
            """
    }

    /// The class of a shape; one without has the hatching of the whole map. That is named in the page
    /// and not in the stylesheet, for some browsers would look for it there.
    private func paint(_ style: String) -> Markup {
        style == "nd" ? .none : " class=\"\(style)\""
    }

    private var legend: Markup {
        let items = breaks.groups.map { group -> Markup in
            "<li><span class=\"swatch \(group.style)\"></span>\(breaks.label(group, unit))</li>"
        }
        return """
            <ul class="legend" aria-label="Legend">\(items)\
            <li><span class="swatch nd"></span>no figure</li></ul>
            """
    }
}
