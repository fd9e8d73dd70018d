public import Vocabulary
public import Warehouse

/// The work of the office on one workspace: import, show, estimate, explain, export. The
/// tool and the service call the same operations.
public struct Office: Sendable {
    public let warehouse: Warehouse
    public let areas: AreaRegister

    public init(warehouse: Warehouse, areas: AreaRegister = .standard) {
        self.warehouse = warehouse
        self.areas = areas
    }

    /// Opens a workspace folder.
    public init(workspace: String, create: Bool = false) throws(WarehouseError) {
        self.init(warehouse: try Warehouse(folder: workspace, create: create))
    }
}
