import Foundation
import Office
import Service

/// A workspace that holds nothing.
struct EmptyWorld {
    let folder: String
    let server: OfficeServer

    init() throws {
        folder =
            FileManager.default.temporaryDirectory.path + "/corridor-service-"
            + UUID().uuidString
        server = OfficeServer(
            office: try Office(workspace: folder, create: true), interval: .zero)
    }

    /// Removes the workspace.
    func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
