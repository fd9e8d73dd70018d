internal import Foundation
internal import Registers

/// Addresses of the pages of registers.
enum RegisterPaths {
    static let root = DeskEndpoint.root + "/registers"

    static func register(_ id: String, _ view: String? = nil) -> String {
        root + "/" + id + (view.map { "/" + $0 } ?? "")
    }

    static func record(_ key: RecordKey, _ view: String? = nil) -> String {
        "\(root)/\(key.register)/records/\(key.id)" + (view.map { "/" + $0 } ?? "")
    }

    /// A path with a query; empty values are left out.
    static func with(_ path: String, _ items: [(name: String, value: String)]) -> String {
        APIAddress.text(nil, path, items.filter { !$0.value.isEmpty })
    }
}
