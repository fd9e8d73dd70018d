import Cubes
import SDMX
import Vocabulary

/// SDMX-CSV 2.0 of our own dataflows: what `corridor export` writes and the starter set is
/// kept in. One file holds one dataflow of one source.
public struct CorridorCSV: Publisher {
    public init() {}

    public let id = "corridor-sdmx-csv"

    public let layout =
        "SDMX-CSV 2.0 with columns STRUCTURE, STRUCTURE_ID, ACTION, the dimensions of a CORRIDOR "
        + "dataflow, TIME_PERIOD and OBS_VALUE"

    public let dataSet = DataSet(
        source: "as in the file", table: "as in the file", publisher: "as in the file",
        title: "Figures exchanged as SDMX-CSV", citation: "as in the file",
        licence: Licence(name: "terms of the source", url: nil),
        url: "https://sdmx.org")

    public let quirks = [
        Quirk(
            id: "one-source", fact: "terms and citation belong to a source, not to a row",
            treatment: "a file with several SOURCE codes is refused")
    ]

    public func recognises(_ content: FileContent) -> Bool {
        content.hasColumns(["STRUCTURE", "STRUCTURE_ID", "TIME_PERIOD", "OBS_VALUE", "SOURCE"])
    }

    /// What is known of a source and dataflow.
    static func dataSet(_ source: String, _ dataflow: Cubes.Dataflow) -> DataSet {
        if source == Starter.source { return Starter.dataSet(dataflow) }
        return DataSet(
            source: source, table: "sdmx-csv/" + dataflow.rawValue, publisher: source,
            title: "\(dataflow.title) [\(source)], exchanged as SDMX-CSV",
            citation: "\(source), as exchanged in SDMX-CSV; cite the publisher of the source.",
            licence: Licence(name: "terms of the source", url: nil), url: "https://sdmx.org")
    }
}
