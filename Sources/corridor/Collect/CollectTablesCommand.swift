import ArgumentParser
import Collection
import Cubes
import Office
import Registers
import Vocabulary

/// `corridor collect tables`
struct CollectTablesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tables", abstract: "List the tables that collections ask of countries.")

    @Argument(help: "Only those of this collection.")
    var collection: String?

    @OptionGroup var workspace: WorkspaceOptions

    func run() throws {
        let tables = try workspace.reading().tableRequests().filter {
            collection == nil || $0.collection == collection
        }
        guard !tables.isEmpty else {
            throw OfficeError(
                kind: .notFound, place: collection ?? "collections", found: "no tables",
                expected: "a collection whose record says which tables it asks")
        }
        var text = TextTable(
            ["collection", "table", "title", "dataflow", "criterion", "years"])
        for table in tables {
            text.add([
                table.collection, table.id, table.title, table.dataflow.rawValue,
                table.criterion.rawValue,
                YearRanges.text(table.askedYears),
            ])
        }
        print(text.text)
    }
}
