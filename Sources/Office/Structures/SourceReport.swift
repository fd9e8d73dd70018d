internal import Cubes
internal import Publishers
internal import SDMX
internal import Vocabulary
internal import Warehouse

/// The reference metadata of a source, from its releases.
struct SourceReport {
    let source: String
    /// Of the source, oldest first; at least one.
    let releases: [Release]

    var set: MetadataSet {
        var texts = [
            "CONTACT_ORGANISATION": distinct(\.publisher),
            "META_LAST_UPDATE": releases.map(\.heldFrom).max() ?? "",
            "DATA_DESCR": distinct(\.title),
            "STAT_CONC_DEF": [notes, definitions].filter { !$0.isEmpty }
                .joined(separator: "\n"),
            "ONLINE_DB": distinct(\.url),
            "CITATION": distinct(\.citation),
            "LICENCE": licences,
            "REV_PRACTICE": releases.map(Self.line).joined(separator: "\n"),
            "SOURCE_TYPE": kinds,
            "FILES": files,
            "ADJUSTMENT": quirks,
        ]
        if releases.contains(where: { $0.kind == .estimated }) {
            texts["DATA_COMP"] =
                "Estimated by this office; the methods are described in docs/methods of Corridor "
                + "and in the code list CL_METHOD, the parameters are kept with each release."
        }
        return MetadataModel.set(
            "MDS_SOURCE_" + source, name: "About the source \(source)",
            minor: releases.count - 1 + releases.count(where: Self.isWithdrawn),
            isDraft: releases.contains { $0.standing == .pending },
            target: ArtefactReference(
                .code, agency: StructureNames.agency, id: HouseCodelist.source.rawValue,
                version: StructureNames.anyVersion, item: [source]),
            texts)
    }

    private static func isWithdrawn(_ release: Release) -> Bool {
        if case .withdrawn = release.standing { true } else { false }
    }

    /// Texts of the releases that bring data, each once.
    private func distinct(_ text: (Release) -> String) -> String {
        unique(releases.filter { $0.kind != .withdrawal }.map(text))
    }

    private func unique(_ texts: [String]) -> String {
        var seen: Set<String> = []
        return texts.filter { !$0.isEmpty && seen.insert($0).inserted }.joined(separator: "\n")
    }

    private var notes: String { unique(releases.flatMap(\.notes)) }

    /// What is said that the series count, a line for each kind of them.
    private var definitions: String {
        let rules =
            source == FlowEstimating.source
            ? FlowEstimating.definitions : Publishers.definitions(of: source) + mapped
        return rules.map { rule in
            let codes = rule.codes.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                "\($0.key.rawValue) \($0.value.sorted().joined(separator: ", "))"
            }
            let series = ([rule.dataflow?.rawValue].compactMap { $0 } + codes)
                .joined(separator: ", ")
            let said = rule.statements.map { statement in
                "\(statement.aspect.name): \(statement.words)"
                    + (statement.remark.isEmpty ? "" : " (\(statement.remark))")
            }
            return (series.isEmpty ? "All series" : series) + ": "
                + said.joined(separator: "; ") + "."
        }.joined(separator: "\n")
    }

    /// What the mappings say by which the tables that count now were read.
    private var mapped: [DefinitionRule] {
        var latest: [String: [DefinitionRule]] = [:]
        for release in releases where release.kind == .imported && !Self.isWithdrawn(release) {
            latest[release.table] = MappingRecord(release)?.definitions
        }
        return latest.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    private var licences: String {
        distinct { $0.licence.name + ($0.licence.url.map { " (\($0))" } ?? "") }
    }

    private var kinds: String {
        unique(
            releases.map { release in
                switch release.kind {
                case .imported: "Tables that the publisher released, read from files."
                case .estimated: "Figures of other sources in this service."
                case .harmonised:
                    "Figures of other sources in this service, brought to one definition."
                case .submitted: "Data sent in as SDMX messages by somebody with the right."
                case .withdrawal: ""
                }
            })
    }

    private var files: String {
        unique(
            releases.flatMap(\.files).map {
                "\($0.name), \($0.size) bytes, SHA-256 \($0.sha256)"
            })
    }

    /// What the reader of the publisher's files does about their oddities.
    private var quirks: String {
        let known = Publishers.all.filter { $0.isReader(of: source) }.flatMap(\.quirks)
        return unique(known.map { "\($0.fact): \($0.treatment)." })
    }

    /// One release in a line.
    private static func line(_ release: Release) -> String {
        var line = "Release \(release.id), \(release.table), "
        switch release.kind {
        case .imported: line += "imported"
        case .estimated: line += "estimated"
        case .harmonised: line += "harmonised"
        case .submitted: line += "sent in"
        case .withdrawal:
            line += "withdrawal of release \(release.withdraws.map(String.init) ?? "?")"
        }
        line += " \(release.heldFrom)"
        switch release.standing {
        case .pending: line += ", not yet published"
        case .published(let time, _):
            if time != release.heldFrom { line += ", published \(time)" }
            if let embargo = release.embargo { line += ", under embargo until \(embargo)" }
        case .withdrawn(let time, let reason): line += ", withdrawn \(time): \(reason)"
        }
        return line + "."
    }
}
