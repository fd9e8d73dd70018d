internal import Cubes
public import Harmonisation
internal import Vocabulary

/// Names of the comparable view in the warehouse.
public enum Harmonising {
    /// A dataflow that has a comparable view.
    public enum View: String, CaseIterable, Sendable, Codable {
        case stocks, flows

        var dataflow: Dataflow { self == .stocks ? .stock : .flow }

        var title: String {
            self == .stocks
                ? "Migrant stocks on one definition" : "Migration flows on one definition"
        }

        func part(of plan: HarmonisationPlan) -> HarmonisationPlan.Part {
            self == .stocks ? plan.stocks : plan.flows
        }
    }

    /// METHOD of reported flows brought to one definition.
    public static let method = "HARMONISED"

    static func table(_ view: View) -> String { "harmonised/\(view.rawValue)" }

    /// The key of a figure of the view. Flows have no one reporter: the end may change.
    static func key(
        _ view: View, origin: String, destination: String, criterion: String, sex: Sex
    ) throws(CubeError) -> SeriesKey {
        let codes = [
            "A", FlowEstimating.source, origin, destination, criterion, sex.rawValue, "_T",
        ]
        return switch view {
        case .stocks: try SeriesKey(.stock, codes)
        case .flows: try SeriesKey(.flow, codes + ["_Z", method])
        }
    }
}

/// What a view's release was given: enough to make each of its figures again.
public struct HarmonisationParameters: Sendable, Codable, Hashable {
    public let view: Harmonising.View
    public let plan: HarmonisationPlan
    /// The last release that is no figure of ours, before it was made: the state of the sources.
    public let state: Int
    /// The releases that its figures came with.
    public let inputs: [Int]
}

/// What making one view did.
public struct HarmonisationReport: Sendable, Codable, Hashable {
    /// What became of one source's figures. The parts add up to those read.
    public struct Source: Sendable, Codable, Hashable {
        public let source: String
        public let read: Int
        /// That a figure of the view is made of.
        public let taken: Int
        /// For whose area and period a source that comes before has figures.
        public let passedOver: Int
        /// That count something else, by what; in words.
        public let refused: [Reason]
    }

    /// Why figures were refused, and how many.
    public struct Reason: Sendable, Codable, Hashable {
        public let why: String
        public let figures: Int
    }

    public let view: Harmonising.View
    public let version: String
    /// Figures of the view.
    public let figures: Int
    public let series: Int
    /// Figures that were converted: to another day or another least stay.
    public let converted: Int
    /// Figures with another source, end or area before them.
    public let breaks: Int
    /// For flows: how many figures are the report of each end.
    public let ends: [String: Int]
    /// The plan's sources, in its order; those that are not held have read nothing.
    public let sources: [Source]
    /// Sources with figures of the dataflow that the plan does not name.
    public let unnamed: [String]
    /// What became of figures in the areas of one day; nil where the plan names none.
    public let frame: Frame?

    /// The view in the areas of one day.
    public struct Frame: Sendable, Codable, Hashable {
        /// YYYY-MM-DD.
        public let date: String
        /// Figures of the view that are not known there, and figures that have no place in it, by why.
        public let unmoved: [Reason]
    }
}
