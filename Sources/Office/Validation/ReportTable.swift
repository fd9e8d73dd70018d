internal import Estimation
internal import Vocabulary

/// The reports of an interval, corridor by corridor of an estimate.
struct ReportTable {
    /// A corridor with a report of either end.
    struct Row {
        let i: Int
        let j: Int
        let origin: String
        let destination: String
        let byOrigin: Double?
        let byDestination: Double?

        func by(_ end: ReportedFlows.End) -> Double? {
            end == .origin ? byOrigin : byDestination
        }
    }

    private(set) var rows: [Row] = []
    private(set) var sources: Set<String> = []
    private var stretched = 0
    private var tooShort = 0
    private var several = 0
    private let estimated: Int

    init(_ areas: [String], _ interval: FlowInterval, _ reports: ReportedFlows) {
        estimated = areas.count * (areas.count - 1)
        guard !reports.isEmpty else { return }
        for (i, origin) in areas.enumerated() {
            for (j, destination) in areas.enumerated() where i != j {
                let byOrigin = take(reports, origin, destination, .origin, interval)
                let byDestination = take(reports, origin, destination, .destination, interval)
                guard byOrigin != nil || byDestination != nil else { continue }
                rows.append(
                    Row(
                        i: i, j: j, origin: origin, destination: destination, byOrigin: byOrigin,
                        byDestination: byDestination))
            }
        }
    }

    private mutating func take(
        _ reports: ReportedFlows, _ origin: String, _ destination: String,
        _ end: ReportedFlows.End, _ interval: FlowInterval
    ) -> Double? {
        guard
            let report = reports.report(
                from: origin, to: destination, by: end, interval, least: FlowValidator.least)
        else {
            if reports.hasSome(from: origin, to: destination, by: end, interval) { tooShort += 1 }
            return nil
        }
        sources.insert(report.source)
        if report.covered < 1 { stretched += 1 }
        if report.hasOthers { several += 1 }
        return report.total
    }

    /// How many corridors have which reports.
    var coverage: FlowValidation.Coverage {
        FlowValidation.Coverage(
            estimated: estimated, byOrigin: rows.count { $0.byOrigin != nil },
            byDestination: rows.count { $0.byDestination != nil },
            both: rows.count { $0.byOrigin != nil && $0.byDestination != nil },
            stretched: stretched, tooShort: tooShort, several: several)
    }

    /// An estimate beside the reports of one end.
    func pairs(
        _ estimate: FlowEstimate, _ end: ReportedFlows.End
    ) -> [(estimate: Double, report: Double)] {
        rows.compactMap { row in row.by(end).map { (estimate.flows[row.i, row.j], $0) } }
    }

    /// The origins' reports beside the destinations'; nil where no corridor has both.
    var reportsAmongThemselves: FlowAgreement? {
        let pairs = rows.compactMap { row in
            row.byOrigin.flatMap { origin in
                row.byDestination.map { (estimate: origin, report: $0) }
            }
        }
        return pairs.isEmpty ? nil : FlowAgreement(pairs)
    }
}

extension FlowValidator {
    /// Agreement by region of both ends, by reporter and by size.
    func groups(
        _ estimates: [FlowEstimate], _ table: ReportTable, _ side: ReportedFlows.End
    ) -> [FlowValidation.Group] {
        let rows = table.rows.filter { $0.by(side) != nil }
        return FlowValidation.Group.Kind.allCases.flatMap { kind in
            Dictionary(grouping: rows) { Self.code(kind, $0, side, builder.areas) }
                .map { code, rows in
                    FlowValidation.Group(
                        kind: kind, code: code, name: name(kind, code),
                        methods: estimates.map { estimate in
                            let pairs = rows.map {
                                (estimate.flows[$0.i, $0.j], $0.by(side) ?? 0)
                            }
                            return .init(method: estimate.method, agreement: FlowAgreement(pairs))
                        })
                }.sorted { a, b in
                    kind == .size
                        ? (Int(a.code) ?? 0) < (Int(b.code) ?? 0) : a.name < b.name
                }
        }
    }

    /// Sizes begin at these numbers of moves.
    static let sizes = [0, 100, 1000, 10_000, 100_000]

    private static func code(
        _ kind: FlowValidation.Group.Kind, _ row: ReportTable.Row, _ side: ReportedFlows.End,
        _ areas: AreaRegister
    ) -> String {
        func subregion(_ code: String) -> String {
            areas.area(code).flatMap { areas.subregion(of: $0) }?.id ?? ""
        }
        switch kind {
        case .origin: return subregion(row.origin)
        case .destination: return subregion(row.destination)
        case .reporter: return side == .origin ? row.origin : row.destination
        case .size:
            let size = row.by(side) ?? 0
            return "\(sizes.last { Double($0) <= size } ?? 0)"
        }
    }

    private func name(_ kind: FlowValidation.Group.Kind, _ code: String) -> String {
        switch kind {
        case .origin, .destination: code.isEmpty ? "No region" : builder.areas.shortName(code)
        case .reporter: builder.areas.shortName(code)
        case .size:
            switch Self.sizes.first(where: { $0 > Int(code) ?? 0 }) {
            case let above? where code == "0": "under \(above)"
            case let above?: "\(code) to under \(above)"
            case nil: "\(code) and more"
            }
        }
    }
}
