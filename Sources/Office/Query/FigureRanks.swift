internal import Cubes
internal import Vocabulary
internal import Warehouse

/// Numbers that lie as the terms of an order do, to sort observations by.
struct FigureRanks {
    private let terms: [(term: FigureOrder.Term, isDescending: Bool)]
    private let walked: [ComputedSeries]
    private let columns: SeriesColumns
    private let observations: ObservationColumns
    /// By dimension, the rank of each code of the dictionary, and of computed ones.
    private var codes: [Int: TextRanks] = [:]
    private var texts: [AttributeID: TextRanks] = [:]
    /// By attribute, the rank of each attribute set.
    private var sets: [AttributeID: [UInt64]] = [:]
    /// What values with each attribute set are to be multiplied by.
    private let multipliers: [Double]
    /// The rank of each period that is held, and of all.
    private let heldPeriods: [UInt64]
    private let periods: [Period: UInt64]

    init(_ order: FigureOrder, _ walk: some FigureCursor, _ question: FigureQuestion) throws {
        let holdings = question.state.holdings
        terms = order.asked
        walked = walk.computed
        columns = walk.columns
        observations = try question.state.observations(question.dataflow)
        multipliers = holdings.attributeSets.map(\.multiplier)
        let computed = walk.computed.map(\.shown)
        let figures = computed.flatMap(\.series.observations)
        for (term, _) in terms {
            switch term {
            case .dimension(let place):
                codes[place] = TextRanks(
                    columns.dictionaries[place], computed.map { $0.key.codes[place] })
            case .attribute(let id):
                let ranks = TextRanks(
                    holdings.attributeSets.map { $0[id] ?? "" },
                    figures.map { $0.attributes[id] ?? "" })
                texts[id] = ranks
                sets[id] = ranks.first
            case .period, .value, .amount, .status, .release: continue
            }
        }
        let all = Set(holdings.periods).union(figures.map(\.period)).sorted()
        periods = Dictionary(
            all.enumerated().map { ($1, UInt64($0)) }, uniquingKeysWith: { a, _ in a })
        heldPeriods = holdings.periods.map { [periods] in periods[$0] ?? 0 }
    }

    /// The number of words for an observation.
    var count: Int { terms.count }

    /// Appends the words of an observation.
    func append(_ item: FigureItem, _ index: Int, to words: inout [UInt64]) {
        for (term, isDescending) in terms {
            let rank: UInt64
            switch item {
            case .held(let row): rank = held(term, row, index, isDescending)
            case .computed(let series):
                rank = computed(
                    term, walked[series].shown, index, isDescending)
            }
            words.append(rank)
        }
    }

    private func held(
        _ term: FigureOrder.Term, _ row: Int, _ index: Int, _ isDescending: Bool
    ) -> UInt64 {
        switch term {
        case .dimension(let place):
            return turned(codes[place]?.first[Int(columns.keys[place][row])] ?? 0, isDescending)
        case .period: return turned(heldPeriods[Int(observations.periods[index])], isDescending)
        case .value:
            let isMissing = observations.reasons[index] != 0
            return value(isMissing ? nil : observations.values[index], isDescending)
        case .amount:
            let isMissing = observations.reasons[index] != 0
            let scale = multipliers[Int(observations.attributes[index])]
            return value(isMissing ? nil : observations.values[index] * scale, isDescending)
        case .status: return turned(UInt64(observations.statuses[index]), isDescending)
        case .release: return turned(UInt64(columns.opened[row]), isDescending)
        case .attribute(let id):
            return turned(sets[id]?[Int(observations.attributes[index])] ?? 0, isDescending)
        }
    }

    private func computed(
        _ term: FigureOrder.Term, _ shown: ShownSeries, _ index: Int, _ isDescending: Bool
    ) -> UInt64 {
        let figure = shown.series.observations[index]
        switch term {
        case .dimension(let place):
            return turned(codes[place]?.rank(shown.key.codes[place]) ?? 0, isDescending)
        case .period: return turned(periods[figure.period] ?? 0, isDescending)
        case .value: return value(figure.value.number, isDescending)
        case .amount: return value(figure.scaled, isDescending)
        case .status: return turned(UInt64(figure.status.rawValue.utf8.first ?? 0), isDescending)
        case .release: return turned(0, isDescending)
        case .attribute(let id):
            return turned(texts[id]?.rank(figure.attributes[id] ?? "") ?? 0, isDescending)
        }
    }

    private func turned(_ rank: UInt64, _ isDescending: Bool) -> UInt64 {
        isDescending ? ~rank : rank
    }

    /// The order of numbers in that of words; missing ones last, whichever way the rest goes round.
    private func value(_ number: Double?, _ isDescending: Bool) -> UInt64 {
        guard let number, !number.isNaN else { return .max }
        // Zero has two signs and one place.
        let bits = (number == 0 ? 0 : number).bitPattern
        let rank = bits >> 63 == 1 ? ~bits : bits | 1 << 63
        return turned(rank, isDescending)
    }
}

/// The order of texts by their UTF-8 bytes.
private struct TextRanks {
    /// Of the texts of a list, in its order.
    let first: [UInt64]
    private let ranks: [[UInt8]: UInt64]

    init(_ texts: [String], _ more: [String]) {
        let all = texts.map { Array($0.utf8) }
        let sorted = Set(all).union(more.map { Array($0.utf8) })
            .sorted { $0.lexicographicallyPrecedes($1) }
        let ranks = Dictionary(
            sorted.enumerated().map { ($1, UInt64($0)) }, uniquingKeysWith: { a, _ in a })
        first = all.map { ranks[$0] ?? 0 }
        self.ranks = ranks
    }

    func rank(_ text: String) -> UInt64 { ranks[Array(text.utf8)] ?? 0 }
}
