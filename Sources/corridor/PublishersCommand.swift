import ArgumentParser
import Office
import Publishers
import Vocabulary

/// `corridor publishers [ID]`
struct PublishersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publishers",
        abstract: "List the publishers' tables that `corridor import` knows, or tell of one.",
        discussion: """
            Of one: by what it is recognised, its oddities and what the reader does about each,
            what must be known before its figures are used, its terms and its citation.
            """)

    @Argument(help: "A table's id, such as unhcr-population.")
    var id: String?

    @OptionGroup var output: JSONOption

    func run() throws {
        guard let id else {
            let tables = Publishers.all.map(KnownTable.init)
            if output.json { try printJSON(tables) } else { print(Self.list(tables)) }
            return
        }
        guard let publisher = Publishers.named(id) else {
            throw OfficeError(
                kind: .request, place: "publishers", found: id,
                expected: "an id that `corridor publishers` lists")
        }
        let table = KnownTable(publisher)
        if output.json { try printJSON(table) } else { print(table.text) }
    }

    private static func list(_ tables: [KnownTable]) -> String {
        var text = TextTable(["Id", "SOURCE", "Title"])
        for table in tables {
            text.add([
                table.id, table.source, table.title + (table.experimental ? " (experimental)" : ""),
            ])
        }
        return text.text
    }
}

/// A publisher's table as the tool tells of it.
private struct KnownTable: Encodable {
    let id: String
    let source: String
    let publisher: String
    let title: String
    /// Made from a description of the layout, without a file at hand.
    let experimental: Bool
    let recognisedBy: String
    let notes: [String]
    let oddities: [Oddity]
    let licence: String
    let citation: String
    let url: String

    struct Oddity: Encodable {
        let fact: String
        let treatment: String
    }

    init(_ table: any Publisher) {
        id = table.id
        source = table.dataSet.source
        publisher = table.dataSet.publisher
        title = table.dataSet.title
        experimental = table.isExperimental
        recognisedBy = table.layout
        notes = table.dataSet.notes
        oddities = table.quirks.map { Oddity(fact: $0.fact, treatment: $0.treatment) }
        licence = table.dataSet.licence.name
        citation = table.dataSet.citation
        url = table.dataSet.url
    }

    var text: String {
        var lines = [
            "\(title) [\(source)]", "\(publisher); \(licence); \(url)",
            "Recognised by: \(recognisedBy)",
        ]
        lines += notes.map { "Note: \($0)" }
        for oddity in oddities {
            lines += ["Oddity: \(oddity.fact)", "        \(oddity.treatment)"]
        }
        return (lines + ["Cite: \(citation)"]).joined(separator: "\n")
    }
}
