internal import Cubes
internal import Estimation
internal import Foundation
internal import Vocabulary
internal import Warehouse

extension Office {
    /// An estimated flow: the inputs as they were, the method run again, and its arithmetic
    /// for this corridor. Throws where the result is not the figure held.
    func explainFlow(_ shown: ShownSeries, period: Period) throws -> Explanation {
        guard let place = shown.series.observations.firstIndex(where: { $0.period == period }),
            let release = try warehouse.release(shown.releases[place]),
            let origin = shown.key[.origin], let destination = shown.key[.destination]
        else {
            throw OfficeError(
                kind: .notFound, place: title(shown.key, period), found: "no release",
                expected: "a figure with its release")
        }
        let (estimate, account) = try recompute(release, period)
        let facts = try estimate.explain(from: origin, to: destination)
        let observation = shown.series.observations[place]
        try check(facts, against: observation, shown.key, period)
        let words = FlowWords(office: self, facts: facts, account: account, period: period)
        return Explanation(
            title: title(shown.key, period),
            statement: statement(shown.key, period, observation), value: facts.flow,
            sections: [keySection(shown.key)] + words.sections
                + (try definitionSections(shown.key)),
            notes: release.notes + words.notes,
            sources: try inputSources(release) + [source(release)])
    }

    /// Runs a flow release's method again for one of its intervals.
    func recompute(
        _ release: Release, _ period: Period
    ) throws -> (FlowEstimate, FlowInputAccount) {
        let parameters = try JSONDecoder().decode(
            FlowParameters.self, from: Data(release.parameters.utf8))
        guard let method = FlowMethod(named: parameters.method),
            let sex = Sex(rawValue: parameters.sex),
            let interval = parameters.intervals.first(where: { $0.period == period })
        else {
            throw OfficeError(
                kind: .data, place: "release \(release.id)", found: "parameters without \(period)",
                expected: "the method and interval of the figure")
        }
        try requireInputs(parameters.inputs, of: release)
        let builder = FlowInputsBuilder(
            stocks: try StockBook(self, source: parameters.stocks, asOf: parameters.state),
            population: try PopulationBook(
                self, source: parameters.population, asOf: parameters.state), areas: areas)
        let prepared = try builder.build(interval, sex: sex)
        return (try FlowEstimation.estimate(method, prepared.inputs), prepared.account)
    }

    /// Figures that were withdrawn are shown nowhere, so nor is the arithmetic made of them.
    func requireInputs(_ inputs: [Int], of release: Release) throws {
        guard let input = try withdrawnInput(of: inputs),
            case .withdrawn(let at, let reason) = input.standing
        else { return }
        throw OfficeError(
            kind: .data, place: "what release \(release.id) was made of",
            found: "its input, release \(input.id) of \(input.source), withdrawn on "
                + "\(at.prefix(10)): \(reason)",
            expected: "inputs that stand: make it again from others, and withdraw release "
                + "\(release.id)")
    }

    /// The first of some releases that was withdrawn.
    func withdrawnInput(of inputs: [Int]) throws -> Release? {
        for input in inputs {
            if let release = try warehouse.release(input), release.standing.isWithdrawn {
                return release
            }
        }
        return nil
    }

    private func check(
        _ facts: FlowExplanation, against held: Observation, _ key: SeriesKey, _ period: Period
    ) throws {
        let value = held.scaled ?? .nan
        let tolerance = 1e-6 * max(1, abs(value))
        guard abs(facts.flow - value) <= tolerance, abs(facts.sum - value) <= tolerance else {
            throw OfficeError(
                kind: .data, place: title(key, period),
                found: "arithmetic that gives \(facts.sum)",
                expected: "the figure held, \(value); estimate the interval again")
        }
    }

    private func inputSources(_ release: Release) throws -> [Explanation.Source] {
        let parameters = try JSONDecoder().decode(
            FlowParameters.self, from: Data(release.parameters.utf8))
        return try parameters.inputs.compactMap { try warehouse.release($0) }.map(source)
    }
}

/// The sections and notes that explain a flow.
struct FlowWords {
    let office: Office
    let facts: FlowExplanation
    let account: FlowInputAccount
    let period: Period

    /// The dates of the two stocks, in words.
    private var dates: (first: String, last: String) {
        let end = period.endOfYears.map { "mid-\($0.year)" } ?? "the second date"
        return ("mid-\(period.start.year)", end)
    }

    private func name(_ code: String) -> String { office.areas.area(code)?.name ?? code }

    var sections: [Explanation.Section] {
        [inputs] + [adjustment, split].compactMap { $0 } + [arithmetic]
    }

    private var inputs: Explanation.Section {
        let from = name(facts.from)
        let to = name(facts.to)
        return .init(
            title: "What went in",
            rows: [
                .init("People from \(from) in \(to), \(dates.first)", facts.stock.start),
                .init("People from \(from) in \(to), \(dates.last)", facts.stock.end),
                .init("Births in \(from) between the dates", facts.births.from),
                .init("Deaths in \(from) between the dates", facts.deaths.from),
                .init("Births in \(to) between the dates", facts.births.to),
                .init("Deaths in \(to) between the dates", facts.deaths.to),
            ])
    }

    private var adjustment: Explanation.Section? {
        guard let adjustment = facts.adjustment else { return nil }
        let titles: [StockStage.Step: String] = [
            .raw: "as published", .birthsAndDeaths: "after births and deaths",
            .worldBalance: "after balancing the world totals",
            .birthplaceTotals: "after matching birthplace totals",
        ]
        let rows = [(dates.first, adjustment.start), (dates.last, adjustment.end)].flatMap {
            date, cell in
            cell.values.map { value in
                Explanation.Row(
                    "This corridor's stock, \(date), \(titles[value.step] ?? value.step.rawValue)",
                    value.persons,
                    remark: value == cell.values.last
                        ? cell.factor.map { "factor \(exactText($0)) of the published stock" }
                        : nil)
            }
        }
        return .init(title: "How the stock was adjusted", rows: rows)
    }

    private var split: Explanation.Section? {
        guard let split = facts.split else { return nil }
        return .init(
            title: "Who moved",
            rows: [
                .init("Outward: born in \(name(facts.from))", split.outward),
                .init("Return: born in \(name(facts.to))", split.returning),
                .init("Transit: born elsewhere", split.transit),
            ], sum: .init("Flow", split.total))
    }

    private var arithmetic: Explanation.Section {
        switch facts.arithmetic {
        case .differences(let list):
            return .init(
                title: "Arithmetic: changes in stocks",
                rows: list.map {
                    .init(
                        "Born in \(name($0.birthplace)), living in \(name($0.area)): "
                            + "\(exactText($0.end)) - \(exactText($0.start)) = "
                            + "\(exactText($0.change))", $0.amount,
                        remark: $0.reading.rawValue)
                }, sum: .init("Flow", facts.sum))
        case .rate(let share):
            return .init(
                title: "Arithmetic: a share of the world total",
                rows: [
                    .init(
                        share.totalIsEstimated
                            ? "World total of moves (closed accounting)" : "World total of moves",
                        share.worldTotal),
                    .init("This corridor's stock, \(dates.first)", share.stock),
                    .init("All migrants, \(dates.first)", share.migrantStock),
                    .init(
                        "World total x stock / all migrants", share.amount,
                        remark: "\(share.rate) moves for each migrant"),
                ], sum: .init("Flow", facts.sum))
        case .birthplaces(let list):
            return .init(
                title: "Arithmetic: people by birthplace",
                rows: rows(list.filter { $0.amount != 0 }), sum: .init("Flow", facts.sum))
        }
    }

    private func rows(_ list: [BirthplaceContribution]) -> [Explanation.Row] {
        list.sorted { $0.amount > $1.amount }.map { item in
            let kind = item.kind == .minimum ? "fewest moves" : "free moves"
            let seed = item.seed.map { ", seed \($0)" } ?? ""
            return .init(
                "Born in \(name(item.birthplace)) (\(kind)): \(exactText(item.weight)) x "
                    + "\(exactText(item.outflow)) out x \(exactText(item.inflow)) in / "
                    + "\(exactText(item.total))\(seed)", item.amount)
        }
    }

    var notes: [String] {
        var notes: [String] = []
        if let flag = facts.flag {
            notes.append(
                "Flag: this flow (\(exactText(flag.flow))) is above both of its stocks "
                    + "(\(exactText(flag.stockStart)) and \(exactText(flag.stockEnd)))."
                    + (flag.isMadeByAdjustment
                        ? " The adjustment of the stocks made it; it says little about the world."
                        : ""))
        }
        if let year = account.carriedEvents {
            notes.append("Flag: " + FlowEstimating.carried(year) + ".")
        }
        if let year = account.carriedPopulation {
            notes.append(
                "The population of mid-\(year) is that of mid-\(year - 1) with its change.")
        }
        for item in account.bornAndDied where [facts.from, facts.to].contains(item.area) {
            notes.append(
                "\(exactText(item.persons.rounded())) births and as many deaths of "
                    + "\(name(item.area)) were of people born and dead between the dates, "
                    + "and take no part.")
        }
        if !account.extraBirthplaces.isEmpty {
            notes.append(
                "Birthplaces without a residence of their own took part: "
                    + account.extraBirthplaces.map(name).joined(separator: ", ") + ".")
        }
        if account.absentCells > 0 {
            notes.append(
                "Pairs without a published stock were taken as nobody "
                    + "(\(account.absentCells) over both dates).")
        }
        return notes
    }
}
