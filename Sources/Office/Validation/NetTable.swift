internal import Estimation
internal import Vocabulary

/// Net migration of areas: of each method, as published, and as population, births and deaths leave
/// it.
struct NetTable {
    private let estimates: [FlowEstimate]
    private let codes: [String]
    /// By place of the estimate and of the area.
    private let nets: [[Double]]
    private let published: [Double?]
    private let implied: [Double?]
    /// Whether a year that is not published yet was stood in for by the year before.
    let isCarried: Bool

    init(
        _ estimates: [FlowEstimate], _ interval: FlowInterval, _ population: PopulationBook,
        areas: [String]
    ) {
        self.estimates = estimates
        codes = areas
        nets = estimates.map { estimate in
            zip(estimate.flows.columnTotals, estimate.flows.rowTotals).map { $0 - $1 }
        }
        let (start, end) = (interval.start, interval.end)
        let figures = areas.map { population.events($0, "NETMIG", midYear: start, to: end) }
        published = figures.map { $0?.value }
        isCarried = figures.contains { $0?.carried == true }
        implied = areas.map { area in
            guard let first = population.population(area, start),
                let last = population.population(area, end),
                let births = population.events(area, "BIRTHS", midYear: start, to: end),
                let deaths = population.events(area, "DEATHS", midYear: start, to: end)
            else { return nil }
            return last.value - first.value - births.value + deaths.value
        }
    }

    /// Whether any area's is published.
    var isPublished: Bool { published.contains { $0 != nil } }

    /// One method beside the published; nil where nothing is.
    func published(_ place: Int) -> NetAgreement? {
        agreement(place, published, where: { _ in true })
    }

    /// One method beside what population, births and deaths leave.
    func implied(_ place: Int) -> NetAgreement? { agreement(place, implied, where: { _ in true }) }

    private func agreement(
        _ place: Int, _ reference: [Double?], where isMeant: (String) -> Bool
    ) -> NetAgreement? {
        let pairs = codes.indices.compactMap { j in
            reference[j].flatMap { isMeant(codes[j]) ? (nets[place][j], $0) : nil }
        }
        return pairs.isEmpty ? nil : NetAgreement(pairs)
    }

    /// Agreement with the published by region.
    func groups(_ areas: AreaRegister) -> [FlowValidation.NetGroup] {
        func region(_ code: String) -> String {
            areas.area(code).flatMap { areas.region(of: $0) }?.id ?? ""
        }
        return Set(codes.map(region)).sorted().compactMap { code in
            let shares = estimates.enumerated().compactMap { place, estimate in
                agreement(place, published) { region($0) == code }.map {
                    FlowValidation.NetShare(method: estimate.method, agreement: $0)
                }
            }
            guard !shares.isEmpty else { return nil }
            return FlowValidation.NetGroup(
                code: code, name: code.isEmpty ? "No region" : areas.shortName(code),
                methods: shares)
        }
    }

    /// Area by area, the largest published first, up or down alike.
    func areas(_ register: AreaRegister) -> [FlowValidation.Net] {
        let sizes = published.map { abs($0 ?? 0) }
        return codes.indices.sorted { (-sizes[$0], codes[$0]) < (-sizes[$1], codes[$1]) }.map { j in
            FlowValidation.Net(
                area: codes[j], name: register.shortName(codes[j]), published: published[j],
                implied: implied[j],
                estimates: Dictionary(
                    estimates.enumerated().map { ($1.method.code, nets[$0][j]) },
                    uniquingKeysWith: { first, _ in first }))
        }
    }
}
