internal import Foundation

/// Estimates against reports on logarithmic scales that are the same both ways: the diagonal is
/// agreement, the band about it a factor of two. What is zero lies on the edge marked 0.
package struct LogScatter {
    /// A point; both numbers are 0 or more.
    package struct Point {
        let report: Double
        let estimate: Double
        /// The text beside it, with the page it leads to; nil for most points.
        let label: Link?

        package init(report: Double, estimate: Double, label: Link? = nil) {
            self.report = report
            self.estimate = estimate
            self.label = label
        }
    }

    let title: String
    /// What the picture says, for those who do not see it.
    let description: String
    /// The code of the method, for its colour.
    let method: String
    let points: [Point]
    /// The powers of ten that the scales reach from and to, so that several pictures are alike.
    let powers: ClosedRange<Int>

    /// - Parameter powers: as of ``powers(_:)``.
    package init(
        title: String, description: String, method: String, points: [Point],
        powers: ClosedRange<Int>
    ) {
        self.title = title
        self.description = description
        self.method = method
        self.points = points
        self.powers = powers
    }

    /// The powers of ten that hold some numbers, from one person on.
    package static func powers(_ values: some Sequence<Double>) -> ClosedRange<Int> {
        let largest = values.filter(\.isFinite).max() ?? 1
        var top = 2
        while pow(10, Double(top)) < largest, top < 10 { top += 1 }
        return 0...top
    }

    private static let size = 480.0
    private static let left = 64.0
    private static let bottom = 408.0
    private static let right = 470.0
    private static let top = 14.0
    /// Between the edge for zero and the least power.
    private static let gutter = 22.0
    /// Under half a person is zero; up to one, a point lies on the least power.
    private static let least = 0.5

    private func across(_ value: Double) -> Double {
        place(value, from: Self.left, inner: Self.left + Self.gutter, to: Self.right)
    }

    private func up(_ value: Double) -> Double {
        place(value, from: Self.bottom, inner: Self.bottom - Self.gutter, to: Self.top)
    }

    private func place(
        _ value: Double, from edge: Double, inner: Double, to end: Double
    ) -> Double {
        guard value >= Self.least else { return edge }
        let low = Double(powers.lowerBound)
        let share = (log10(max(1, value)) - low) / (Double(powers.upperBound) - low)
        return inner + min(1, max(0, share)) * (end - inner)
    }

    /// The picture; nothing where there are no points.
    package var view: Markup {
        guard !points.isEmpty else { return "<p class=\"empty\">Nothing to draw.</p>" }
        let largest = pow(10, Double(powers.upperBound))
        let band =
            "M\(point(1, 1)) L\(point(1, 2)) L\(point(largest / 2, largest)) "
            + "L\(point(largest, largest)) L\(point(largest, largest / 2)) L\(point(2, 1)) Z"
        return """
            <svg class="chart scatter" viewBox="0 0 480 480" role="img">
            <title>\(title)</title>
            <desc>\(description)</desc>
            <path class="band" d="\(band)" />
            \(powers.map(grid))
            \(zero)
            <path class="axis" d="M\(point(1, 1)) L\(point(largest, largest))" />
            <path class="cloud \(family)" d="\(cloud)" />
            \(labels)
            <text class="mid" x="\((Self.left + Self.right) / 2)" y="462">Reported</text>
            <text class="mid" x="-\((Self.top + Self.bottom) / 2)" y="14" transform="rotate(-90)">\
            Estimated</text>
            </svg>
            """
    }

    private var family: String {
        method.hasPrefix("SD_") ? "sd" : method.hasPrefix("DA_") ? "da" : "rate"
    }

    private func point(_ report: Double, _ estimate: Double) -> String {
        Markup.coordinate(across(report)) + " " + Markup.coordinate(up(estimate))
    }

    /// A dot for each point: a line of no length, whose ends are round. To whole units and each from the
    /// one before it, left to right, so that many points need little text.
    private var cloud: String {
        var path = ""
        var last = (x: 0, y: 0)
        for item in points.map({ (x: whole(across($0.report)), y: whole(up($0.estimate))) })
            .sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) })
        {
            let (x, y) = (item.x - last.x, item.y - last.y)
            path += path.isEmpty ? "M\(x) \(y)h0" : "m\(x)\(y < 0 ? "" : " ")\(y)h0"
            last = item
        }
        return path
    }

    /// Both scales give numbers within the picture.
    private func whole(_ value: Double) -> Int { Int(exactly: value.rounded()) ?? 0 }

    private func grid(_ power: Int) -> Markup {
        let value = pow(10, Double(power))
        let (x, y) = (across(value), up(value))
        let text = Self.tick(power)
        let isLabelled = power % 2 == 0
        let labels: Markup =
            isLabelled
            ? """
            <text class="mid" x="\(x)" y="\(Self.bottom + 24)">\(text)</text>\
            <text class="end" x="\(Self.left - 8)" y="\(y + 5)">\(text)</text>
            """ : .none
        return """
            <line class="grid" x1="\(x)" x2="\(x)" y1="\(Self.top)" y2="\(Self.bottom)" />\
            <line class="grid" x1="\(Self.left)" x2="\(Self.right)" y1="\(y)" y2="\(y)" />\(labels)
            """
    }

    private var zero: Markup {
        """
        <line class="axis" x1="\(Self.left)" x2="\(Self.left)" y1="\(Self.top)" y2="\(Self.bottom)" />\
        <line class="axis" x1="\(Self.left)" x2="\(Self.right)" y1="\(Self.bottom)" y2="\(Self.bottom)" />\
        <text class="mid" x="\(Self.left)" y="\(Self.bottom + 24)">0</text>\
        <text class="end" x="\(Self.left - 8)" y="\(Self.bottom + 5)">0</text>
        """
    }

    private static func tick(_ power: Int) -> String {
        switch power {
        case 6...: NumberText.exact(pow(10, Double(power - 6))) + "M"
        case 3...: NumberText.exact(pow(10, Double(power - 3))) + "k"
        default: NumberText.exact(pow(10, Double(power)))
        }
    }

    /// A ring around each point that is to be named, and its name where there is room.
    private var labels: [Markup] {
        let named = points.filter { $0.label != nil }
        guard !named.isEmpty else { return [] }
        var places = LabelPlaces(
            left: Self.left + 2, top: Self.top, right: Self.right, bottom: Self.bottom - 6,
            points: points.map { (across($0.report), up($0.estimate)) })
        return named.compactMap { item in
            item.label.map { label in
                let (x, y) = (across(item.report), up(item.estimate))
                return draw(item, label, x, y, places.place(label.text, x: x, y: y))
            }
        }
    }

    private func draw(
        _ item: Point, _ label: Link, _ x: Double, _ y: Double, _ place: LabelPlaces.Place?
    ) -> Markup {
        let hint =
            "\(label.text): reported \(NumberText.words(item.report)), "
            + "estimated \(NumberText.words(item.estimate))"
        let name: Markup? = place.map { place in
            let lead: Markup =
                place.isFar
                ? "<path class=\"lead-line\" d=\"M\(x) \(y)L\(place.x) \(place.y - 5)\" />" : .none
            let end: Markup = place.endsThere ? " end" : .none
            return """
                \(lead)<text class="row\(end)" x="\(place.x)" y="\(place.y)">\(label.text)</text>
                """
        }
        return Markup.link(
            """
            <circle class="ring" cx="\(x)" cy="\(y)" r="6"><title>\(hint)</title></circle>\(name)
            """, to: label.href)
    }
}
