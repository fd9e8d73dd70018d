internal import Estimation
internal import Vocabulary

extension Office {
    /// Estimates the flows of an interval anew and sets them beside the flows that countries report,
    /// and beside net migration. Nothing is written.
    ///
    /// - Parameter release: the state after that release; nil is the current one.
    /// - Throws: ``OfficeError`` without stocks or population, for an interval without stocks, and for
    ///   sources without reports. Without any reports the net migration alone is validated.
    public func validateFlows(
        _ request: FlowValidationRequest, asOf release: Int? = nil,
        progress: (String) -> Void = { _ in }
    ) throws -> FlowValidation {
        let bench = try FlowValidationBench(self, request, asOf: release, progress: progress)
        return try bench.validate(request)
    }
}

/// What validations of one state have in common, read once.
struct FlowValidationBench: Sendable {
    private let builder: FlowInputsBuilder
    private let reports: ReportedFlows
    private let intervals: [FlowInterval]

    /// - Parameter stocks: the stocks of the same state, where they are at hand.
    init(
        _ office: Office, _ request: FlowValidationRequest, asOf release: Int? = nil,
        stocks: StockBook? = nil, progress: (String) -> Void = { _ in }
    ) throws {
        let names = try office.sources(
            FlowRequest(
                intervals: [], stocks: request.stocks, population: request.population))
        progress("reading \(names.stocks) and \(names.population)")
        builder = FlowInputsBuilder(
            stocks: try stocks.flatMap { $0.source == names.stocks ? $0 : nil }
                ?? StockBook(office, source: names.stocks, asOf: release),
            population: try PopulationBook(office, source: names.population, asOf: release),
            areas: office.areas)
        progress("reading reports")
        reports = try ReportedFlows(office, sources: request.sources, asOf: release)
        let years = builder.stocks.years
        intervals = zip(years, years.dropFirst()).compactMap { FlowInterval(start: $0, end: $1) }
    }

    /// The intervals between neighbouring stock years, each with whether it has reports.
    var choices: [(interval: FlowInterval, hasReports: Bool)] {
        intervals.map { ($0, reports.covers($0, least: FlowValidator.least)) }
    }

    func validate(_ request: FlowValidationRequest) throws -> FlowValidation {
        let usual = choices.last(where: \.hasReports)?.interval ?? intervals.last
        guard let interval = request.interval ?? usual else {
            throw OfficeError(
                kind: .data, place: "stocks of \(builder.stocks.source)",
                found: "fewer than two years", expected: "two, between which people moved")
        }
        for year in [interval.start, interval.end] where !builder.stocks.years.contains(year) {
            throw OfficeError(
                kind: .notFound, place: "stocks of \(builder.stocks.source)",
                found: "none for \(year)",
                expected: "a year of "
                    + builder.stocks.years.map(String.init).joined(separator: ", "))
        }
        return try FlowValidator(builder: builder, reports: reports).validate(
            interval, request.methods, sensitiveAreas: request.sensitiveAreas)
    }
}

extension FlowValidator {
    /// What a reader must know, in sentences.
    func notes(
        _ interval: FlowInterval, _ estimates: [FlowEstimate], _ account: FlowInputAccount,
        _ table: ReportTable, _ nets: NetTable
    ) -> [String] {
        let coverage = table.coverage
        var notes: [String] = []
        if table.rows.isEmpty {
            notes.append(
                "No flows between two areas are reported by previous residence for enough of "
                    + "the years \(interval.start) to \(interval.end). Import such, as of Eurostat "
                    + "(migr_imm5prv, migr_emi3nxt), and the estimates can be set beside them.")
        } else {
            notes.append(
                "Estimates count people whose residence differs between two dates, reports count "
                    + "moves: who moves twice or returns in between is in the reports alone. Look at "
                    + "correlations, ranks and spread before levels.")
        }
        if !table.rows.isEmpty, estimates.contains(where: { $0.method == .pseudoBayes }) {
            notes.append(
                "The authors of DA_PB set its share of free moves so that it agrees with flows "
                    + "reported in Europe between 2002 and 2007: where European reports are what "
                    + "it is set beside, it has an advantage.")
        }
        if coverage.stretched > 0 {
            notes.append(
                "\(coverage.stretched) reports lack years of the interval; their other years stand "
                    + "in for them.")
        }
        if coverage.tooShort > 0 {
            notes.append(
                "\(coverage.tooShort) reports have less than four fifths of the interval and are "
                    + "left out.")
        }
        if coverage.several > 0 {
            notes.append(
                "\(coverage.several) reports are given by several sources; the first in the order "
                    + "\(reports.sources.joined(separator: ", ")) is taken.")
        }
        if nets.isPublished {
            notes.append(
                "Published net migration is of \(builder.population.source), whose population, "
                    + "births and deaths go into the accounting methods: their agreement with it "
                    + "checks the arithmetic and is no independent evidence. Stock differencing and "
                    + "rates do not use them.")
        } else {
            notes.append("No net migration is published in \(builder.population.source).")
        }
        if nets.isCarried {
            notes.append(
                "Net migration of the first half of \(interval.end) is not published yet; that of "
                    + "\(interval.end - 1) stands in for it.")
        }
        if let year = account.carriedEvents {
            notes.append(FlowEstimating.carried(year) + ".")
        }
        for estimate in estimates where !estimate.diagnostics.converged {
            notes.append("\(estimate.method.code) did not converge: read it with care.")
        }
        return notes
    }
}
