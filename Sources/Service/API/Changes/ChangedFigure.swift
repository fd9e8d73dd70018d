internal import Cubes
internal import Office

/// A figure that two states hold differently, as answers show it.
struct ChangedFigure: Sendable {
    let revision: Revision
    /// The series as each state has it.
    let before: SeriesFacts
    let after: SeriesFacts

    /// A figure as one of the states has it.
    static let side = Shape<FigureFacts>(
        "ChangedFigureSide", "A figure as one of two states has it.",
        FigureFacts.fields.filter { $0.name != "period" })

    static let shape = Shape<ChangedFigure>(
        "ChangedFigure", "A figure that differs between two states.",
        [
            .init(
                "kind", .choice(Revision.Kind.allCases.map(\.plainName)),
                Revision.Kind.allCases.map { "\($0.plainName): \($0.about)" }.joined(
                    separator: " ")
            ) { .text($0.revision.kind.plainName) }
        ]
            + SeriesFacts.fields.filter { $0.name != "computed" }.map {
                $0.of { (whole: ChangedFigure) in
                    whole.revision.after == nil ? whole.before : whole.after
                }
            } + [
                .init("period", .text, "As figures have it.") { .text("\($0.revision.period)") },
                .init(
                    "difference", .number.orNull,
                    "What a revised figure rose by, or fell by where negative, in its unit. Null for "
                        + "other kinds, and where the unit changed."
                ) { Datum($0.revision.difference) },
                .init(
                    "share", .number.orNull,
                    "The difference as a share of the figure before; null where that was zero."
                ) { Datum($0.revision.relative) },
                .init("before", side.reference.orNull, "As it was; null for a new figure.") {
                    change in
                    change.revision.before.map { side.datum(change.facts(change.before, $0)) }
                        ?? .null
                },
                .init("after", side.reference.orNull, "As it became; null for one that is gone.") {
                    change in
                    change.revision.after.map { side.datum(change.facts(change.after, $0)) }
                        ?? .null
                },
            ])

    private func facts(_ series: SeriesFacts, _ figure: Revision.Figure) -> FigureFacts {
        FigureFacts(series: series, observation: figure.observation, release: figure.release)
    }
}
