internal import Foundation

/// The equations of a fit: an unknown for each area as destination, then one for each as origin.
struct MirrorSystem {
    struct Row {
        let destination: Int
        let origin: Int
        let byOrigin: Double
        let byDestination: Double
        let weight: Double
    }

    let destinations: [String]
    let origins: [String]
    let rows: [Row]

    private var size: Int { destinations.count + origins.count }

    init(_ pairs: [MirrorTable.Pair], weight: (Double, Double) -> Double) {
        destinations = Set(pairs.map(\.destination)).sorted()
        origins = Set(pairs.map(\.origin)).sorted()
        let places = Self.places(destinations)
        let origin = Self.places(origins)
        rows = pairs.map { pair in
            let (first, second) = (pair.byOrigin ?? 0, pair.byDestination ?? 0)
            return Row(
                destination: places[pair.destination] ?? 0, origin: origin[pair.origin] ?? 0,
                byOrigin: first, byDestination: second, weight: weight(first, second))
        }
    }

    private static func places(_ names: [String]) -> [String: Int] {
        Dictionary(
            names.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The unknown held at 1 is taken out of the normal equations.
    func anchored(_ anchor: Int) throws(MirrorFit.Failure) -> [Double] {
        let matrix = normal(linear)
        let others = (0..<size).filter { $0 != anchor }
        let reduced = others.flatMap { row in others.map { matrix[row * size + $0] } }
        guard let system = SymmetricSystem(reduced, size: others.count) else {
            throw .undetermined
        }
        let solution = system.solve(others.map { -matrix[$0 * size + anchor] })
        var factors = [Double](repeating: 1, count: size)
        for (place, value) in zip(others, solution) { factors[place] = value }
        return factors
    }

    /// The least of a quadratic form on the plane of factors that keep the sum of all reports:
    /// where the form is flat in a direction (reports that agree throughout), that direction.
    func sumPreserving() throws(MirrorFit.Failure) -> [Double] {
        let matrix = normal(linear)
        let sums = reportSums
        let total = sums.reduce(0, +)
        // A little of the plane's own direction makes the matrix definite, and changes nothing on
        // the plane, where it is constant.
        let scale = (0..<size).reduce(0) { $0 + matrix[$1 * size + $1] } / Double(size)
        let length = sums.reduce(0) { $0 + $1 * $1 }
        guard length > 0, scale > 0 else { throw .undetermined }
        var definite = matrix
        for row in 0..<size {
            for column in 0..<size {
                definite[row * size + column] += sums[row] * sums[column] / length * scale
            }
        }
        guard let system = SymmetricSystem(definite, size: size) else { throw .undetermined }
        let solution = system.solve(sums)
        let kept = zip(solution, sums).reduce(0) { $0 + $1.0 * $1.1 }
        guard kept > 0 else { throw .undetermined }
        return solution.map { $0 * total / kept }
    }

    /// Logarithms of factors with a mean of 0, then the level that keeps the sum of all reports.
    func logarithmic() throws(MirrorFit.Failure) -> [Double] {
        guard let system = SymmetricSystem(levelled(normal(contrast)), size: size) else {
            throw .undetermined
        }
        var right = [Double](repeating: 0, count: size)
        for row in rows {
            let gap = row.weight * log(row.byOrigin / row.byDestination)
            right[row.destination] += gap
            right[destinations.count + row.origin] -= gap
        }
        let factors = system.solve(right).map { exp($0) }
        let sums = reportSums
        let kept = zip(factors, sums).reduce(0) { $0 + $1.0 * $1.1 }
        return factors.map { $0 * sums.reduce(0, +) / kept }
    }

    /// How far each row decides the difference of its own two corrected reports.
    func leverages(_ form: MirrorFit.Form) -> [Double] {
        let terms = form == .logarithmic ? contrast : linear
        let matrix = normal(terms)
        let plain = form == .logarithmic ? nil : SymmetricSystem(matrix, size: size)
        guard let system = plain ?? SymmetricSystem(levelled(matrix), size: size) else {
            return rows.map { _ in 1 }
        }
        return rows.map { row in
            var own = [Double](repeating: 0, count: size)
            for (place, value) in terms(row) { own[place] = value }
            let solved = system.solve(own)
            let leverage = row.weight * zip(own, solved).reduce(0) { $0 + $1.0 * $1.1 }
            return min(max(leverage, 0), 1)
        }
    }

    /// What each unknown is multiplied by in the sum of all corrected reports.
    private var reportSums: [Double] {
        var sums = [Double](repeating: 0, count: size)
        for row in rows {
            sums[row.destination] += row.byDestination
            sums[destinations.count + row.origin] += row.byOrigin
        }
        return sums
    }

    private func linear(_ row: Row) -> [(Int, Double)] {
        [(row.destination, row.byDestination), (destinations.count + row.origin, -row.byOrigin)]
    }

    private func contrast(_ row: Row) -> [(Int, Double)] {
        [(row.destination, 1), (destinations.count + row.origin, -1)]
    }

    /// The weighted normal equations, row by row.
    private func normal(_ terms: (Row) -> [(Int, Double)]) -> [Double] {
        var matrix = [Double](repeating: 0, count: size * size)
        for row in rows {
            let items = terms(row)
            for (first, one) in items {
                for (second, other) in items {
                    matrix[first * size + second] += row.weight * one * other
                }
            }
        }
        return matrix
    }

    /// With a little of the direction in which all factors change alike, which no row sees.
    private func levelled(_ matrix: [Double]) -> [Double] {
        let scale = (0..<size).reduce(0) { $0 + matrix[$1 * size + $1] } / Double(size * size)
        return matrix.map { $0 + scale }
    }
}
