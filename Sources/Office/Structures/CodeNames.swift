public import Cubes
internal import SDMX
internal import Vocabulary

/// What the codes of a dataflow are called, by the structures of a state.
public struct CodeNames: Sendable {
    /// A code of a list.
    public struct Item: Hashable, Sendable {
        public let code: String
        public let name: String
        /// What it means; empty where its name says all.
        public let text: String
    }

    /// By dimension, in the order of the list.
    private let lists: [DimensionID: [Item]]
    private let names: [DimensionID: [String: String]]
    private let units: [String: String]
    /// What the figures of the dataflow mean.
    public let about: String

    public init(_ dataflow: Cubes.Dataflow, _ catalogue: StructureCatalogue) {
        let structures = catalogue.naming([dataflow])
        let structure = structures.dataStructures.first
        about =
            structures.dataflows.first?.descriptions.best(LocalisedText.defaultLanguage) ?? ""
        func items(_ representation: SDMX.Representation?) -> [Item] {
            let list = representation?.enumeration.flatMap { structures.codes(of: $0) } ?? []
            return list.map { code in
                Item(
                    code: code.id, name: code.name(),
                    text: code.descriptions.best(LocalisedText.defaultLanguage) ?? "")
            }
        }
        var lists: [DimensionID: [Item]] = [:]
        for dimension in dataflow.dimensions {
            let component = structure?.dimensions.first { $0.id == dimension.rawValue }
            lists[dimension] = items(component?.representation)
        }
        self.lists = lists
        names = lists.mapValues { Self.byCode($0) }
        let unit = structure?.attributes.first { $0.id == AttributeID.unitMeasure.rawValue }
        units = Self.byCode(items(unit?.representation))
    }

    private static func byCode(_ items: [Item]) -> [String: String] {
        Dictionary(items.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// All codes of a dimension, used or not.
    public func items(_ dimension: DimensionID) -> [Item] { lists[dimension] ?? [] }

    /// The name of a code; the code itself where none is known.
    public func name(_ dimension: DimensionID, _ code: String) -> String {
        names[dimension]?[code] ?? code
    }

    /// Whether a dimension has a code.
    public func has(_ dimension: DimensionID, _ code: String) -> Bool {
        names[dimension]?[code] != nil
    }

    /// The name of a unit of measure; the code itself where none is known.
    public func unit(_ code: String) -> String { units[code] ?? code }
}
