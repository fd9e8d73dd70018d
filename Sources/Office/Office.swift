internal import Foundation
public import Vocabulary
public import Warehouse

/// The work of the office on one workspace: import, show, estimate, explain, export. The
/// tool and the service call the same operations.
public struct Office: Sendable {
    public let warehouse: Warehouse
    public let areas: AreaRegister
    /// For whom figures are read.
    public var audience: Audience
    /// What time it is: UTC, `YYYY-MM-DDThh:mm:ssZ`.
    public var clock: @Sendable () -> String = { Date.now.formatted(.iso8601) }

    /// For whom figures are read.
    public enum Audience: Hashable, Sendable {
        /// Those who work on the data: they see what is under embargo or not yet signed off.
        case desk
        /// Everybody else.
        case everybody
    }

    public init(
        warehouse: Warehouse, areas: AreaRegister = .standard, audience: Audience = .desk
    ) {
        self.warehouse = warehouse
        self.areas = areas
        self.audience = audience
    }

    /// Opens a workspace folder.
    public init(workspace: String, create: Bool = false) throws(WarehouseError) {
        self.init(warehouse: try Warehouse(folder: workspace, create: create))
    }

    /// The same office as that audience sees it.
    public func seen(by audience: Audience) -> Office {
        var copy = self
        copy.audience = audience
        return copy
    }

    /// The releases that count now.
    public var sight: Sight {
        switch audience {
        case .desk: .everything
        case .everybody: .published(at: clock())
        }
    }
}
