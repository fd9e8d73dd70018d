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

    /// As likely to be above as below. Units: those of the reports.
    public var median: Double { figure(center) }

    /// The range that holds the figure with a probability, as much left out below as above.
    ///
    /// - Parameter share: above 0 and below 1, such as 0.8; others are brought to the nearest
    ///   0.001 and 0.999.
    public func interval(_ share: Double) -> ClosedRange<Double> {
        let share = share.isFinite ? min(max(share, 0.001), 0.999) : 0.999
        let half = quantile((1 + share) / 2) - center
        return figure(center - half)...max(figure(center + half), figure(center - half))
    }

    /// The probability of a figure no larger than this one, with half of that of just this one.
    public func share(below value: Double) -> Double {
        cumulative(log(max(value, 0) + max(added, 1e-9)) - center)
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
