import Estimation
import Testing

/// Stock tables of published worked examples, four areas A to D.
///
/// Sources: Abel 2013, Demographic Research 28(18), tables 1-3; Abel 2018, International Migration
/// Review 52(3) and its supplement; Abel and Sander 2014, Science 343.
enum Examples {
    static let areas = ["A", "B", "C", "D"]

    /// Abel 2013: no births, no deaths.
    static func first() throws -> FlowInputs {
        try inputs(
            [[1000, 100, 10, 0], [55, 555, 50, 5], [80, 40, 800, 40], [20, 25, 20, 200]],
            [[950, 100, 60, 0], [80, 505, 75, 5], [90, 30, 800, 40], [40, 45, 0, 180]])
    }

    /// Abel 2018: no births, no deaths.
    static func second() throws -> FlowInputs {
        try inputs(
            [[100, 10, 10, 0], [20, 55, 25, 10], [10, 40, 140, 65], [20, 25, 20, 200]],
            [[70, 30, 10, 10], [25, 60, 10, 15], [10, 55, 140, 50], [40, 45, 0, 180]])
    }

    /// Abel 2013, with births and deaths.
    static func third() throws -> FlowInputs {
        try inputs(
            [[1000, 100, 10, 0], [55, 555, 50, 5], [80, 40, 800, 40], [20, 25, 20, 200]],
            [[1060, 60, 10, 10], [45, 540, 40, 0], [70, 75, 770, 70], [30, 30, 20, 230]],
            births: [80, 20, 40, 60], deaths: [70, 30, 50, 10])
    }

    /// Abel 2018, supplement, with births and deaths.
    static func fourth() throws -> FlowInputs {
        try inputs(
            [[100, 10, 10, 0], [20, 55, 25, 10], [10, 40, 140, 65], [20, 25, 20, 200]],
            [[75, 25, 5, 0], [20, 45, 30, 15], [30, 40, 150, 60], [30, 30, 20, 230]],
            births: [10, 50, 25, 60], deaths: [30, 10, 40, 10])
    }

    /// The tables of the stock differencing and rates examples.
    static func differences() throws -> FlowInputs {
        try inputs(
            [[100, 10, 10, 0], [20, 55, 25, 10], [10, 40, 140, 65], [20, 25, 20, 200]],
            [[75, 25, 5, 15], [20, 45, 30, 15], [30, 40, 150, 35], [10, 50, 5, 200]])
    }

    /// Distances of the second example.
    static let distances: [[Double]] = [
        [0, 5, 50, 500], [5, 0, 45, 495], [50, 45, 0, 450], [500, 495, 450, 0],
    ]

    static func inputs(
        _ start: [[Double]], _ end: [[Double]], births: [Double]? = nil, deaths: [Double]? = nil
    ) throws -> FlowInputs {
        let areas = (0..<start.count).map { String(UnicodeScalar(UInt8(65 + $0))) }
        return try FlowInputs(
            areas: areas, start: matrix(start), end: matrix(end), births: births,
            deaths: deaths)
    }

    static func matrix(_ rows: [[Double]]) throws -> Matrix { try #require(Matrix(rows)) }

    /// Whether two tables agree in every cell.
    static func agree(_ table: Matrix, _ rows: [[Double]], within tolerance: Double) -> Bool {
        let other = rows.flatMap { $0 }
        return table.values.count == other.count
            && zip(table.values, other).allSatisfy { abs($0 - $1) <= tolerance }
    }
}
