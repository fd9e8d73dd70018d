internal import Foundation

/// How many moved, or what would be reported, with how sure that is.
///
/// The logarithm is spread as Gauss has it, and what a single report is off as Student's t with four
/// degrees of freedom, so that a report far from the others is rare but no wonder.
public struct GradedEstimate: Hashable, Sendable {
    /// Of the logarithm.
    let center: Double
    /// Variance of what is spread as Gauss has it.
    let steady: Double
    /// Scales, as variances, of what is spread as Student's t: of one year, and of a whole series.
    let yearly: Double
    let lasting: Double
    /// What a report had added before its logarithm was taken.
    let added: Double
    /// The shares that the model's own distribution is to hold so that as many reports left out are
    /// held as is said.
    var shares = GradedShares.own

    /// The same as the model alone has it, without what reports left out have shown of it.
    public var uncalibrated: GradedEstimate {
        var estimate = self
        estimate.shares = .own
        return estimate
    }

    init(center: Double, steady: Double, yearly: Double, lasting: Double, added: Double) {
        self.center = center
        self.steady = steady
        self.yearly = yearly
        self.lasting = lasting
        self.added = added
    }

    /// Of a report.
    ///
    /// - Parameters:
    ///   - steady: without what the report alone is off.
    ///   - lasting: what an end is off in a corridor of which nothing of that end is known; else 0.
    init(
        report center: Double, steady: Double, lasting: Double, _ item: GradedDesign.Item,
        _ variances: GradedVariances
    ) {
        self.init(
            center: center, steady: max(steady, 1e-9),
            yearly: variances.alone(item, expected: max(exp(min(center, 30)), 0.5)),
            lasting: lasting, added: 0.5)
    }

    /// As likely to be above as below. Units: those of the reports.
    public var median: Double { figure(center) }

    /// The range that holds the figure with a probability, as much left out below as above.
    ///
    /// - Parameter share: above 0 and below 1, such as 0.8; others are brought to the nearest
    ///   0.001 and 0.999.
    public func interval(_ share: Double) -> ClosedRange<Double> {
        let share = share.isFinite ? min(max(share, 0.001), 0.999) : 0.999
        let half = quantile((1 + shares.model(share)) / 2) - center
        return figure(center - half)...max(figure(center + half), figure(center - half))
    }

    /// The probability of a figure no larger than this one, with half of that of just this one.
    public func share(below value: Double) -> Double {
        let below = cumulative(log(max(value, 0) + max(added, 1e-9)) - center)
        let held = shares.said(abs(2 * below - 1))
        return below < 0.5 ? (1 - held) / 2 : (1 + held) / 2
    }

    /// The interval score of Gneiting and Raftery (2007), of logarithms with a half added: how wide the
    /// interval is, and how far outside it the figure lies, times 2 over the probability left out.
    /// The smaller the better; an honest interval has the smallest on the whole.
    public func score(_ share: Double, of value: Double) -> Double {
        let interval = interval(share)
        let (low, high) = (log(interval.lowerBound + 0.5), log(interval.upperBound + 0.5))
        let found = log(max(value, 0) + 0.5)
        let outside = max(low - found, 0) + max(found - high, 0)
        return high - low + outside * 2 / max(1 - share, 0.001)
    }

    private func figure(_ logarithm: Double) -> Double {
        max(exp(min(logarithm, 700)) - added, 0)
    }

    /// The logarithm that is not passed with a probability above one half.
    private func quantile(_ share: Double) -> Double {
        var low = 0.0
        var high = 1.0
        while cumulative(high) < share, high < 1e6 { high *= 2 }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if cumulative(middle) < share { low = middle } else { high = middle }
        }
        return center + (low + high) / 2
    }

    /// The probability of a logarithm no farther above the center than this.
    private func cumulative(_ distance: Double) -> Double {
        let yearlies = yearly > 0 ? Self.weights : [1]
        let lastings = lasting > 0 ? Self.weights : [1]
        var sum = 0.0
        for one in yearlies {
            for other in lastings {
                let variance = steady + yearly / one + lasting / other
                sum += 0.5 * erfc(-distance / (2 * variance).squareRoot())
            }
        }
        return sum / Double(yearlies.count * lastings.count)
    }

    /// Sixteen weights as likely as each other, of which Student's t with four degrees of freedom is
    /// made: Gamma's with shape and rate 2, of which 1 - exp(-2w) (1 + 2w) are below w.
    private static let weights: [Double] = (0..<16).map { place in
        let share = (Double(place) + 0.5) / 16
        var (low, high) = (0.0, 20.0)
        for _ in 0..<80 {
            let middle = (low + high) / 2
            if 1 - exp(-2 * middle) * (1 + 2 * middle) < share {
                low = middle
            } else {
                high = middle
            }
        }
        return (low + high) / 2
    }
}
