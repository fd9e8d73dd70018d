internal import Foundation
public import Warehouse

extension Office {
    /// The releases to cite for figures that some releases brought: these, and those that
    /// estimates and harmonised figures among them were made from, by id.
    ///
    /// Ids that the workspace does not have are left out.
    public func releases(citedBy ids: some Sequence<Int>) throws -> [Release] {
        var found: [Int: Release] = [:]
        var open = Set(ids)
        while let id = open.popFirst() {
            guard found[id] == nil, let release = try warehouse.release(id) else { continue }
            found[id] = release
            switch release.kind {
            case .estimated, .harmonised:
                let made = try JSONDecoder().decode(
                    MadeOf.self, from: Data(release.parameters.utf8))
                open.formUnion(made.inputs)
            case .imported, .submitted, .withdrawal: break
            }
        }
        return found.values.sorted { $0.id < $1.id }
    }
}

/// What the parameters of all releases that we made ourselves say.
private struct MadeOf: Decodable {
    let inputs: [Int]
}
