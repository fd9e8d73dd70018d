public import Vocabulary

/// The written order by which one comparable view is made of what many publishers say.
///
/// A plan is data: it can be printed, kept with what it made, changed and given back. The version
/// names it in every figure's path; a plan that differs has another version.
public struct HarmonisationPlan: Hashable, Sendable, Codable {
    /// What a dataflow's view counts, and whose figures it takes first.
    public struct Part: Hashable, Sendable, Codable {
        /// What every figure of the view counts: figures that count otherwise are converted, or
        /// refused.
        public let target: [DefinitionStatement]
        /// The best first.
        public let sources: [Preference]

        public init(target: [DefinitionStatement], sources: [Preference]) {
            self.target = target
            self.sources = sources
        }
    }

    /// A source, and why it stands where it stands.
    public struct Preference: Hashable, Sendable, Codable {
        /// A code of SOURCE.
        public let source: String
        public let why: String

        public init(_ source: String, _ why: String) {
            self.source = source
            self.why = why
        }
    }

    public let version: String
    public let stocks: Part
    public let flows: Part
    /// The day whose areas the view has, YYYY-MM-DD; nil where each source's areas stay as they are.
    public let frame: String?

    public init(version: String, stocks: Part, flows: Part, frame: String? = nil) {
        self.version = version
        self.stocks = stocks
        self.flows = flows
        self.frame = frame
    }

    /// The same plan in the areas of a day, which its version says.
    public func laid(intoAreasOf date: CalendarDate) -> HarmonisationPlan {
        HarmonisationPlan(
            version: "\(version), areas of \(date)", stocks: stocks, flows: flows,
            frame: date.description)
    }
}

/// Why a plan cannot be followed.
public struct HarmonisationPlanError: Error, Hashable, Sendable {
    /// Where in the plan, such as `stocks, source 3`.
    public let place: String
    public let found: String
    public let expected: String
}

extension HarmonisationPlan {
    /// Refuses a plan that contradicts itself or asks for what no conversion can give.
    public func validate() throws(HarmonisationPlanError) {
        guard !version.isEmpty, version.count <= 64 else {
            throw HarmonisationPlanError(
                place: "version", found: version.isEmpty ? "none" : "\(version.count) characters",
                expected: "a name of 1 to 64 characters")
        }
        if let frame, (CalendarDate(frame)?.year ?? 0) < AreaChange.earliest {
            throw HarmonisationPlanError(
                place: "frame", found: frame,
                expected: "a day as YYYY-MM-DD, of \(AreaChange.earliest) or later")
        }
        for (name, part, needed) in [
            ("stocks", stocks, Self.stockNeeds), ("flows", flows, Self.flowNeeds),
        ] {
            try Self.validate(part, name, needed)
        }
    }

    /// What a view must count for its conversions to hold.
    private static let stockNeeds: [Aspect: String] = [.measure: "STOCK", .time: "07-01"]
    private static let flowNeeds: [Aspect: String] = [
        .measure: "EVENT", .time: "YEAR", .duration: "12",
    ]

    private static func validate(
        _ part: Part, _ name: String, _ needed: [Aspect: String]
    ) throws(HarmonisationPlanError) {
        var codes: [Aspect: String] = [:]
        for said in part.target {
            guard codes.updateValue(said.code, forKey: said.aspect) == nil else {
                throw HarmonisationPlanError(
                    place: "\(name), target", found: "\(said.aspect.rawValue) twice",
                    expected: "one answer for an aspect")
            }
        }
        for (aspect, code) in needed.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where codes[aspect] != code {
            throw HarmonisationPlanError(
                place: "\(name), target, \(aspect.rawValue)", found: codes[aspect] ?? "nothing",
                expected: code)
        }
        var seen: Set<String> = []
        for (place, preference) in part.sources.enumerated()
        where !seen.insert(preference.source).inserted {
            throw HarmonisationPlanError(
                place: "\(name), source \(place + 1)", found: "\(preference.source) again",
                expected: "each source once")
        }
    }
}
