internal import Cubes
internal import Foundation
internal import Office
internal import Vocabulary

/// A series as answers show it.
struct SeriesFacts: Sendable {
    let key: SeriesKey
    let names: CodeNames
    let isComputed: Bool
    /// The address of an explanation, but for the period at its end.
    let explaining: String

    /// - Parameters:
    ///   - isComputed: whether the office added it up on request.
    ///   - release: names the state that it is of.
    ///   - origin: scheme, host and port; nil makes addresses begin with a slash.
    init(
        _ key: SeriesKey, _ names: CodeNames, isComputed: Bool = false, release: Int,
        origin: String?
    ) {
        self.key = key
        self.names = names
        self.isComputed = isComputed
        explaining = APIAddress.text(
            origin, "\(APIService.root)/figures/explain",
            [
                ("dataflow", key.dataflow.plainName), ("key", "\(key)"), ("release", "\(release)"),
                ("period", ""),
            ])
    }

    /// The members that all figures of a series share. Those of dimensions that a dataflow lacks
    /// are left out.
    static let fields: [Shape<SeriesFacts>.Field] =
        [
            .init(
                "dataflow", .choice(Dataflow.allCases.map(\.plainName)),
                "The table that it belongs to."
            ) { .text($0.key.dataflow.plainName) },
            .init(
                "key", .text(.key),
                "All codes of the series with points between them; names it wherever one series is "
                    + "asked for."
            ) { .text("\($0.key)") },
        ]
        + DimensionID.allCases.flatMap { dimension -> [Shape<SeriesFacts>.Field] in
            [
                .init(optional: dimension.plainName, .text, dimension.about) {
                    $0.key[dimension].map { .text($0) }
                },
                .init(
                    optional: dimension.plainName + "_name", .text,
                    "The code of \(dimension.plainName) in words."
                ) { facts in
                    facts.key[dimension].map { .text(facts.names.name(dimension, $0)) }
                },
            ]
        } + [
            .init(
                "computed", .flag,
                "Whether the office added it up on request, as no publisher printed it."
            ) { .flag($0.isComputed) }
        ]
}

/// One figure as answers show it.
struct FigureFacts: Sendable {
    let series: SeriesFacts
    let observation: Observation
    /// Nil for totals that were added up.
    let release: Int?

    /// The value in its unit, with no power of ten to be applied any more; nil where it is
    /// missing.
    var amount: Double? {
        observation.value.number.map {
            JSONText.scaled(
                $0, byTenTo: AttributeSet.power(observation.attributes[.unitMult]) ?? 0)
        }
    }

    /// The members that differ from figure to figure.
    static let fields: [Shape<FigureFacts>.Field] = [
        .init(
            "period", .text,
            "A year, a part of one, or a day and a length: 2015-07-01/P5Y is the five years from "
                + "1 July 2015."
        ) { .text($0.observation.period.description) },
        .init(
            "value", .number.orNull,
            "The figure, in the unit; thousands are multiplied out. Null is missing, never zero."
        ) { Datum($0.amount) },
        .init(
            "missing", .choice(MissingReason.allCases.map(\.name)).orNull,
            "Why there is no value; null where there is one."
        ) { facts in
            guard case .missing(let reason) = facts.observation.value else { return .null }
            return .text(reason.name)
        },
        .init("unit", .text.orNull, "The unit of the value: PS is persons.") {
            Datum($0.observation.attributes[.unitMeasure])
        },
        .init("unit_name", .text.orNull, "The unit in words.") { facts in
            Datum(facts.observation.attributes[.unitMeasure].map { facts.series.names.unit($0) })
        },
        .init(
            "status", .choice(ObservationStatus.allCases.map(\.rawValue)),
            "What is to be known of the value, as a letter."
        ) { .text($0.observation.status.rawValue) },
        .init("status_name", .text, "The status in words.") {
            .text($0.observation.status.name)
        },
        .init(
            "data_type", .text.orNull,
            "What the United Nations say of the data behind it: B foreign-born, C foreign citizens, "
                + "R refugees were added, I imputed."
        ) { Datum($0.observation.attributes[.dataType]) },
        .init(
            "confidentiality", .text.orNull,
            "Whether it may be published, where the source says so: F is free."
        ) { Datum($0.observation.attributes[.confidentiality]) },
        .init(
            "comment", .text.orNull, "A remark of the publisher, or how a total was added up."
        ) { Datum($0.observation.attributes[.comment]) },
        .init(
            "release", .count(from: 1).orNull,
            "The release that brought it: whose it is, how to cite it and on which terms. Null for "
                + "totals that were added up, whose explanation names theirs."
        ) { Datum($0.release) },
        .init(
            "explanation", .address,
            "Where it comes from: the cell of the source, or the arithmetic that made it."
        ) { .text($0.series.explaining + APIAddress.encoded($0.observation.period.description)) },
    ]

    static let shape = Shape<FigureFacts>(
        "Figure",
        "One figure. Dimensions that the dataflow does not have are left out.",
        SeriesFacts.fields.map { $0.of { (whole: FigureFacts) in whole.series } } + fields)
}

/// Addresses of this service.
enum APIAddress {
    /// An address with a query.
    static func text(
        _ origin: String?, _ path: String, _ items: [(name: String, value: String)] = []
    ) -> String {
        let query = items.map { "\($0.name)=\(encoded($0.value))" }.joined(separator: "&")
        return (origin ?? "") + path + (query.isEmpty ? "" : "?" + query)
    }

    /// A value of a query. Commas, slashes and colons stay readable.
    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: kept) ?? text
    }

    private static let kept = CharacterSet(
        charactersIn:
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~,/:@$")
}
