internal import Foundation
public import Harmonisation
internal import Vocabulary
internal import Warehouse

/// A comparable view that is held: the plan it was made by and what became of each source's figures.
public struct HarmonisationAccount: Sendable {
    /// The release that brought it.
    public let release: Int
    /// When it was made: UTC.
    public let made: String
    public let parameters: HarmonisationParameters
    /// Without sources of which the audience sees no release.
    public let report: HarmonisationReport
}

extension OfficeState {
    /// The comparable views of the state, the last of each.
    ///
    /// - Throws: ``OfficeError`` for a release whose account cannot be read.
    public func harmonisationAccounts() throws -> [HarmonisationAccount] {
        let counted = Set(effective.counted)
        let seen = Set(releases.map(\.source))
        return try Harmonising.View.allCases.compactMap { view in
            guard
                let release = releases.last(where: {
                    $0.kind == .harmonised && $0.table == Harmonising.table(view)
                        && counted.contains($0.id)
                })
            else { return nil }
            return try account(release, seen)
        }
    }

    private func account(_ release: Release, _ seen: Set<String>) throws -> HarmonisationAccount {
        do {
            let parameters = try JSONDecoder().decode(
                HarmonisationParameters.self, from: Data(release.parameters.utf8))
            let report = try JSONDecoder().decode(
                HarmonisationReport.self, from: Data(release.report.utf8))
            return HarmonisationAccount(
                release: release.id, made: release.heldFrom, parameters: parameters,
                report: report.naming(seen))
        } catch is DecodingError {
            throw OfficeError(
                kind: .data, place: "release \(release.id)", found: "an account of another form",
                expected: "what `corridor harmonise` writes")
        }
    }
}

extension HarmonisationReport {
    /// The same without the figures of sources that an audience does not know of.
    fileprivate func naming(_ seen: Set<String>) -> HarmonisationReport {
        HarmonisationReport(
            view: view, version: version, figures: figures, series: series, converted: converted,
            breaks: breaks, ends: ends,
            sources: sources.map { source in
                seen.contains(source.source)
                    ? source
                    : Source(
                        source: source.source, read: 0, taken: 0, passedOver: 0, refused: [])
            }, unnamed: unnamed.filter(seen.contains), frame: frame)
    }
}
