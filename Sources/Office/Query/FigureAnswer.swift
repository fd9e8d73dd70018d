internal import Cubes
internal import SDMX
internal import Warehouse

/// The data sets of an answer, in order.
struct FigureAnswer {
    /// A data set: what is to be done with its figures, and a walk through them.
    struct Part {
        let cursor: () throws -> any FigureCursor
        var action = Action.information
        /// Since when the figures hold, or, of those gone, until when they did: UTC.
        var changed: String?
    }

    let request: FigureRequest
    let parts: [Part]

    init(_ request: FigureRequest) {
        self.request = request
        let state = request.question.state
        switch request.history {
        case .none:
            parts = [
                Part(cursor: { try Self.sorted(try FigureWalk(request.question), request) })
            ]
        case .changes(let since):
            parts = Self.difference(request, state.seen(at: since), state)
        case .all(let since):
            var parts: [Part] = []
            var before = state.asOf(0)
            for release in state.holdings.releases where release.id <= state.bound ?? .max {
                let after = state.asOf(release.id)
                defer { before = after }
                guard after.effective != before.effective,
                    since.map({ state.isNew(release, since: $0) }) ?? true
                else { continue }
                for var part in Self.difference(request, before, after) {
                    part.changed = release.heldFrom
                    parts.append(part)
                }
            }
            self.parts = parts
        }
    }

    /// What is new or otherwise, to be put in place of what was there, and what is gone.
    private static func difference(
        _ request: FigureRequest, _ before: OfficeState, _ after: OfficeState
    ) -> [Part] {
        [(Action.replace, false), (.delete, true)].map { action, gone in
            Part(
                cursor: {
                    try sorted(
                        try ChangeCursor(request.question, from: before, to: after, gone: gone),
                        request)
                }, action: action)
        }
    }

    /// The figures in the order that the request asks for.
    private static func sorted(
        _ cursor: some FigureCursor, _ request: FigureRequest
    ) throws -> any FigureCursor {
        guard let order = request.order else { return cursor }
        return try SortedFigures(
            cursor, order, request.question, onePerSeries: request.showsOnlySeries)
    }
}

extension FigureRequest {
    /// How many figures answer it, offset and limit aside; of series where no observations are
    /// shown.
    ///
    /// Cost: a walk through all of them.
    public func count() throws -> Int {
        var count = 0
        for part in FigureAnswer(self).parts {
            let cursor = try part.cursor()
            while cursor.advance() { count += showsOnlySeries ? 1 : cursor.taken.count }
        }
        return count
    }
}
