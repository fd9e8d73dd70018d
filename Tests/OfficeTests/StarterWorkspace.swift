import Cubes
import Foundation
import Office
import Vocabulary

/// A workspace with the starter set and flows of all intervals, made once for all tests that
/// only read.
final class StarterWorkspace: Sendable {
    let office: Office
    let folder: String

    static let shared: StarterWorkspace? = try? StarterWorkspace(estimates: true)

    init(estimates: Bool) throws {
        folder =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("corridor-office-\(UUID().uuidString)").path
        office = try Office(workspace: folder, create: true)
        _ = try office.loadStarter()
        if estimates {
            _ = try office.estimateFlows(
                FlowRequest(intervals: try office.neighbouringIntervals()))
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }
}
