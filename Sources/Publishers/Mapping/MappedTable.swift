public import Cubes
public import SDMX
import Tables
public import Vocabulary

/// A mapping at work: a reader of the one table that it describes.
public struct MappedTable: Publisher {
    public let mapping: Mapping
    /// The structures of an SDMX message, where its format needs them.
    private let structures: Structures?
    private let codes: CodeBook

    /// - Parameters:
    ///   - codes: as for the mapping itself.
    ///   - structures: for SDMX messages that do not say which of their components are dimensions.
    public init(
        _ mapping: Mapping, areas: AreaRegister, codes: [DimensionID: Set<String>] = [:],
        structures: Structures? = nil
    ) {
        self.mapping = mapping
        self.structures = structures
        self.codes = CodeBook(areas: areas, lists: codes)
    }

    public var id: String { "mapping " + mapping.name }
    public var dataSet: DataSet { mapping.dataSet }
    public var layout: String { "the table that \(mapping.name) describes" }
    public var quirks: [Quirk] { [] }
    /// What the mapping says.
    public var definitions: [DefinitionRule] { mapping.definitions }

    /// Never: only the user knows which file a mapping is for.
    public func recognises(_ content: FileContent) -> Bool { false }

    /// Reads a file as the mapping says, and guesses nothing.
    ///
    /// Shape: one cube of the mapping's dataflow. Missing: as the mapping's marks say; a blank that
    /// it does not speak of is a finding. A text that no code is known for is one finding, and its
    /// further places are counted as left out. Figures of one key and period refuse the file.
    public func read(
        _ file: InputFile, areas: AreaRegister
    ) throws(PublisherError) -> TableReading {
        if mapping.isMessage {
            var reading = MessageTaking(mapping, codes, file: file.name)
            return try reading.read(file, structures: structures)
        }
        var taking = try TableTaking(mapping, codes, file)
        return try taking.read()
    }
}
