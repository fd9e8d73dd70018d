internal import Office
internal import Vocabulary
internal import Warehouse

/// A release as answers show it.
struct ReleaseFacts: Sendable {
    /// What an audience can make of a release.
    enum Standing: String, CaseIterable, Sendable {
        case published
        /// Signed off, and kept back until its embargo ends.
        case embargoed
        /// Waits for somebody to sign it off.
        case pending
        case withdrawn
    }

    let release: Release
    /// UTC.
    let now: String
    let origin: String?

    var standing: Standing {
        switch release.standing {
        case .pending: .pending
        case .withdrawn: .withdrawn
        case .published: release.embargo.map { $0 > now } ?? false ? .embargoed : .published
        }
    }

    /// Why it was withdrawn, and when.
    private var withdrawal: (at: String, reason: String)? {
        if case .withdrawn(let at, let reason) = release.standing { (at, reason) } else { nil }
    }

    static let fields: [Shape<ReleaseFacts>.Field] = [
        .init("id", .count(from: 1), "Its number; later ones are higher.") {
            .whole($0.release.id)
        },
        .init("source", .text, "The code of publisher and edition, as figures have it.") {
            .text($0.release.source)
        },
        .init("table", .text, "The table of the source that it is a release of.") {
            .text($0.release.table)
        },
        .init(
            "kind", .choice(Release.Kind.allKinds.map(\.rawValue)),
            "import: a publisher's file; estimate: made by a method; submission: sent in; "
                + "withdrawal: takes another release back."
        ) { .text($0.release.kind.rawValue) },
        .init("publisher", .text, "Who published it.") { .text($0.release.publisher) },
        .init("title", .text, "The data set.") { .text($0.release.title) },
        .init("citation", .text, "How to cite it.") { .text($0.release.citation) },
        .init("licence", .text, "The terms of use.") { .text($0.release.licence.name) },
        .init("licence_address", .address.orNull, "Where the terms are.") {
            Datum($0.release.licence.url)
        },
        .init("address", .text, "Where the publisher has it.") { .text($0.release.url) },
        .init("held_from", .time, "Since when it is held here, in UTC.") {
            .text($0.release.heldFrom)
        },
        .init(
            "standing", .choice(Standing.allCases.map(\.rawValue)),
            "Whether it counts. Only those with a token see pending and embargoed ones."
        ) { .text($0.standing.rawValue) },
        .init("embargo", .time.orNull, "Until when it was or is kept back.") {
            Datum($0.release.embargo)
        },
        .init("withdrawn", .time.orNull, "When it was withdrawn; null if it was not.") {
            Datum($0.withdrawal?.at)
        },
        .init("reason", .text.orNull, "Why it was withdrawn; null if it was not.") {
            Datum($0.withdrawal?.reason)
        },
        .init("withdraws", .count(from: 1).orNull, "The release that this one takes back.") {
            Datum($0.release.withdraws)
        },
        .init("details", .address, "All that is held of it.") { facts in
            .text(
                APIAddress.text(
                    facts.origin, "\(APIService.root)/releases/\(facts.release.id)"))
        },
    ]

    static let shape = Shape<ReleaseFacts>(
        "Release", "One edition of a data set as it was taken in, or one run of a method.", fields)
}

extension Release.Kind {
    static let allKinds: [Release.Kind] = [
        .imported, .estimated, .harmonised, .submitted, .withdrawal,
    ]
}
