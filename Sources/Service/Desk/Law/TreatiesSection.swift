internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Vocabulary

/// `/desk/treaties`: instruments, States and where they stand.
struct TreatiesSection: DeskSection {
    let segment = "treaties"
    let title: String? = "Treaties"
    let about = "Legal instruments, what States did about them, and where they stand on any day."

    func answer(_ request: DeskRequest) async throws -> Reply {
        try request.require(.read)
        guard !request.isPost else { throw request.nothingHere() }
        let treaties = Treaties(try request.registers(), areas: request.office.areas)
        let day = try request.treatyDay("on")
        let views = TreatyViews(treaties, request.office.areas, day)
        switch request.path.count {
        case 0: return request.reply(TreatiesPage.render(views.list, request.frame))
        case 1 where request.path[0] == "matrix":
            return request.reply(TreatyMatrixPage.render(views.matrix, request.frame))
        case 1:
            return request.reply(
                TreatyPage.render(try views.instrument(request.path[0]), request.frame))
        default: throw request.nothingHere()
        }
    }
}

extension DeskRequest {
    /// A day that the address asks for; today, UTC, where it asks for none.
    func treatyDay(_ name: String) throws -> CalendarDate {
        let text = try address.value(name) ?? ""
        if text.isEmpty, let today = CalendarDate(office.clock().prefix(10)) { return today }
        guard let day = CalendarDate(text) else {
            throw Refusal.malformed(
                "That is not a day",
                "Found \(name)=\(Refusal.shortened(text)); expected YYYY-MM-DD, such as 2004-10-28."
            )
        }
        return day
    }
}

/// Fills the pages on treaties.
struct TreatyViews {
    private let treaties: Treaties
    private let areas: AreaRegister
    private let day: CalendarDate

    init(_ treaties: Treaties, _ areas: AreaRegister, _ day: CalendarDate) {
        self.treaties = treaties
        self.areas = areas
        self.day = day
    }

    var list: TreatiesPage.Model {
        let found = treaties.list(on: day)
        return TreatiesPage.Model(
            on: day.description,
            entries: found.map { item in
                .init(
                    link: link(item), title: item.title, kind: item.kind ?? "",
                    adopted: item.adopted ?? "", inForce: item.inForce ?? "",
                    actions: item.actions, signatures: item.signatures.map { "\($0)" },
                    parties: item.parties.map { Self.range($0, item.possible ?? 0) },
                    lastAction: item.lastAction)
            },
            stated: found.flatMap { item in item.stated.map { stated($0, link(item)) } },
            conflicts: treaties.conflicts(on: day).map { conflict($0, isNamed: true) })
    }

    var matrix: TreatyMatrixPage.Model {
        let found = treaties.matrix(on: day)
        let shown = found.instruments.indices.filter { found.instruments[$0].actions > 0 }
        return TreatyMatrixPage.Model(
            on: found.on, instruments: shown.map { link(found.instruments[$0]) },
            rows: found.rows.map { row in
                .init(
                    area: Self.label(row.area),
                    standings: shown.map { place in
                        row.standings[place].map {
                            (row.certain[place] ? "" : "possibly ") + Treaties.words($0)
                        }
                    })
            }, silent: found.instruments.filter { $0.actions == 0 }.map(link))
    }

    func instrument(_ id: String) throws -> TreatyPage.Model {
        let found = try treaties.report(id, on: day)
        let summary = found.summary
        var model = TreatyPage.Model(
            path: link(summary).href, name: summary.shortName ?? summary.title,
            title: summary.title, on: day, facts: facts(summary))
        model.hasActions = summary.actions > 0
        model.lastAction = summary.lastAction
        model.standings = found.standings.map { .init(title: $0.title, states: $0.states) }
        model.regions = found.regions.map { .init(title: $0.title, states: $0.states) }
        model.rows = found.states.map { state in
            .init(
                area: Self.label(state.area), region: state.region ?? "", standing: state.title,
                actions: state.actions.map(Self.words), isConflict: state.conflict)
        }
        model.steps = found.steps.compactMap { step in
            CalendarDate(step.day).map {
                .init(
                    day: $0, signatures: step.signatures, parties: step.parties,
                    possible: step.possible)
            }
        }
        model.places = found.states.filter { !$0.actions.isEmpty }.compactMap(place)
        model.stated = summary.stated.map { stated($0, nil) }
        model.conflicts = treaties.conflicts(id, on: day).map { conflict($0, isNamed: false) }
        return model
    }

    /// An ended area is shown on what is there today of it alone where that is one area.
    private func place(_ state: TreatyStateFacts) -> CategoryMap.Place? {
        guard state.standing != "not-party" else { return nil }
        return CategoryMap.Place(
            area: Self.label(state.area), kind: state.standing, words: state.title,
            href: Route.area(state.area.code).path, point: areas.geoPoint(state.area.code))
    }

    private func facts(_ item: TreatySummary) -> [Definition] {
        [
            ("Kind", item.kind), ("Adopted", item.adopted), ("In force", item.inForce),
            ("Considered by", item.considering.map { "\($0) States" }),
            ("Actions held", item.actions == 0 ? "none of a single State" : "\(item.actions)"),
            ("Signatures, on \(day)", item.signatures.map { "\($0)" }),
            ("Parties, on \(day)", item.parties.map { Self.range($0, item.possible ?? 0) }),
        ].compactMap { term, text in text.map { Definition(term: term, text: $0) } }
    }

    private func link(_ item: TreatySummary) -> Link {
        Link(text: item.shortName ?? item.title, href: "/desk/treaties/" + item.instrument)
    }

    private func stated(_ item: StatedTreatyCount, _ link: Link?) -> TreatyParts.Stated {
        let remarks = [item.printed.map { "printed: " + $0 }, item.note].compactMap(\.self)
        return TreatyParts.Stated(
            instrument: link, words: "\(item.stated) \(item.what)",
            when: item.date.map { $0.hasPrefix("../") ? "by " + $0.dropFirst(3) : $0 }
                ?? "day not stated",
            region: item.region ?? "",
            counted: item.counted.map {
                $0[0] == $0[1] ? "\($0[0])" : "\($0[0]) to \($0[1]) in that time"
            }, agrees: item.agrees, source: item.source,
            remark: remarks.isEmpty ? nil : remarks.joined(separator: "; "))
    }

    private func conflict(_ item: TreatyConflict, isNamed: Bool) -> TreatyParts.Conflict {
        let sources = Set(item.actions.map(\.source)).sorted()
        return TreatyParts.Conflict(
            area: Self.label(item.area),
            instrument: isNamed
                ? Link(text: item.instrumentTitle, href: "/desk/treaties/" + item.instrument) : nil,
            said: (item.stated.text ?? item.stated.title)
                + (item.stated.date.map { ", \($0)" } ?? ""),
            saidBy: item.stated.source, standingThen: item.standingThen,
            shownBy: item.actions.isEmpty
                ? "no action of it is held"
                : (item.actions.map(Self.words) + sources).joined(separator: "; "),
            standingNow: item.standingNow)
    }

    private static func words(_ action: TreatyActionFacts) -> String {
        action.title + " " + (action.date ?? "undated")
            + (action.effect.map { ", effect \($0)" } ?? "")
    }

    private static func range(_ parties: Int, _ possible: Int) -> String {
        possible > 0 ? "\(parties) to \(parties + possible)" : "\(parties)"
    }

    private static func label(_ place: NamedPlace) -> AreaLabel {
        AreaLabel(code: place.code, name: place.name)
    }
}

extension AreaRegister {
    /// Where an area lies, for maps that are too coarse to show it.
    func geoPoint(_ code: String) -> GeoPoint? {
        area(code)?.point.map { GeoPoint(latitude: $0.latitude, longitude: $0.longitude) }
    }
}
