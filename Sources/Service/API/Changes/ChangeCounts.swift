internal import Cubes
internal import Office

extension Revision.Kind {
    /// As answers have it.
    var plainName: String {
        switch self {
        case .revised: "revised"
        case .new: "new"
        case .gone: "gone"
        case .nowGiven: "now_given"
        case .nowMissing: "now_missing"
        case .remarked: "marks"
        }
    }

    /// What became of the figure, in a sentence.
    var about: String {
        switch self {
        case .revised: "Another number."
        case .new: "Not held before."
        case .gone: "Not held any more."
        case .nowGiven: "A number where the value was missing."
        case .nowMissing: "Missing where there was a number."
        case .remarked: "The same value with another status, reason or attribute."
        }
    }
}

/// How many figures changed.
enum ChangeCounts {
    static let fields: [Shape<RevisionCounts>.Field] =
        [.init("figures", .count(), "Figures that differ, each counted once.") { .whole($0.total) }]
        + Revision.Kind.allCases.map { kind in
            .init(kind.plainName, .count(), kind.about) { .whole($0[kind]) }
        } + [
            .init(
                "mean_revision", .number.orNull,
                "The mean difference of revised figures, ups and downs against each other; null "
                    + "without any, or where they are in several units."
            ) { Datum($0.meanRevision) },
            .init(
                "mean_absolute_revision", .number.orNull,
                "The mean size of the differences of revised figures; null as for the mean."
            ) { Datum($0.meanAbsoluteRevision) },
            .init(
                "relative_mean_absolute_revision", .number.orNull,
                "The differences' sizes as a share of the revised figures before, together; null "
                    + "as for the mean, and where these were all zero."
            ) { Datum($0.relativeMeanAbsoluteRevision) },
        ]

    static let shape = Shape<RevisionCounts>(
        "ChangeCounts", "How many figures changed, and by how much those revised did.", fields)
}

/// How many figures of one source or area changed.
struct ChangeGroup: Sendable {
    let dataflow: Dataflow
    let code: String
    let name: String
    let counts: RevisionCounts

    static let sourceShape = shape(
        "ChangesOfSource", "What changed of a source.", "source", "The publisher and edition.")

    static let areaShape = shape(
        "ChangesOfArea",
        "What changed of an area. A figure counts for its origin and its destination.", "area",
        "The area.")

    private static func shape(
        _ name: String, _ about: String, _ member: String, _ meaning: String
    ) -> Shape<ChangeGroup> {
        Shape(
            name, about,
            [
                .init("dataflow", .choice(Dataflow.allCases.map(\.plainName)), "The table.") {
                    .text($0.dataflow.plainName)
                },
                .init(member, .text, meaning) { .text($0.code) },
                .init(member + "_name", .text, "The code in words.") { .text($0.name) },
            ] + ChangeCounts.fields.map { $0.of { (whole: ChangeGroup) in whole.counts } })
    }
}
