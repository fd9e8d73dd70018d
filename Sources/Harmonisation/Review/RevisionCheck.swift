public import Cubes
internal import Foundation
public import Vocabulary

/// Figures that a release changed unlike the others that it changed.
///
/// The logarithm of the new figure over the old is compared with those of all figures of the dataflow
/// and class of size that the release holds, unchanged ones among them, so that a release that
/// revises everything a little has no findings, nor one that revises nothing.
public struct RevisionCheck: Sendable {
    /// A figure before and after.
    public struct Revision: Sendable {
        public let key: SeriesKey
        public let period: Period
        public let before: Double
        public let after: Double
        public let release: (before: Int, after: Int)

        public init(
            key: SeriesKey, period: Period, before: Double, after: Double,
            release: (before: Int, after: Int)
        ) {
            self.key = key
            self.period = period
            self.before = before
            self.after = after
            self.release = release
        }

        var change: Double { RevisionCheck.logarithm(after) - RevisionCheck.logarithm(before) }
        var scale: Double { (RevisionCheck.logarithm(after) + RevisionCheck.logarithm(before)) / 2 }
    }

    static func logarithm(_ value: Double) -> Double { size(abs(value)) }
    /// From how many usual distances on.
    static let bound = 5.0

    private let context: ReviewContext

    public init(_ context: ReviewContext) { self.context = context }

    /// What is odd among revised figures.
    public func findings(_ revisions: [Revision]) -> [ReviewFinding] {
        var scale = ReviewScale(floor: 0.03)
        func group(_ item: Revision) -> UInt64 {
            UInt64(Dataflow.allCases.firstIndex(of: item.key.dataflow) ?? 0)
        }
        for item in revisions { scale.add(group(item), item.scale, item.change) }
        scale.close()
        return revisions.compactMap { item in
            let usual = scale[group(item), item.scale] ?? Changes.unknownScale
            let isTurned = item.before * item.after < 0
            let oddity = isTurned ? 20 : abs(item.change) / usual
            let people = abs(item.after - item.before)
            guard oddity >= Self.bound, people >= context.least else { return nil }
            let subject = context.subject(item.key)
            return ReviewFinding(
                .revisions, isTurned ? "sign changed" : "revised", source: item.key[.source] ?? "",
                area: item.key[.destination] ?? item.key[.refArea] ?? "", people: people,
                oddity: oddity,
                evidence: [
                    ReviewEvidence(
                        "found", key: item.key, period: item.period, value: item.after,
                        release: item.release.after),
                    ReviewEvidence(
                        "held before", key: item.key, period: item.period, value: item.before,
                        release: item.release.before),
                ], expected: item.before,
                why: "\(subject), \(item.period): \(spoken(item.before)) became "
                    + "\(spoken(item.after)); revisions of this release go by a factor of "
                    + "\(spoken(exp(usual))) usually.",
                question: "Why was \(subject) in \(item.period) revised from "
                    + "\(spoken(item.before)) to \(spoken(item.after))?")
        }
    }
}
