import Harmonisation

/// Who lives where and was born where, by the smallest parts there are: what every table of any date is a
/// view of.
struct SmallTruth {
    var people: [AreaPair: Double] = [:]

    /// What a publisher prints who counts by these areas: people born in another area than they live in.
    func published(in frame: AreaFrame) -> [AreaPair: Double] {
        var table: [AreaPair: Double] = [:]
        for (pair, count) in people {
            guard let origin = frame.area(withPart: pair.origin),
                let destination = frame.area(withPart: pair.destination), origin != destination
            else { continue }
            table[AreaPair(origin, destination), default: 0] += count
        }
        return table
    }
}
