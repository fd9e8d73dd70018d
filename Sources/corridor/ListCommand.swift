import ArgumentParser
import Cubes
import Office
import Vocabulary
import Warehouse

/// `corridor list`
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what the workspace holds: dataflows and releases.")

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    struct Listing: Encodable {
        struct Flow: Encodable {
            let dataflow: String
            let title: String
            let series: Int
            let sources: [String]
        }
        let dataflows: [Flow]
        let releases: [Release]
    }

    func run() throws {
        let office = try workspace.reading()
        let index = try office.index()
        let flows = Dataflow.allCases.filter { index.count($0) > 0 }.map { flow in
            Listing.Flow(
                dataflow: flow.rawValue, title: flow.title, series: index.count(flow),
                sources: index.codes(.source, in: KeyPattern(flow)))
        }
        let releases = try office.warehouse.releases()
        if output.json {
            try printJSON(Listing(dataflows: flows, releases: releases))
            return
        }
        var table = TextTable(["Dataflow", "Series", "Sources", "Title"], right: [1])
        for flow in flows {
            table.add([
                flow.dataflow, "\(flow.series)", flow.sources.joined(separator: ", "), flow.title,
            ])
        }
        print(table.text + "\n")
        var list = TextTable(
            ["Release", "Held from", "Source", "Table", "Standing", "Licence"], right: [0])
        for release in releases {
            list.add([
                "\(release.id)", release.heldFrom, release.source, release.table,
                release.standingWords(now: .now), release.licence.name,
            ])
        }
        print(list.text)
    }
}
