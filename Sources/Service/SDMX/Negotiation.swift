internal import SDMX

/// Which of several forms a client gets.
struct Negotiation: Sendable {
    let representation: Representation
    /// Names beside ids, of SDMX-CSV.
    let labels: Labels

    /// - Parameters:
    ///   - offered: the forms there are, the one given where nothing is asked for first.
    ///   - accept: the `Accept` header.
    ///   - format: the `format` parameter, which goes before the header.
    ///   - version: the `formatVersion` parameter, which narrows the one before.
    ///   - labels: the `labels` parameter.
    /// - Throws: ``SDMXRefusal`` where none of the forms is asked for.
    init(
        _ offered: [Representation], accept: String?, format: String?, version: String?,
        labels: String?
    ) throws(SDMXRefusal) {
        var asked = labels
        if let format {
            representation = try Self.named(offered, format, version)
            if format.lowercased() == "csvfilewithlabels" { asked = asked ?? "both" }
        } else if let accept, !MediaRange.ranges(accept).isEmpty {
            (representation, asked) = try Self.chosen(offered, accept, labels)
        } else if let first = offered.first {
            representation = first
        } else {
            throw SDMXRefusal(.notAcceptable, "Nothing is given here", "")
        }
        switch asked?.lowercased() {
        case nil, "id"?: self.labels = .id
        case "name"?: self.labels = .name
        case "both"?: self.labels = .both
        case let other?:
            throw SDMXRefusal(
                .syntax, "labels=\(SDMXRefusal.shortened(other)) is not known",
                "Expected id, name or both.")
        }
    }

    private static func named(
        _ offered: [Representation], _ format: String, _ version: String?
    ) throws(SDMXRefusal) -> Representation {
        let named = offered.filter { item in
            item.formats.contains(format.lowercased())
                || item.mediaType == format || item.name == format
        }
        guard !named.isEmpty else {
            throw SDMXRefusal(
                .notAcceptable, "format=\(SDMXRefusal.shortened(format)) is not given here",
                "Expected one of " + offered.compactMap(\.formats.first).joined(separator: ", "))
        }
        guard let found = named.first(where: { $0.isOf(version: version) }) else {
            throw SDMXRefusal(
                .notAcceptable,
                "formatVersion=\(SDMXRefusal.shortened(version ?? "")) is not given here",
                "Expected one of " + named.compactMap(\.version).joined(separator: ", "))
        }
        return found
    }

    private static func chosen(
        _ offered: [Representation], _ accept: String, _ labels: String?
    ) throws(SDMXRefusal) -> (Representation, String?) {
        let ranges = MediaRange.ranges(accept)
        let refused = ranges.filter { $0.quality == 0 }
        for range in ranges where range.quality > 0 {
            let found = offered.first { item in
                item.isTaken(by: range)
                    && !refused.contains { item.isTaken(by: $0) && $0.isNarrower(than: range) }
            }
            guard let found else { continue }
            for (name, known) in [("timeformat", "original"), ("keys", "none")] {
                if let value = range[name], value.lowercased() != known {
                    throw SDMXRefusal(
                        .notAcceptable, "\(name)=\(SDMXRefusal.shortened(value)) is not given here",
                        "Expected \(known).")
                }
            }
            return (found, labels ?? range["labels"])
        }
        throw SDMXRefusal(
            .notAcceptable,
            "None of the media types that the Accept header takes is given here",
            "Expected one of " + offered.map(\.mediaType).joined(separator: ", "))
    }
}
