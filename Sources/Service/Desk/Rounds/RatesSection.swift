internal import Atlas
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers
internal import Vocabulary

/// `/desk/rates`: how many of those asked answered.
struct RatesSection: DeskSection {
    let segment = "rates"
    let title: String? = "Response rates"
    let about = "How many of those asked answered: by agency, region, table and year."

    func answer(_ request: DeskRequest) async throws -> Reply {
        guard request.path.isEmpty, !request.isPost else { throw request.nothingHere() }
        let state = try request.registers()
        let office = request.office
        let rates = try office.responseRates(in: state)
        func rows(
            _ rows: [ResponseRates.Row], _ none: String, _ name: (String) -> String
        ) -> [RatesPage.Row] {
            rows.map { row in Self.row(row, row.group.map(name) ?? none) }
        }
        let titles = Self.tableTitles(state)
        let model = RatesPage.Model(
            total: Self.row(rates.total, "All"),
            groups: [
                (
                    "By agency", "agencies",
                    "A collection of two agencies counts for both; the rows do not add up to all.",
                    rows(rates.agencies, "No owner stated") { state.organisation($0) }
                ),
                (
                    "By region", "regions", "Regions of the M49 standard.",
                    rows(rates.regions, "No region") { office.areas.area($0)?.name ?? $0 }
                ),
                (
                    "By table", "tables",
                    "Asked are the areas that the table asks; cells tell how much of it was filled.",
                    rows(rates.tables, "") { titles[$0] ?? $0 }
                ),
                ("By year", "years", "The year of the round.", rows(rates.years, "") { $0 }),
            ],
            stated: try office.statedCounts(in: state).map { item in
                RatesPage.Stated(
                    collection: state.title(ofCollection: item.round.collection),
                    round: item.round.title ?? item.round.period?.description ?? "",
                    text: item.text, source: item.sources.joined(separator: "; "))
            }, basis: [ResponseCounts.basis, CellRate.basis])
        return request.reply(RatesPage.render(model, request.frame))
    }

    private static func row(_ row: ResponseRates.Row, _ name: String) -> RatesPage.Row {
        RatesPage.Row(
            name: name, bar: StandingBar(row.counts), rate: row.counts.rate,
            cellRate: row.cells.rate, counted: row.cells.responses)
    }

    private static func tableTitles(_ state: RegisterState) -> [String: String] {
        var titles: [String: String] = [:]
        for record in state.collections {
            for table in (try? TableRequest.tables(of: record)) ?? [] {
                let name = state.title(ofCollection: record.key.id)
                titles["\(record.key.id)/\(table.id)"] = "\(name): \(table.title)"
            }
        }
        return titles
    }
}

extension RegisterState {
    /// The title of a collection; its id where there is no record.
    func title(ofCollection id: String) -> String {
        self[RecordKey("collections", id)]?.value("title") ?? id
    }
}
