internal import Cubes
internal import Vocabulary

/// Figures below zero of what is counted: people there, moves, applications. Balances may be negative.
struct NegativeCheck {
    private let table: ReviewTable
    private let context: ReviewContext

    init(_ table: ReviewTable, _ context: ReviewContext) {
        self.table = table
        self.context = context
    }

    func run() -> [ReviewFinding] {
        let counts: Set<String> = [
            "POP", "POP_END", "BIRTHS", "DEATHS", "MIGSTOCK", "REFUGEES_IN", "REFUGEES_FROM",
        ]
        return (0..<table.count).flatMap { row -> [ReviewFinding] in
            if table.dataflow == .population, !counts.contains(table.code(row, .indicator)) {
                return []
            }
            return table.figures(row).compactMap { figure in
                guard table.value[figure] < 0, let key = table.key(row),
                    context.definition(key)[.measure]?.code != "NET",
                    let found = table.evidence("found", row, figure)
                else { return nil }
                let subject = context.subject(key)
                return ReviewFinding(
                    .signs, "negative", source: key[.source] ?? "",
                    area: key[.destination] ?? key[.refArea] ?? key[.receivingArea] ?? "",
                    people: abs(found.value), oddity: 20, evidence: [found],
                    why:
                        "\(subject) is \(spoken(found.value)) in \(found.period); people and moves "
                        + "are counted from 0.",
                    question: "What does the figure \(spoken(found.value)) of \(found.period) for "
                        + "\(subject) mean?")
            }
        }
    }
}
