import Office

extension FramedSeries {
    /// The series for people: the figures, how each was made, and of what.
    var text: String {
        var lines = ["\(dataflow) \(seriesKey)", "  in the areas of \(frame):"]
        lines += places.map { place in
            let parts =
                place.parts == [place.code] ? "" : " (\(place.parts.joined(separator: " ")))"
            return "    \(place.dimension) \(place.code) \(place.name)\(parts)"
        }
        let hasRange = figures.contains { $0.low != $0.high }
        var table = TextTable(
            ["  Period", "Value"] + (hasRange ? ["Least", "Most"] : []) + ["How"],
            right: hasRange ? [1, 2, 3] : [1])
        for item in figures {
            let range =
                hasRange ? [item.low, item.high].map { $0.map { exactText($0) } ?? "" } : []
            table.add(
                ["  " + item.period, item.value.map { exactText($0) } ?? "unknown"] + range
                    + [how(item)])
        }
        lines.append(table.text)
        for item in figures {
            lines += item.gaps.map { "  \(item.period): \($0.sentence)" }
            if item.kind != "same" { lines += path(item) }
            lines += item.leftOut.map { left in
                let value = left.value.map { exactText($0) } ?? "no figure"
                return "  \(item.period): left out \(left.seriesKey) \(value): \(left.reason)"
            }
        }
        lines += divisions
        if !breaks.isEmpty {
            lines.append("  No difference is to be taken over a break:")
            lines += breaks.map { "    \($0.from) to \($0.to): \($0.sentence)" }
        }
        return lines.joined(separator: "\n")
    }

    private func how(_ item: Figure) -> String {
        switch item.kind {
        case "same": "as it is held, under \(code(item.steps.first))"
        case "sum": "sum of \(item.steps.count) figures"
        case "weighted": "by " + bases(item).joined(separator: "; ")
        default:
            item.steps.isEmpty
                ? ""
                : "found beside: \(exactText(item.found.first ?? 0)) in \(item.steps.count) figures"
        }
    }

    /// Who says the shares, in order.
    private func bases(_ item: Figure) -> [String] {
        var seen: Set<String> = []
        return item.steps.flatMap(\.bases).filter { seen.insert($0).inserted }
    }

    /// What a figure is made of, in one line.
    private func path(_ item: Figure) -> [String] {
        guard !item.steps.isEmpty else { return [] }
        let steps = item.steps.map { step in
            let share = step.bases.isEmpty ? "" : " x \(exactText(step.shares.first ?? 1))"
            return "\(code(step)) \(exactText(step.value))\(share)"
        }
        return ["  \(item.period) = " + steps.joined(separator: " + ")]
    }

    /// The places of a step's key that are not as in this one.
    private func code(_ step: Step?) -> String {
        guard let step else { return "" }
        let own = seriesKey.split(separator: ".", omittingEmptySubsequences: false)
        let its = step.seriesKey.split(separator: ".", omittingEmptySubsequences: false)
        let different = zip(own, its).filter { $0 != $1 }.map { String($1) }
        return different.isEmpty
            ? places.map(\.code).joined(separator: " to ") : different.joined(separator: " to ")
    }

    private var divisions: [String] {
        var seen: Set<Division> = []
        return figures.flatMap(\.divisions).filter { seen.insert($0).inserted }.map { item in
            let parts = item.parts.map { "\($0.code) \(exactText($0.share))" }
            let when = item.date.map { ", \($0)" } ?? ""
            let other = item.counterpart.map { ", with \($0)" } ?? ""
            let remark = item.remark.map { " (\($0))" } ?? ""
            return "  \(item.area) by \(item.basis)\(when)\(other)\(remark): "
                + parts.joined(separator: ", ")
        }
    }
}
