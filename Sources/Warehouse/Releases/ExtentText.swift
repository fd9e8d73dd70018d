internal import Foundation

/// How the extent of a release is kept: `table`, `figures`, or a JSON list of periods in order.
enum ExtentText {
    static func write(_ extent: Release.Extent) throws -> String {
        switch extent {
        case .table: "table"
        case .figures: "figures"
        case .periods(let periods): try Warehouse.json(periods.sorted())
        }
    }

    static func read(_ text: String) throws -> Release.Extent {
        switch text {
        case "table": .table
        case "figures": .figures
        default: .periods(Set(try Warehouse.strings(text)))
        }
    }
}
