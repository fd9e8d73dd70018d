internal import Cubes
internal import Foundation
internal import Vocabulary

/// Spikes and jumps that no slip explains.
struct JumpCheck {
    let changes: Changes
    let context: ReviewContext
    /// Refugees by corridor, which explain changes of stocks; nil where none are held.
    let refugees: RefugeeCounts?
    /// From how many usual distances on.
    static let spike = 4.0
    static let level = 6.0

    private var table: ReviewTable { changes.table }

    func run(_ outliers: [Changes.Outlier]) -> [ReviewFinding] {
        let kept = outliers.filter { $0.oddity >= ($0.form == .spike ? Self.spike : Self.level) }
        let together = Together(table, kept)
        return kept.compactMap { finding($0, together) }
    }

    private func finding(
        _ outlier: Changes.Outlier, _ together: Together
    ) -> ReviewFinding? {
        guard let key = table.key(outlier.row), let evidence = changes.evidence(outlier),
            let found = evidence.first
        else { return nil }
        let people = abs(found.value - outlier.expected)
        let subject = context.subject(key)
        var innocent = changes.innocent(outlier, context)
        let area = together.area(outlier, changes)
        if let words = together.words(outlier, changes, context) { innocent.append(words) }
        if let words = refugees?.explains(key, evidence) { innocent.append(words) }
        let isSpike = outlier.form == .spike
        let kind = isSpike ? "spike" : outlier.form == .first ? "first figure" : "jump"
        let beside =
            isSpike
            ? "of the years beside it"
            : outlier.form == .first ? "of the next figure" : "of the figure before"
        let usual = exp(1.96 * abs(outlier.change) / max(outlier.oddity, 1e-9))
        return ReviewFinding(
            .jumps, kind, source: key[.source] ?? "", area: area, people: people,
            oddity: outlier.oddity, evidence: evidence, expected: outlier.expected,
            why: "\(subject): \(spoken(found.value)) in \(found.period), \(ratio(outlier, found)) "
                + "\(spoken(outlier.expected)) \(beside); changes like it stay within a factor of "
                + "\(spoken(usual)) nineteen times in twenty.",
            innocent: innocent,
            question: isSpike
                ? "Is the figure \(spoken(found.value)) of \(found.period) for \(subject) right?"
                : "What makes the figures for \(subject) change between "
                    + "\(evidence.dropFirst().first?.period.description ?? "the one before") and "
                    + "\(found.period): people, or the source and its definition?")
    }

    private func ratio(_ outlier: Changes.Outlier, _ found: ReviewEvidence) -> String {
        found.value >= outlier.expected
            ? outlier.expected < 1
                ? "up from the" : times(found.value / outlier.expected) + " the"
            : "down from the"
    }
}

extension Changes {
    /// The figure in question, and its neighbours.
    func evidence(_ outlier: Outlier) -> [ReviewEvidence]? {
        guard let found = table.evidence("found", outlier.row, outlier.figure) else { return nil }
        var result = [found]
        let range = table.figures(outlier.row)
        if outlier.figure > range.lowerBound,
            let before = table.evidence("before", outlier.row, outlier.figure - 1)
        {
            result.append(before)
        }
        if outlier.figure + 1 < range.upperBound,
            let after = table.evidence("after", outlier.row, outlier.figure + 1)
        {
            result.append(after)
        }
        return result
    }

    /// The area that findings of a row are put under.
    func area(_ row: Int) -> String {
        for dimension in [DimensionID.destination, .refArea, .receivingArea] {
            let code = table.code(row, dimension)
            if !code.isEmpty, code != "W" { return code }
        }
        return table.code(row, .origin)
    }

    /// People of concern whom UNHCR counts only where it works for them.
    private static let assisted: Set<String> = ["IDP", "RDP", "STA", "OOC", "RET"]

    /// What is known of a figure that explains a change.
    func innocent(_ outlier: Outlier, _ context: ReviewContext) -> [String] {
        let range = table.figures(outlier.row)
        let near = [outlier.figure, outlier.figure - 1, outlier.figure + 1].filter(range.contains)
        var words: [String] = []
        let marks = near.reduce(ReviewMarks()) { $0.union(table.marks[$1]) }
        if marks.contains(.isBreak) { words.append("The publisher flags a break in the series") }
        if marks.contains(.otherDefinition) {
            words.append("The publisher flags a figure whose definition differs")
        }
        let types = Set(near.map { table.types[Int(table.type[$0])] })
        if types.count > 1 {
            words.append(
                "The type of data changes: "
                    + types.map { $0.isEmpty ? "none" : $0 }.sorted().joined(separator: " beside "))
        } else if marks.contains(.imputed) {
            words.append("The publisher imputed the figures")
        }
        let times = near.map { table.position[Int(table.period[$0])] }
        let ends = [DimensionID.origin, .destination, .refArea].map {
            table.code(outlier.row, $0)
        }
        if near.contains(where: { table.value[$0] == 0 }), table.dataflow != .stock {
            words.append("A zero may stand for people of whom nobody reported")
        }
        if ["BIRTHS", "DEATHS"].contains(table.code(outlier.row, .indicator)) {
            words.append("Wars, famines and epidemics make births and deaths of single years jump")
        }
        if Self.assisted.contains(table.code(outlier.row, .popType)),
            table.code(outlier.row, .source) == "UNHCR"
        {
            words.append("UNHCR counts these where and while it protects or assists them")
        }
        for dimension in [DimensionID.origin, .destination] {
            let code = table.code(outlier.row, dimension)
            guard context.areas.area(code)?.kind == .special else { continue }
            words.append(
                "\(context.name(code)) hold whom the publisher does not show on their own, which "
                    + "changes from year to year")
            break
        }
        words += context.areaChanges(
            ends.filter { !$0.isEmpty }, from: times.min() ?? 0, to: times.max() ?? 0)
        return words
    }
}
