internal import Foundation

/// The search for effects and variances that make the reports most likely.
///
/// Given the variances, the effects are solved for directly. Each step then changes every variance by
/// the root of what the reports show of it over what they were to show, which never makes the reports
/// less likely (Zhou, Hu, Qiao and Zhang 2019), and weighs down reports and series that lie apart, as
/// Student's t has it.
struct GradedEstimation {
    let design: GradedDesign
    private(set) var blocks: [GradedBlock]
    private(set) var variances: GradedVariances
    private(set) var effects: [Double] = []
    private(set) var covariance = PackedMatrix(size: 0)
    private(set) var steps = 0
    /// The largest change of a standard deviation in the last step, as a share of it.
    private(set) var change = Double.infinity

    /// Of effects that no distribution holds together: so wide that it says nothing.
    private static let wide = 1e4
    private static let least = 1e-6

    init(_ design: GradedDesign, _ blocks: [GradedBlock], _ variances: GradedVariances) {
        self.design = design
        self.blocks = blocks
        self.variances = variances
    }

    /// - Parameter tolerance: stops where no standard deviation changes by more than this share.
    /// - Returns: false where the equations cannot be solved.
    mutating func run(tolerance: Double, limit: Int) -> Bool {
        guard solve() else { return false }
        while steps < limit, change > tolerance {
            improve()
            guard solve() else { return false }
            steps += 1
        }
        return true
    }

    /// Effects, sureties and weights alone, the variances being as they are.
    ///
    /// - Returns: false where the equations cannot be solved.
    mutating func run(steps limit: Int) -> Bool {
        guard solve() else { return false }
        while steps < limit {
            _ = improveWeights()
            guard solve() else { return false }
            steps += 1
        }
        return true
    }

    /// Effects, given the variances.
    private mutating func solve() -> Bool {
        var precision = PackedMatrix(size: design.size)
        var right = [Double](repeating: 0, count: design.size)
        for (place, group) in design.groups.enumerated() {
            precision[place, place] =
                1 / (group.map { variances.effects[$0.rawValue] } ?? Self.wide)
        }
        for place in blocks.indices {
            guard blocks[place].invert(variances) else { return false }
            blocks[place].add(to: &precision, &right)
        }
        guard let inverse = precision.inverted() else { return false }
        covariance = inverse
        effects = inverse.times(right)
        guard effects.allSatisfy(\.isFinite) else { return false }
        for place in blocks.indices { blocks[place].settle(effects) }
        return true
    }

    /// What the reports show of a variance, and what they were to show.
    private struct Evidence {
        var shown = 0.0
        var due = 0.0

        mutating func add(_ shown: Double, _ due: Double) {
            self.shown += shown
            self.due += due
        }

        /// What a variance is best divided by, of a Gamma distribution about 1, after what was shown
        /// and due of it where it was divided by `last`: a step of the same kind as those of variances.
        func divisor(_ last: Double) -> Double {
            let freedom = GradedVariances.freedom
            let pulled = freedom + max(shown, 0) / last
            let due = 4 * pulled * max(due, 0) * last
            return (freedom + (freedom * freedom + due).squareRoot()) / (2 * pulled)
        }
    }

    private struct Tally {
        var pair = Evidence()
        var corridor = Evidence()
        var change = Evidence()
        var lasting = [Evidence](repeating: Evidence(), count: 4)
        var yearly = [Evidence](repeating: Evidence(), count: 4)
        var counting = [Evidence](repeating: Evidence(), count: 4)
    }

    private mutating func improve() {
        improveVariances(improveWeights())
    }

    /// - Returns: what the reports show of the variances.
    private mutating func improveWeights() -> Tally {
        var tally = Tally()
        var lasting = [Surety](repeating: Surety(), count: design.size)
        var yearly = lasting
        for place in blocks.indices {
            let reduced = blocks[place].reduced(covariance)
            count(blocks[place], reduced, &tally)
            weigh(&blocks[place], reduced, &lasting, &yearly)
            steady(&blocks[place], reduced)
        }
        variances.lastingSurety = zip(variances.lastingSurety, lasting).map { $1.after($0) }
        variances.yearlySurety = zip(variances.yearlySurety, yearly).map { $1.after($0) }
        return tally
    }

    private mutating func improveVariances(_ tally: Tally) {
        var greatest = 0.0
        func step(_ variance: inout Double, _ evidence: Evidence, least: Double) {
            guard evidence.due > 0 else { return }
            let next = max(variance * (evidence.shown / evidence.due).squareRoot(), least)
            // Those too small to matter do not hold the others up.
            if next > 1e-3 {
                greatest = max(greatest, abs((next / variance).squareRoot() - 1))
            }
            variance = next
        }
        step(&variances.pair, tally.pair, least: Self.least)
        step(&variances.corridor, tally.corridor, least: Self.least)
        step(&variances.change, tally.change, least: Self.least)
        for grade in 0..<4 {
            step(&variances.lasting[grade], tally.lasting[grade], least: Self.least)
            step(&variances.yearly[grade], tally.yearly[grade], least: Self.least)
            step(&variances.counting[grade], tally.counting[grade], least: 1)
        }
        for group in GradedDesign.Group.allCases {
            let variance = variances.effects[group.rawValue]
            var evidence = Evidence()
            for (place, own) in design.groups.enumerated() where own == group {
                evidence.add(
                    effects[place] * effects[place] / variance,
                    1 - covariance[place, place] / variance)
            }
            step(&variances.effects[group.rawValue], evidence, least: Self.least)
        }
        change = greatest
    }

    /// What a reporter's departures show of its surety.
    private struct Surety {
        private var count = 0.0
        private var squares = 0.0

        /// - Parameter square: of a departure, over the variance that it was to have.
        mutating func add(_ square: Double) {
            count += 1
            squares += square
        }

        func after(_ surety: Double) -> Double {
            guard count > 0 else { return surety }
            let freedom = GradedVariances.freedom
            return (freedom + count) / (freedom + squares / surety)
        }
    }

    private func count(_ block: GradedBlock, _ reduced: [Double], _ tally: inout Tally) {
        let count = block.count
        for row in 0..<count {
            let item = block.items[row]
            let surety =
                item.reporter.map {
                    (variances.lastingSurety[$0], variances.yearlySurety[$0])
                } ?? (1, 1)
            for column in 0..<count {
                let (shown, due) = (
                    block.pull[row] * block.pull[column], reduced[row * count + column]
                )
                tally.pair.add(shown, due)
                let decay = block.decays[row * count + column]
                guard decay > 0 else { continue }
                tally.corridor.add(shown, due)
                let steadiness = block.steadiness[row]
                tally.change.add(shown * decay / steadiness, due * decay / steadiness)
                if block.series[row] == block.series[column] {
                    let weight = block.seriesWeights[row] * surety.0
                    tally.lasting[item.accuracy].add(shown / weight, due / weight)
                }
            }
            let (shown, due) = (block.pull[row] * block.pull[row], reduced[row * count + row])
            let weight = block.weights[row] * surety.1
            tally.yearly[item.accuracy].add(shown / weight, due / weight)
            let counted = weight * block.expected[row]
            tally.counting[item.accuracy].add(shown / counted, due / counted)
        }
    }

    /// How steady a block's corridors now seem, each direction for itself.
    private func steady(_ block: inout GradedBlock, _ reduced: [Double]) {
        let count = block.count
        for isForward in [true, false] {
            var evidence = Evidence()
            let members = (0..<count).filter { block.items[$0].isForward == isForward }
            guard let first = members.first else { continue }
            let variance = variances.change / block.steadiness[first]
            for row in members {
                for column in members {
                    let place = row * count + column
                    let scale = block.decays[place] * variance
                    evidence.add(
                        block.pull[row] * block.pull[column] * scale, reduced[place] * scale)
                }
            }
            let steadiness = evidence.divisor(block.steadiness[first])
            for one in members { block.steadiness[one] = steadiness }
        }
    }

    /// New weights and expected numbers, from the parts that the reports are now thought to be of.
    private func weigh(
        _ block: inout GradedBlock, _ reduced: [Double], _ lasting: inout [Surety],
        _ yearly: inout [Surety]
    ) {
        let count = block.count
        let freedom = GradedVariances.freedom
        for place in 0..<count where block.series[place] == place {
            let members = (place..<count).filter { block.series[$0] == place }
            let variance = variances.lasting(block.items[place])
            let wide = variance / block.seriesWeights[place]
            var pull = 0.0
            var spread = 0.0
            for one in members {
                pull += block.pull[one]
                for other in members { spread += reduced[one * count + other] }
            }
            let square = max(wide * pull * wide * pull + wide - wide * wide * spread, 0)
            let weight = (freedom + 1) / (freedom + square / variance)
            for one in members { block.seriesWeights[one] = weight }
            if let reporter = block.items[place].reporter {
                lasting[reporter].add(weight * square / variance)
            }
        }
        for place in 0..<count {
            let wide = block.alone(place, variances)
            let off = wide * block.pull[place]
            let square = max(off * off + wide - wide * wide * reduced[place * count + place], 0)
            let variance = wide * block.weights[place]
            block.weights[place] = (freedom + 1) / (freedom + square / variance)
            if let reporter = block.items[place].reporter {
                yearly[reporter].add(block.weights[place] * square / variance)
            }
            block.expected[place] = exp(min(max(block.logs[place] - off, log(0.5)), 30))
        }
    }
}
