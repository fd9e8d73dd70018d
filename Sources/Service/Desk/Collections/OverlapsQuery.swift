internal import Atlas
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// Fills the pages of what is asked twice.
struct OverlapsQuery {
    private let request: DeskRequest
    /// The path of the section.
    private let root: String
    private var question = OverlapQuestion()
    private var form: OverlapsPage.Form
    /// The area chosen; nil where none is.
    private var area: Area?

    /// The most pairs of tables that a page shows.
    private static let shown = 150

    init(_ request: DeskRequest, path root: String) throws {
        self.request = request
        self.root = root
        let path = root + "/overlaps"
        func value(_ name: String) throws -> String {
            let text = try request.address.value(name) ?? ""
            return text.split(separator: " ").joined(separator: " ")
        }
        let (code, from, until) = (try value("area"), try value("from"), try value("until"))
        var fault: String?
        let years = (Self.year(from, 1), Self.year(until, 9999))
        if let first = years.0, let last = years.1, first <= last {
            question.years = from.isEmpty && until.isEmpty ? nil : first...last
        } else {
            fault = "Found years \(from) to \(until); expected years such as 2000 and 2004."
        }
        if !code.isEmpty {
            area = request.office.areas.known(code) ?? request.office.areas.near(code).first
            if let found = area, found.isAggregate || found.kind == .special { area = nil }
            if area == nil { fault = "Found \(Refusal.shortened(code)), which is no country." }
        }
        form = OverlapsPage.Form(
            path: path, area: area?.id ?? code, yearFrom: from, yearUntil: until, fault: fault)
    }

    func reply() throws -> Reply {
        let state = try request.registers()
        let html = try area.map { try page(of: $0, state) } ?? overview(state)
        return request.reply(html, status: form.fault == nil ? .ok : .unprocessableContent)
    }

    private static func year(_ text: String, _ otherwise: Int) -> Int? {
        if text.isEmpty { return otherwise }
        guard let year = Int(text), (1...9999).contains(year) else { return nil }
        return year
    }

    private func overview(_ state: RegisterState) throws -> String {
        let summary = try request.service.overlaps.summary(question, request.office, state)
        let places = places(summary.collections)
        return OverlapsPage.render(
            collections: links(summary.collections),
            pairs: summary.pairs.compactMap { pair in
                guard let first = places[pair.first], let second = places[pair.second] else {
                    return nil
                }
                return .init(
                    first: min(first, second), second: max(first, second), cells: pair.cells,
                    cellsIfAgreed: pair.cellsIfAgreed)
            },
            rows: summary.rows.map { row in
                .init(
                    link: Link(text: row.name, href: address(row.area)), asked: cost(row.asked),
                    once: cost(row.asStated), agreed: cost(row.agreed))
            }, form, request.frame)
    }

    private func page(of area: Area, _ state: RegisterState) throws -> String {
        let book = try request.service.overlaps.book(question, request.office, state)
        let office = request.office.seen(by: APICall.audience(request.call))
        let report = try office.overlaps(of: area.id, book)
        let titles = Dictionary(
            report.collections.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
        let proposal = report.asStated
        let tables = report.tables.map { table in
            AreaOverlapsPage.Table(
                link: Link(text: table.title, href: link(table.name).href),
                collection: titles[table.name.collection] ?? table.name.collection,
                counts: table.subject + ", " + table.tells,
                years: YearRanges.text(table.years), cells: table.cells,
                held: table.held.map { (source: $0.source, cells: $0.cells) })
        }
        let overlaps = report.overlaps.prefix(Self.shown).map { overlap in
            AreaOverlapsPage.Overlap(
                first: link(overlap.first), second: link(overlap.second),
                verdict: overlap.words, cells: overlap.cells,
                reasons: overlap.reasons + overlap.conversions)
        }
        let best =
            proposal.isExact
            ? "No tables with fewer figures give every agency its own, with definitions shared so."
            : "Found by joining tables two by two; fewer figures may do."
        let model = AreaOverlapsPage.Model(
            name: report.areaName, form: form, collections: links(report.collections),
            pairs: pairs(report), tables: tables, overlaps: overlaps,
            overlapsInAll: report.overlaps.count, asked: cost(report.asked),
            once: cost(proposal.cost), agreed: cost(report.agreed.cost), held: report.heldCells,
            proposal: proposal.tables.map { proposed($0) },
            proof: best + " \(proposal.atLeast) of the figures do not follow from each other.",
            data: Link(
                text: "The same as data",
                href: "\(APIService.root)/collections/overlaps/\(area.id)"))
        return AreaOverlapsPage.render(model, request.frame)
    }

    private func proposed(_ table: OverlapReport.Proposal.Table) -> AreaOverlapsPage.Proposed {
        .init(
            title: "\(table.subject), \(table.tells), \(YearRanges.text(table.years))",
            definition: table.definition, cells: table.cells,
            serves: table.serves.map { serving in
                let steps = serving.steps.isEmpty ? ["as it is"] : serving.steps
                return (
                    link(serving.name),
                    steps.joined(separator: ", ") + " (\(YearRanges.text(serving.years)))"
                )
            })
    }

    private func pairs(_ report: OverlapReport) -> [OverlapsPage.Pair] {
        let places = places(report.collections)
        var sums: [[Int]: (same: Int, agreed: Int)] = [:]
        for overlap in report.overlaps {
            guard let first = places[overlap.first.collection],
                let second = places[overlap.second.collection]
            else { continue }
            let isOpen = overlap.verdict == "definition" || overlap.verdict == "unclear"
            let key = [min(first, second), max(first, second)]
            sums[key, default: (0, 0)].same += isOpen ? 0 : overlap.cells
            sums[key, default: (0, 0)].agreed += isOpen ? overlap.cells : 0
        }
        return sums.map {
            .init(
                first: $0.key[0], second: $0.key[1], cells: $0.value.same,
                cellsIfAgreed: $0.value.agreed)
        }
    }

    private func places(_ collections: [OverlapSummary.Collection]) -> [String: Int] {
        Dictionary(
            collections.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    private func links(_ collections: [OverlapSummary.Collection]) -> [Link] {
        collections.map {
            Link(text: $0.title, href: CollectionsSection.address(root, $0.id))
        }
    }

    private func link(_ name: OverlapReport.Name) -> Link {
        Link(
            text: "\(name.collection)/\(name.table)",
            href: CollectionsSection.address(root, name.collection, table: name.table))
    }

    private func address(_ area: String) -> String {
        var query = "?area=\(area)"
        if !form.yearFrom.isEmpty { query += "&from=\(form.yearFrom)" }
        if !form.yearUntil.isEmpty { query += "&until=\(form.yearUntil)" }
        return root + "/overlaps" + (form.fault == nil ? query : "?area=\(area)")
    }

    private func cost(_ cost: OverlapReport.Cost) -> OverlapsPage.Cost {
        .init(
            collections: cost.collections, tables: cost.tables, cells: cost.cells,
            days: cost.days)
    }
}
