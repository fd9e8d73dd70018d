internal import Vocabulary

/// Women and men by age, back to back, with the same figures as a table below.
struct AgePyramid {
    private let sexes: AbroadPage.Sexes

    init(_ sexes: AbroadPage.Sexes) { self.sexes = sexes }

    var title: String { "\(sexes.column.title), \(sexes.column.year)" }

    private static let row = 18.0

    /// The picture and its table. A hidden count has no bar; the table says that it is hidden.
    var view: Markup {
        let groups = Array(sexes.ages.reversed())
        let most =
            groups.flatMap { [$0.women?.value, $0.men?.value] }.compactMap(\.self).max() ?? 0
        let height = Double(groups.count) * Self.row + 24
        let bars = groups.enumerated().map { place, group -> Markup in
            let y = 20 + Double(place) * Self.row
            let left = length(group.men, most)
            let right = length(group.women, most)
            return """
                <text class="mid" x="240" y="\(y + 13)">\(group.age)</text>\
                <rect class="m" x="\(205 - left)" y="\(y + 2)" width="\(left)" height="14" />\
                <rect class="f" x="275" y="\(y + 2)" width="\(right)" height="14" />

                """
        }
        let table = Parts.table(
            caption: "\(title), persons by age", headings: ["Age", "Women", "Men"],
            rows: sexes.ages.map { group in
                (
                    "\(group.age)",
                    [group.women, group.men].map { $0 ?? Figure(missing: .notReported) }
                )
            })
        return """
            <svg class="pyramid" viewBox="0 0 480 \(height)" role="img">
            <title>Ages of women and men, \(title)</title>
            <text class="end" x="205" y="12">Men</text><text x="275" y="12">Women</text>
            \(bars)</svg>
            <details><summary>The same as a table</summary>\(table)</details>
            """
    }

    private func length(_ figure: Figure?, _ most: Double) -> Double {
        guard let value = figure?.value, most > 0 else { return 0 }
        return value / most * 200
    }
}
