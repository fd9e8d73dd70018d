/// A query for which data there are: the codes of each dimension, without the data.
public struct AvailabilityQuery: Hashable, Sendable {
    /// Which codes are returned.
    public enum Mode: String, Hashable, Sendable, CaseIterable {
        /// Those of the data that the query takes.
        case exact
        /// Those that could be added to the query and would make it take data.
        case available
    }

    /// Structures to be returned with the answer.
    public enum Reference: String, Hashable, Sendable, CaseIterable {
        case codelist
        case valueList = "valuelist"
        case dataStructure = "datastructure"
        case conceptScheme = "conceptscheme"
        case dataflow
        case dataProviderScheme = "dataproviderscheme"
    }

    public var selection: DataSelection
    /// The dimensions that the answer is about.
    public var components: Selection<String>
    public var mode: Mode
    /// Empty for none.
    public var references: Selection<Reference>

    public init(_ selection: DataSelection) {
        self.selection = selection
        components = .all
        mode = .exact
        references = []
    }
}
