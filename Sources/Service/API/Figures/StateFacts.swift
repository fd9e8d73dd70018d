internal import Office
internal import Vocabulary
internal import Warehouse

/// The state that an answer is of.
struct StateFacts: Sendable {
    let release: Int
    let time: String?
    /// An address that gives the same at any later time.
    let permanent: String

    static let shape = Shape<StateFacts>(
        "State", "The state of the figures that an answer is of.",
        [
            .init("release", .count(), "The release that came last into it; 0 before the first.") {
                .whole($0.release)
            },
            .init("since", .time.orNull, "Since when it is so, in UTC.") { Datum($0.time) },
            .init(
                "permanent", .address,
                "The permanent address of the answer: it gives the same at any later time, for a "
                    + "citation. If a release in it is withdrawn, it says so instead."
            ) { .text($0.permanent) },
        ])
}

/// A release as the source of figures.
struct SourceFacts: Sendable {
    let release: Release
    let origin: String?

    static let shape = Shape<SourceFacts>(
        "Source", "Where figures come from: whose they are, how to cite them, on which terms.",
        [
            .init("release", .count(from: 1), "The number of the release.") {
                .whole($0.release.id)
            },
            .init("source", .text, "The code of publisher and edition.") {
                .text($0.release.source)
            },
            .init("publisher", .text, "Who published it.") { .text($0.release.publisher) },
            .init("title", .text, "The data set.") { .text($0.release.title) },
            .init("citation", .text, "How to cite it.") { .text($0.release.citation) },
            .init("licence", .text, "The terms of use.") { .text($0.release.licence.name) },
            .init("licence_address", .address.orNull, "Where the terms are.") {
                Datum($0.release.licence.url)
            },
            .init("address", .text, "Where the publisher has it.") { .text($0.release.url) },
            .init("details", .address, "All that is held of the release.") { facts in
                .text(
                    APIAddress.text(
                        facts.origin, "\(APIService.root)/releases/\(facts.release.id)"))
            },
        ])

    /// The releases of some ids, by id.
    static func list(_ ids: Set<Int>, _ state: OfficeState, origin: String?) -> Datum {
        .list(
            state.holdings.releases.filter { ids.contains($0.id) }.map {
                shape.datum(SourceFacts(release: $0, origin: origin))
            })
    }
}
