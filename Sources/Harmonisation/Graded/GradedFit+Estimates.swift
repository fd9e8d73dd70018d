internal import Foundation

extension GradedFit {
    /// How many moved, whatever was reported.
    ///
    /// Of a corridor without reports it goes by what is known of its origin, its destination, their
    /// distance and the opposite direction, and is accordingly unsure.
    public func flow(origin: String, destination: String, year: Int) -> GradedEstimate {
        let item = design.item(origin: origin, destination: destination, year: year)
        let known = known(item, [min(origin, destination), max(origin, destination)])
        return calibration.applied(
            toFlow: GradedEstimate(
                center: known.center, steady: known.variance, yearly: 0, lasting: 0, added: 0),
            ground(item, block: blocks[[min(origin, destination), max(origin, destination)]]))
    }

    /// What an end would report, or have reported; `value` plays no part.
    public func report(_ report: GradedReport) -> GradedEstimate {
        let item = design.item(report)
        let block = blocks[report.pair]
        let known = known(item, report.pair)
        let isKnownSeries =
            block?.items.contains { GradedVariances.isLasting($0, item) } ?? false
        let lasting = isKnownSeries ? 0 : variances.lasting(item)
        return calibration.applied(
            toReport: GradedEstimate(
                report: known.center, steady: known.variance - lasting, lasting: lasting, item,
                variances), ground(item, block: block))
    }

    /// What a report, whether it was made or not, is foretold from.
    func ground(_ report: GradedReport) -> GradedGround {
        ground(design.item(report), block: blocks[report.pair])
    }

    /// What is known of a flow, or of a report whether it was made or not.
    private func ground(_ item: GradedDesign.Item, block: GradedBlock?) -> GradedGround {
        guard let block else { return .nothing }
        let others = block.items.filter {
            $0.isForward == item.isForward && !($0.end == item.end && $0.year == item.year)
        }
        return GradedGround(item, others: others)
    }

    /// How much of a change in the reports of the flow of one year goes over into its estimate, by
    /// end: the leverage of the report. 0.6 means that a report a tenth higher makes the estimate
    /// higher by about 0.06. What is missing to 1 comes from other years, the opposite direction and
    /// the model.
    public func leverage(
        origin: String, destination: String, year: Int
    ) -> [MirrorEnd: Double] {
        let pair = [min(origin, destination), max(origin, destination)]
        guard let block = blocks[pair] else { return [:] }
        let item = design.item(origin: origin, destination: destination, year: year)
        let known = known(item, pair)
        // What a unit of each report's pull adds through the effects.
        let through = block.items.map { other in
            zip(other.columns, other.values).reduce(0.0) {
                $0 + $1.1 * (known.spread[$1.0] ?? 0)
            }
        }
        var leverages: [MirrorEnd: Double] = [:]
        for (place, other) in block.items.enumerated()
        where other.year == year && other.isForward == item.isForward {
            guard let end = other.end else { continue }
            var sum = 0.0
            for column in 0..<block.count {
                sum +=
                    block.inverse[place * block.count + column]
                    * (known.shared[column] + through[column])
            }
            leverages[end] = sum
        }
        return leverages
    }

    private struct Known {
        let center: Double
        let variance: Double
        /// How it varies together with each report of its two areas.
        let shared: [Double]
        /// How it varies together with each effect that the reports of its two areas have, or it has,
        /// as far as those reports leave it open.
        let spread: [Int: Double]
    }

    private func known(_ item: GradedDesign.Item, _ pair: [String]) -> Known {
        var center = 0.0
        let block = blocks[pair]
        let steadiness =
            block.flatMap { block in
                block.items.firstIndex { $0.isForward == item.isForward }
                    .map { block.steadiness[$0] }
            } ?? 1
        var variance = variances.together(item, item, steadiness: steadiness)
        for group in item.unseen { variance += variances.effects[group.rawValue] }
        var rest: [Int: Double] = [:]
        for (column, value) in zip(item.columns, item.values) {
            center += effects[column] * value
            rest[column, default: 0] += value
        }
        var shared: [Double] = []
        if let block {
            let count = block.count
            shared = block.items.indices.map { place in
                let other = block.items[place]
                var sum = variances.together(item, other, steadiness: steadiness)
                if GradedVariances.isLasting(item, other) {
                    sum +=
                        variances.lasting(other) * (1 / block.seriesWeights[place] - 1)
                }
                return sum
            }
            if let place = block.items.firstIndex(where: { GradedVariances.isLasting(item, $0) }) {
                variance += variances.lasting(item) * (1 / block.seriesWeights[place] - 1)
            }
            for row in 0..<count {
                var weight = 0.0
                for column in 0..<count {
                    weight += block.inverse[row * count + column] * shared[column]
                }
                center += shared[row] * block.pull[row]
                variance -= shared[row] * weight
                for (column, value) in zip(block.items[row].columns, block.items[row].values) {
                    rest[column, default: 0] -= weight * value
                }
            }
        }
        // What of each effect the reports of the two areas do not speak for.
        let left = rest.sorted { $0.key < $1.key }
        var spread: [Int: Double] = [:]
        for (one, value) in left {
            let sum = left.reduce(0.0) { $0 + covariance[one, $1.key] * $1.value }
            spread[one] = sum
            variance += value * sum
        }
        return Known(
            center: center, variance: max(variance, 1e-9), shared: shared, spread: spread)
    }
}
