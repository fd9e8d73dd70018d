internal import Cubes
internal import Office
internal import Warehouse

/// A release with its files and what it did to the figures.
struct ReleaseDetails: Sendable {
    let facts: ReleaseFacts
    /// Nil for one that does not count any more.
    let effects: [ReleaseEffect]?

    static let file = Shape<ReleaseFile>(
        "ReleaseFile", "A file that a release was read from.",
        [
            .init("name", .text, "Its name.") { .text($0.name) },
            .init("size", .count(), "Its size in bytes.") { .whole($0.size) },
            .init("sha256", .text, "The SHA-256 of its bytes, in hexadecimal.") {
                .text($0.sha256)
            },
        ])

    static let shape = Shape<ReleaseDetails>(
        "ReleaseDetails", "A release with its files and what it changed.",
        ReleaseFacts.fields.map { $0.of { (whole: ReleaseDetails) in whole.facts } } + [
            .init("notes", .list(of: .text), "What is to be known of it.") {
                .list($0.facts.release.notes.map { .text($0) })
            },
            .init("files", .list(of: file.reference), "The files that it was read from.") {
                .list($0.facts.release.files.map { file.datum($0) })
            },
            .init(
                "effects", .list(of: ReleaseEffect.shape.reference).orNull,
                "What it changed, by dataflow; null for one that was withdrawn."
            ) { details in
                details.effects.map { .list($0.map { ReleaseEffect.shape.datum($0) }) } ?? .null
            },
        ])
}

/// What a release changed of a dataflow.
struct ReleaseEffect: Sendable {
    let dataflow: Dataflow
    private(set) var seriesBegun = 0
    private(set) var seriesEnded = 0
    private(set) var figuresAdded = 0
    private(set) var figuresChanged = 0
    private(set) var figuresRemoved = 0

    static let shape = Shape<ReleaseEffect>(
        "ReleaseEffect", "What a release changed of a dataflow.",
        [
            .init("dataflow", .choice(Dataflow.allCases.map(\.plainName)), "The table.") {
                .text($0.dataflow.plainName)
            },
            .init("series_begun", .count(), "Series that were not there before.") {
                .whole($0.seriesBegun)
            },
            .init("series_ended", .count(), "Series that are not there any more.") {
                .whole($0.seriesEnded)
            },
            .init("figures_added", .count(), "Figures that were not there before.") {
                .whole($0.figuresAdded)
            },
            .init("figures_changed", .count(), "Figures that say something else.") {
                .whole($0.figuresChanged)
            },
            .init("figures_removed", .count(), "Figures that are not there any more.") {
                .whole($0.figuresRemoved)
            },
        ])

    /// What differs between two states, by dataflow; dataflows without a difference are left out.
    ///
    /// Cost: a look at each series; observations of those with a new version are compared.
    static func all(from earlier: OfficeState, to later: OfficeState) throws -> [ReleaseEffect] {
        try Dataflow.allCases.compactMap { dataflow in
            let (before, after) = (earlier.view(dataflow), later.view(dataflow))
            guard before.count > 0 || after.count > 0 else { return nil }
            var changes = StateChanges(
                from: before, to: after, SeriesSelection(keys: [CodeSelection(after.columns)]),
                try later.observations(dataflow))
            var effect = ReleaseEffect(dataflow: dataflow)
            var isAny = false
            while let change = changes.advance() {
                isAny = true
                if change.before == nil { effect.seriesBegun += 1 }
                if change.after == nil { effect.seriesEnded += 1 }
                for pair in change.observations {
                    switch (pair.before, pair.after) {
                    case (nil, _): effect.figuresAdded += 1
                    case (_, nil): effect.figuresRemoved += 1
                    default: effect.figuresChanged += 1
                    }
                }
            }
            return isAny ? effect : nil
        }
    }

    private init(dataflow: Dataflow) { self.dataflow = dataflow }
}
