public import Harmonisation

/// Whether intervals of estimates by grades hold reports that they were not told of.
public struct GradedMirrorCheck: Sendable, Codable {
    /// How often the interval of a probability held the reports.
    public struct Held: Sendable, Codable {
        public let probability: Double
        public let share: Double
        /// Of the share, as reports of one reporter and end go together.
        public let standardError: Double
        /// Whether the share is within two standard errors of the probability.
        public let agrees: Bool
    }

    /// How well the model foretold beside a plain way, on the reports that this could foretell.
    public struct Score: Sendable, Codable {
        public let way: GradedPlainWay
        public let reports: Int
        /// Mean scores of intervals of 0.8, of logarithms: the smaller the better.
        public let model: Double
        public let plain: Double
    }

    /// Some of the reports.
    public struct Group: Sendable, Codable {
        public let name: String
        public let reports: Int
        /// Of 0.5, 0.8 and 0.95.
        public let held: [Held]
    }

    /// What was left out together, and how it went.
    public struct Part: Sendable, Codable {
        public let unit: GradedHoldOut.Unit
        /// All, then by end, by grade and by the size that was foretold.
        public let groups: [Group]
        /// Without ways that could foretell none of what was left out.
        public let scores: [Score]

        init(_ holdOut: GradedHoldOut) {
            unit = holdOut.unit
            var groups: [(String, (GradedHoldOut.Outcome) -> Bool)] = [("all", { _ in true })]
            for end in MirrorEnd.allCases {
                groups.append(("by the " + end.name, { $0.report.end == end }))
            }
            for grade in ReportGrade.allCases {
                groups.append(
                    (
                        "undercount " + grade.rawValue,
                        { $0.report.grades.undercount == grade }
                    ))
            }
            for grade in ReportGrade.allCases {
                groups.append(
                    ("accuracy " + grade.rawValue, { $0.report.grades.accuracy == grade }))
            }
            for (name, sizes) in [
                ("below 10", 0..<10.0), ("10 to 100", 10..<100), ("100 to 1,000", 100..<1_000),
                ("1,000 and more", 1_000..<Double.infinity),
            ] {
                groups.append((name, { sizes.contains($0.estimate.median) }))
            }
            self.groups = groups.compactMap { name, isMeant in
                let held = [0.5, 0.8, 0.95].compactMap { probability in
                    holdOut.coverage(probability, where: isMeant).map { (probability, $0) }
                }
                guard let first = held.first else { return nil }
                return Group(
                    name: name, reports: first.1.reports,
                    held: held.map {
                        Held(
                            probability: $0.0, share: $0.1.share,
                            standardError: $0.1.standardError, agrees: $0.1.agrees(with: $0.0))
                    })
            }
            scores = GradedPlainWay.allCases.compactMap { way in
                holdOut.comparison(0.8, with: way).map {
                    Score(way: way, reports: $0.reports, model: $0.model, plain: $0.plain)
                }
            }
        }
    }

    public let reports: Int
    public let parts: [Part]
}
