internal import Foundation
public import Warehouse

extension Office {
    /// The releases to cite for figures that some releases brought: these, and those that
    /// estimates among them were made from, by id.
    ///
    /// Ids that the workspace does not have are left out.
    public func releases(citedBy ids: some Sequence<Int>) throws -> [Release] {
        var found: [Int: Release] = [:]
        var open = Set(ids)
        while let id = open.popFirst() {
            guard found[id] == nil, let release = try warehouse.release(id) else { continue }
            found[id] = release
            if release.kind == .estimated {
                let parameters = try JSONDecoder().decode(
                    FlowParameters.self, from: Data(release.parameters.utf8))
                open.formUnion(parameters.inputs)
            }
        }
        return found.values.sorted { $0.id < $1.id }
    }
}
