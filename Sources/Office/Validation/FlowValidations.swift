public import Estimation

/// Validations of the estimates of one state of a workspace, each worked out when first asked for; the
/// last few are kept.
public actor FlowValidations {
    /// How many areas' coverage is changed.
    public static let sensitiveAreas = 5

    private let office: Office
    private let release: Int?
    private let stocks: StockBook?
    private var held: FlowValidationBench?
    private var kept: [FlowInterval?: FlowValidation] = [:]

    /// The most that are kept, so that nobody fills the memory by asking for all.
    private static let most = 10

    /// - Parameters:
    ///   - release: the state after that release; nil is the current one.
    ///   - stocks: the stocks of the state, where they are at hand.
    public init(_ office: Office, asOf release: Int? = nil, stocks: StockBook? = nil) {
        self.office = office
        self.release = release
        self.stocks = stocks
    }

    /// An interval between neighbouring stock years, and whether flows are reported for it.
    public struct Choice: Hashable, Sendable {
        public let interval: FlowInterval
        public let hasReports: Bool
    }

    /// The intervals between neighbouring stock years.
    ///
    /// - Throws: ``OfficeError`` without stocks or population.
    public func choices() throws -> [Choice] {
        try bench().choices.map { Choice(interval: $0.interval, hasReports: $0.hasReports) }
    }

    /// The validation of an interval; nil is the last with reports.
    ///
    /// - Throws: as ``Office/validateFlows(_:asOf:progress:)``.
    public func validation(_ interval: FlowInterval?) throws -> FlowValidation {
        if let known = kept[interval] { return known }
        var request = FlowValidationRequest(interval: interval)
        request.sensitiveAreas = Self.sensitiveAreas
        let made = try bench().validate(request)
        if kept.count + 2 > Self.most { kept.removeAll() }
        kept[interval] = made
        kept[made.interval] = made
        return made
    }

    private func bench() throws -> FlowValidationBench {
        if let held { return held }
        let made = try FlowValidationBench(
            office, FlowValidationRequest(), asOf: release, stocks: stocks)
        held = made
        return made
    }
}
