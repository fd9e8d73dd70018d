internal import Cubes
internal import Harmonisation
internal import Vocabulary

/// Reports of both ends in one period, by corridor.
struct MirrorReports {
    /// What one end says, and where.
    struct Report {
        let report: EndReport
        let source: String
    }

    /// A corridor with what is reported of it.
    struct Corridor {
        let origin: String
        let destination: String
        let reports: [MirrorEnd: Report]

        subscript(end: MirrorEnd) -> EndReport? { reports[end]?.report }
    }

    let areas: AreaRegister
    let period: Period
    private var found: [[String]: [MirrorEnd: Report]] = [:]

    init(areas: AreaRegister, period: Period) {
        self.areas = areas
        self.period = period
    }

    var isEmpty: Bool { found.isEmpty }

    /// Where the reports come from.
    var sources: Set<String> {
        Set(found.values.flatMap { $0.values.map(\.source) })
    }

    /// By origin and destination.
    var corridors: [Corridor] {
        found.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { corridor, reports in
            Corridor(origin: corridor[0], destination: corridor[1], reports: reports)
        }
    }

    var pairs: [MirrorTable.Pair] {
        corridors.map { corridor in
            .init(
                origin: corridor.origin, destination: corridor.destination,
                byOrigin: corridor[.origin]?.value, byDestination: corridor[.destination]?.value)
        }
    }

    /// Takes what one end reports of flows between two areas, neither of them an aggregate.
    mutating func take(
        _ observation: Observation, of key: SeriesKey, by end: MirrorEnd,
        leastStay: DurationFactors.LeastStay?
    ) throws {
        guard let value = observation.scaled, let origin = key[.origin],
            let destination = key[.destination], origin != destination,
            [origin, destination].allSatisfy({ areas.area($0)?.isAggregate == false })
        else { return }
        let source = key[.source] ?? ""
        if let other = found[[origin, destination]]?[end] {
            throw OfficeError(
                kind: .request, place: "\(origin) to \(destination), \(period)",
                found: "reports of \(end.rawValue) from \(other.source) and from \(source)",
                expected: "one: name the sources with --source")
        }
        let remark = observation.attributes[.comment] ?? ""
        found[[origin, destination], default: [:]][end] = Report(
            report: EndReport(value, leastStay: leastStay, grades: ReportGrades(remark: remark)),
            source: source)
    }
}
