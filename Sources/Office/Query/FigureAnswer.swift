internal import Cubes
internal import SDMX
internal import Warehouse

/// The data sets of an answer, in order.
struct FigureAnswer {
    /// A data set: what is to be done with its figures, and a walk through them.
    struct Part {
        let cursor: () throws -> any FigureCursor
        var action = Action.information
        /// Since when the figures hold: UTC.
        var validFrom: String?
    }

    let request: FigureRequest
    let parts: [Part]

    init(_ request: FigureRequest) {
        self.request = request
        let question = request.question
        let state = question.state
        switch request.history {
        case .none:
            parts = [
                Part(cursor: {
                    let walk = try FigureWalk(question)
                    return try request.order.map { try SortedFigures(walk, $0, question) } ?? walk
                })
            ]
        case .changes(let since):
            parts = Self.difference(question, state.asOf(since), state)
        case .all:
            var parts: [Part] = []
            var before = state.asOf(0)
            for release in state.holdings.releases where release.id <= state.bound ?? .max {
                let after = state.asOf(release.id)
                guard after.effective != before.effective else { continue }
                for var part in Self.difference(question, before, after) {
                    part.validFrom = release.heldFrom
                    parts.append(part)
                }
                before = after
            }
            self.parts = parts
        }
    }

    /// What is new or otherwise, to be put in place of what was there, and what is gone.
    private static func difference(
        _ question: FigureQuestion, _ before: OfficeState, _ after: OfficeState
    ) -> [Part] {
        [
            Part(
                cursor: { try ChangeCursor(question, from: before, to: after, gone: false) },
                action: .replace),
            Part(
                cursor: { try ChangeCursor(question, from: before, to: after, gone: true) },
                action: .delete),
        ]
    }
}
