internal import Atlas
internal import Cubes
internal import Estimation
internal import Office
internal import Vocabulary
internal import Warehouse

/// Fills the page of two series beside one another.
struct CompareQuery {
    let snapshot: Snapshot
    private let naming: Naming

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        naming = Naming(snapshot: snapshot)
    }

    private var office: Office { snapshot.state.office }

    /// A series that can be chosen.
    private struct Offer {
        let choice: ComparePage.Choice
        let shown: ShownSeries
    }

    /// - Throws: ``Refusal`` for a series that is none of the corridor's.
    func model(
        _ origin: String?, _ destination: String?, _ left: String?, _ right: String?
    ) throws -> ComparePage.Model {
        guard let origin, let destination else {
            return ComparePage.Model(
                origin: origin.map(naming.label) ?? AreaLabel(code: "", name: ""),
                destination: destination.map(naming.label) ?? AreaLabel(code: "", name: ""))
        }
        for code in [origin, destination] { try refuseGroup(code) }
        let offers = try offers(origin, destination)
        var model = ComparePage.Model(
            origin: naming.label(origin), destination: naming.label(destination),
            choices: offers.map(\.choice))
        let chosen = (try find(left, offers, model), try find(right, offers, model))
        guard let pair = pair(chosen.0, chosen.1, offers) else {
            model.note =
                offers.isEmpty
                ? "No yearly series of people or moves is held from \(model.origin.name) to "
                    + "\(model.destination.name)."
                : "One series alone is held of this corridor: \(offers[0].choice.title)."
            return model
        }
        model.comparison = try comparison(pair.0, pair.1)
        model.sources = sources([pair.0, pair.1])
        return model
    }

    /// Groups would be added up from all of their areas, of every source.
    private func refuseGroup(_ code: String) throws(Refusal) {
        guard let area = snapshot.areas.area(code), area.isAggregate else { return }
        throw .notFound(
            "No series of \(area.shortName)",
            "\(area.name) is a group of areas; series of two areas are compared.",
            [Link(text: "Another corridor", href: Route.compare().path)])
    }

    // MARK: The series of a corridor

    private func offers(_ origin: String, _ destination: String) throws -> [Offer] {
        try [Dataflow.flow, .stock, .displaced].flatMap { dataflow in
            try office.show(
                KeyPattern(dataflow).with(.origin, origin).with(.destination, destination)
                    .with(.sex, Sex.total.rawValue).with(.age, AgeGroup.total.code)
            ).filter { shown in
                shown.series.observations.contains { $0.value.number != nil }
                    && shown.series.observations.allSatisfy { Self.year($0.period) != nil }
            }.map { shown in
                Offer(
                    choice: .init(
                        id: "\(dataflow.plainName):\(shown.key)", title: title(shown)),
                    shown: shown)
            }
        }
    }

    /// What tells the series from others first: `Flow as the origin reports it, by country of previous
    /// residence (ESTAT)`.
    private func title(_ shown: ShownSeries) -> String {
        let key = shown.key
        let source = key[.source] ?? ""
        if let method = FlowMethod.allCases.first(where: { $0.code == key[.method] }) {
            return "Flow, estimated: \(naming.method(method).title)"
        }
        var text: String
        switch (key.dataflow, key[.popType]) {
        case (.stock, _): text = "Stock"
        case (.displaced, "REF"): text = "Refugees"
        case (.displaced, "ASY"): text = "Asylum-seekers"
        case (.displaced, let type): text = "People of concern (\(type ?? ""))"
        default: text = "Flow"
        }
        switch key[.reporter] {
        case "ORIGIN": text += " as the origin reports it"
        case "DESTINATION": text += " as the destination reports it"
        default: break
        }
        if let criterion = key[.criterion].flatMap(Criterion.init(rawValue:)) {
            text +=
                criterion == .unstated ? ", criterion \(criterion.name)" : ", by \(criterion.name)"
        }
        return "\(text) (\(source == FlowEstimating.source ? "comparable view" : source))"
    }

    private func find(
        _ id: String?, _ offers: [Offer], _ model: ComparePage.Model
    ) throws(Refusal) -> Offer? {
        guard let id else { return nil }
        if let found = offers.first(where: { $0.choice.id == id }) { return found }
        let route = Route.compare(origin: model.origin.code, destination: model.destination.code)
        throw .notFound(
            "No such series",
            "Found \(Refusal.shortened(id)); expected a series from \(model.origin.name) to "
                + "\(model.destination.name) that is held.",
            [Link(text: "The series of this corridor", href: route.path)])
    }

    /// What was chosen, or two that count the same thing by other sources or ends, or any two.
    private func pair(_ left: Offer?, _ right: Offer?, _ offers: [Offer]) -> (Offer, Offer)? {
        func partner(of offer: Offer) -> Offer? {
            let others = offers.filter { $0.choice.id != offer.choice.id }
            let isReported = { (item: Offer) in item.shown.key[.method] ?? "_Z" == "_Z" }
            return others.first {
                $0.shown.key.dataflow == offer.shown.key.dataflow
                    && isReported($0) == isReported(offer)
            } ?? others.first
        }
        if let left, let right { return (left, right) }
        if let left { return partner(of: left).map { (left, $0) } }
        if let right { return partner(of: right).map { ($0, right) } }
        let first = offers.first { $0.shown.key[.method] ?? "_Z" == "_Z" } ?? offers.first
        return first.flatMap { first in partner(of: first).map { (first, $0) } }
    }

    // MARK: Two of them

    private func comparison(_ left: Offer, _ right: Offer) throws -> ComparePage.Comparison {
        let found = try office.compare(try pattern(left), try pattern(right))
        return ComparePage.Comparison(
            verdict: found.verdict, sentence: found.sentence, left: try side(left, found.first),
            right: try side(right, found.second),
            respects: found.respects.map {
                .init(
                    name: Self.name($0.respect), left: $0.first, right: $0.second,
                    relation: $0.relation,
                    effect: $0.effect, consequence: $0.consequence)
            }, rows: rows(left, right), medianRatio: found.medianRatio)
    }

    /// Dimensions by their plain names; aspects of a definition are in words already.
    private static func name(_ respect: String) -> String {
        guard let dimension = DimensionID(rawValue: respect) else { return respect }
        let words = dimension.plainName.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private func pattern(_ offer: Offer) throws -> KeyPattern {
        try KeyPattern(offer.shown.key.dataflow, offer.shown.key.description)
    }

    private func side(
        _ offer: Offer, _ found: SeriesComparison.Side
    ) throws -> ComparePage.Side {
        let said = [Aspect.measure, .duration, .time].compactMap { aspect in
            found.definition.first { $0.aspect == aspect.rawValue }?.words
        }
        let years = Dictionary(
            offer.shown.series.observations.map {
                ($0.period.description, Self.year($0.period) ?? 0)
            }, uniquingKeysWith: { first, _ in first })
        return ComparePage.Side(
            choice: offer.choice, publisher: found.publisher,
            counts: said.joined(separator: "; "), isEstimated: isEstimated(offer.shown.key),
            breaks: try office.areaBreaks(offer.shown.series).compactMap { item in
                guard let from = years[item.from], let to = years[item.to] else { return nil }
                return LineBreak(from: from, to: to, text: item.sentence)
            })
    }

    private func isEstimated(_ key: SeriesKey) -> Bool {
        FlowMethod.allCases.contains { $0.code == key[.method] }
    }

    private func rows(_ left: Offer, _ right: Offer) -> [ComparePage.Row] {
        let periods = Set(
            [left, right].flatMap { $0.shown.series.observations.map(\.period) }
        ).sorted()
        return periods.compactMap { period in
            guard let year = Self.year(period) else { return nil }
            let (one, other) = (figure(left, period), figure(right, period))
            var ratio = Figure(missing: .notApplicable, .number)
            if let first = one.value, let second = other.value, first != 0 {
                ratio = Figure(second / first, .number, kind: .computed)
            }
            return ComparePage.Row(
                period: period.calendarYear.map(String.init) ?? period.readable, year: year,
                left: one, right: other, ratio: ratio)
        }
    }

    private func figure(_ offer: Offer, _ period: Period) -> Figure {
        guard let observation = offer.shown.series[period] else {
            return Figure(missing: .notReported)
        }
        guard let value = observation.scaled else { return Figure(observation.value) }
        let key = offer.shown.key
        return Figure(
            value,
            kind: isEstimated(key) ? .estimated : offer.shown.isComputed ? .computed : .reported,
            href: Route.explain(
                dataflow: key.dataflow.rawValue, key: key.description, period: period.description
            ).path)
    }

    /// The year of a figure: of several years the middle one; nil for parts of a year.
    private static func year(_ period: Period) -> Int? {
        if let year = period.calendarYear { return year }
        guard case .years(let count) = period.length else { return nil }
        return period.start.year + count / 2
    }

    private func sources(_ offers: [Offer]) -> [SourceNote] {
        let ids = Set(
            offers.flatMap { $0.shown.releases + $0.shown.parts.flatMap(\.releases) })
        var seen = Set<String>()
        return snapshot.releases.filter { ids.contains($0.id) }.map(naming.note)
            .filter { seen.insert($0.citation).inserted }
    }
}
