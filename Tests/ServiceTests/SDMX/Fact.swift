import Cubes
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Vocabulary
import Warehouse

/// A figure of the test world as plain texts: what a naive selection works on.
struct Fact: Hashable {
    var dataflow = "DF_STOCK"
    /// By dimension, without time.
    var key: [String: String]
    var period: String
    /// Nil where it is missing.
    var value: Double?
    var status = "A"
    /// Those that it has.
    var attributes: [String: String] = [:]

    /// The codes of the key in order.
    var codes: [String] {
        Cubes.Dataflow(rawValue: dataflow)?.dimensions.map { key[$0.rawValue] ?? "" } ?? []
    }

    var year: Int { Int(period.prefix(4)) ?? 0 }

    /// What an answer has to say of it.
    var figure: Figure {
        Figure(
            dataflow: dataflow, key: codes.joined(separator: "."), period: period, value: value,
            status: status)
    }

    /// The value of a component as a query sees it; nil where there is none.
    subscript(component: String) -> String? {
        switch component {
        case "TIME_PERIOD": period
        case "OBS_VALUE":
            value.map { $0 == $0.rounded() && abs($0) < 1e15 ? "\(Int($0))" : "\($0)" }
        case "OBS_STATUS": status
        default: key[component] ?? attributes[component]
        }
    }
}

/// A figure as it was read from an answer.
struct Figure: Hashable, CustomStringConvertible {
    var dataflow: String
    /// With dots between the codes.
    var key: String
    var period: String
    var value: Double?
    var status: String?

    var description: String {
        "\(dataflow) \(key) \(period) \(value.map { "\($0)" } ?? "-") \(status ?? "")"
    }
}

extension Sequence<Fact> {
    var figures: Set<Figure> { Set(map(\.figure)) }

    /// The series that the warehouse is given.
    func series() throws -> [Series] {
        var order: [SeriesKey] = []
        var observations: [SeriesKey: [Observation]] = [:]
        for (row, fact) in enumerated() {
            guard let dataflow = Cubes.Dataflow(rawValue: fact.dataflow),
                let period = Period(fact.period),
                let status = ObservationStatus(rawValue: fact.status)
            else { throw CocoaError(.formatting) }
            let key = try SeriesKey(dataflow, fact.codes)
            if observations[key] == nil { order.append(key) }
            var attributes: [AttributeID: String] = [:]
            for (id, text) in fact.attributes {
                guard let id = AttributeID(rawValue: id) else { throw CocoaError(.formatting) }
                attributes[id] = text
            }
            observations[key, default: []].append(
                Observation(
                    period: period,
                    value: fact.value.map { .number($0) } ?? .missing(.suppressed),
                    status: status, attributes: AttributeSet(attributes), row: row + 2, column: 3))
        }
        return order.map { key in
            Series(
                key: key, observations: (observations[key] ?? []).sorted { $0.period < $1.period })
        }
    }
}
