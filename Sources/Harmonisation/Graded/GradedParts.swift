/// How reports are dealt out into parts that are left out one after the other: after a fixed shuffle,
/// so that the same reports give the same parts.
enum GradedParts {
    /// Parts of a calibration.
    static let count = 5

    /// By report, its part. Of each corridor, one kind of what is left out together, as many corridors
    /// with one kind as with another.
    static func mixed(_ reports: [GradedReport]) -> [Int] {
        let corridors = shuffled(Set(reports.map { [$0.origin, $0.destination] }))
        let units = GradedHoldOut.Unit.allCases
        let kinds = Dictionary(
            corridors.enumerated().map { ($0.element, units[$0.offset % units.count]) },
            uniquingKeysWith: { first, _ in first })
        return dealt(reports, count) { kinds[[$0.origin, $0.destination]] ?? .report }
    }

    /// By report, the part that it is left out with.
    static func dealt(
        _ reports: [GradedReport], _ count: Int, by unit: (GradedReport) -> GradedHoldOut.Unit
    ) -> [Int] {
        let keys = reports.map { report -> [String] in
            let corridor = [report.origin, report.destination]
            return switch unit(report) {
            case .report: corridor + ["\(report.year)", report.end.rawValue]
            case .series: corridor + [report.end.rawValue]
            case .corridorYear: corridor + ["\(report.year)"]
            case .corridor: corridor
            }
        }
        let places = Dictionary(
            shuffled(Set(keys)).enumerated().map { ($0.element, $0.offset % count) },
            uniquingKeysWith: { first, _ in first })
        return keys.map { places[$0] ?? 0 }
    }

    private static func shuffled(_ keys: Set<[String]>) -> [[String]] {
        var units = keys.sorted { $0.lexicographicallyPrecedes($1) }
        var state: UInt64 = 20_130_501
        for place in units.indices.reversed() where place > 0 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            units.swapAt(place, Int((state >> 33) % UInt64(place + 1)))
        }
        return units
    }
}
