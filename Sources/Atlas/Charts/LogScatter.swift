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

    /// A dot for each point: the ends of lines of no length, which are round.
    private var cloud: String {
        var path = ""
        for item in points { path += "M\(point(item.report, item.estimate))h.01" }
        return path
    }

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

    /// A ring around each point that is to be named, and its name where no other stands there.
    private var labels: [Markup] {
        var taken: [(x: Double, y: Double)] = []
        return points.compactMap { item in
            guard let label = item.label else { return nil }
            let (x, y) = (across(item.report), up(item.estimate))
            let isFree = !taken.contains { abs($0.x - x) < 140 && abs($0.y - y) < 20 }
            if isFree { taken.append((x, y)) }
            return draw(item, label, x, y, named: isFree)
        }
    }

    private func draw(
        _ item: Point, _ label: Link, _ x: Double, _ y: Double, named: Bool
    ) -> Markup {
        let hint =
            "\(label.text): reported \(NumberText.words(item.report)), "
            + "estimated \(NumberText.words(item.estimate))"
        let isRight = x > 330
        let name: Markup =
            named
            ? """
            <text class="row\(isRight ? " end" : "")" x="\(isRight ? x - 10 : x + 10)" y="\(y + 5)">\
            \(label.text)</text>
            """ : .none
        return Markup.link(
            """
            <circle class="ring" cx="\(x)" cy="\(y)" r="6"><title>\(hint)</title></circle>\(name)
            """, to: label.href)
    }
}
