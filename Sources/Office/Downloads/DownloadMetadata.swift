internal import Cubes
internal import Vocabulary
internal import Warehouse

/// `metadata.json`: all that the pages of a download say, for programs.
struct DownloadMetadata: Encodable {
    let title: String
    let dataflow: Flow
    let key: String
    let query: String
    /// The release after which the state was asked.
    let state: Int
    let made: String
    let permanentLink: String
    let counts: Counts
    let periods: Span?
    let dimensions: [Column]
    let attributes: [Column]
    /// Every column of `data.csv` with its definition.
    let columns: [Definition]
    let missing: [Count]
    let statuses: [Count]
    let comparability: [String]
    let citation: [String]
    let terms: [String]
    let releases: [Source]

    struct Flow: Encodable {
        let agency = "CORRIDOR"
        let id: String
        let version: String
        let name: String
        let definition: String
    }

    struct Counts: Encodable {
        let series: Int
        let figures: Int
        let missing: Int
        let computed: Int
    }

    struct Span: Encodable {
        let first: String
        let last: String
    }

    struct Column: Encodable {
        let id: String
        let definition: String
        let codes: [Code]
    }

    struct Code: Encodable {
        let code: String
        /// Left out where no name is known.
        let name: String?
    }

    struct Definition: Encodable {
        let id: String
        let definition: String
    }

    struct Count: Encodable {
        let code: String
        let name: String
        let figures: Int
    }

    struct Source: Encodable {
        let id: Int
        let source: String
        let table: String
        let kind: Release.Kind
        let standing: String
        let publisher: String
        let title: String
        let citation: String
        let licence: Licence
        let url: String
        let heldFrom: String
        let notes: [String]
        let files: [File]
        let figures: Int

        struct File: Encodable {
            let name: String
            let sha256: String
            /// In bytes.
            let size: Int
        }
    }
}

extension DownloadMetadata {
    init(_ text: DownloadText) {
        let heading = text.heading
        let tally = text.tally
        title = heading.title
        dataflow = Flow(
            id: heading.dataflow.rawValue, version: heading.structureVersion,
            name: heading.dataflow.title,
            definition: DownloadDefinitions.definition(of: heading.dataflow))
        key = heading.key
        query = heading.query
        state = heading.state
        made = heading.made
        permanentLink = heading.permanentLink
        let account = tally.account
        counts = Counts(
            series: account.series, figures: account.figures, missing: account.missing,
            computed: account.computed)
        periods = tally.first.flatMap { first in
            tally.last.map { Span(first: first.description, last: $0.description) }
        }
        func column(_ id: String, _ definition: String) -> Column {
            Column(
                id: id, definition: definition,
                codes: text.codes[id].map {
                    Code(code: $0.code, name: $0.name.isEmpty ? nil : $0.name)
                })
        }
        dimensions = heading.dataflow.dimensions.map {
            column($0.rawValue, DownloadDefinitions.definition(of: $0, in: heading.dataflow))
        }
        attributes = AttributeID.allCases.map {
            column($0.rawValue, DownloadDefinitions.definition(of: $0))
        }
        columns = DownloadDefinitions.columns(heading.dataflow).map {
            Definition(id: $0.term, definition: $0.meaning)
        }
        missing = tally.reasons.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            Count(code: $0.key.status.rawValue, name: $0.key.name, figures: $0.value)
        }
        statuses = tally.statuses.sorted { $0.key.rawValue < $1.key.rawValue }.map {
            Count(code: $0.key.rawValue, name: $0.key.name, figures: $0.value)
        }
        comparability = text.comparability
        citation = text.citation.words
        terms = text.terms.words
        releases = text.releases.map { release in
            Source(
                id: release.id, source: release.source, table: release.table, kind: release.kind,
                standing: text.standing(release), publisher: release.publisher,
                title: release.title, citation: release.citation, licence: release.licence,
                url: release.url, heldFrom: release.heldFrom, notes: release.notes,
                files: release.files.map {
                    Source.File(name: $0.name, sha256: $0.sha256, size: $0.size)
                },
                figures: tally.releases[release.id] ?? 0)
        }
    }
}

extension DownloadText.Section {
    /// The parts as sentences.
    var words: [String] {
        parts.map { part in
            switch part {
            case .subtitle(let words), .paragraph(let words), .item(let words): words
            case .term(let term, let meaning): "\(term): \(meaning)"
            case .link(_, let address): address
            }
        }
    }
}
