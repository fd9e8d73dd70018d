internal import Cubes
internal import Estimation
internal import Foundation
internal import Warehouse

extension Office {
    /// Whether each flow that a request asks for has already been estimated from what the
    /// workspace holds now.
    public func hasFlows(_ request: FlowRequest) throws -> Bool {
        let releases = try self.releases()
        let lastInput = releases.last { $0.source != FlowEstimating.source }?.id ?? 0
        let decoder = JSONDecoder()
        for method in request.methods {
            let table = FlowEstimating.table(method, request.sex)
            var missing = Set(request.intervals)
            for release in releases
            where release.source == FlowEstimating.source && release.table == table
                && release.kind == .estimated && !release.standing.isWithdrawn
            {
                let given = try decoder.decode(
                    FlowParameters.self, from: Data(release.parameters.utf8))
                guard given.state >= lastInput, request.stocks.map({ $0 == given.stocks }) ?? true,
                    request.population.map({ $0 == given.population }) ?? true
                else { continue }
                missing.subtract(given.intervals)
            }
            if !missing.isEmpty { return false }
        }
        return true
    }
}
