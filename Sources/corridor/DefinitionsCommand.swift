import ArgumentParser
import Harmonisation
import Office
import Vocabulary

/// `corridor definitions [SOURCE ...]`
struct DefinitionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "definitions",
        abstract: "Say what the series of each source count, and what nobody says of them.",
        discussion: """
            With --framework: what the United Nations' Recommendations of 1998 (UN_1998) or the \
            framework of 2021 (UN_2021) define.
            """)

    @Argument(help: "Sources; all that are held where none is named.")
    var sources: [String] = []

    @Option(name: .long, help: "UN_1998 or UN_2021: print the framework instead.")
    var framework: String?

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        if let framework {
            guard sources.isEmpty else {
                throw ValidationError("--framework goes without sources")
            }
            guard let found = Framework.all.first(where: { $0.id == framework }) else {
                throw ValidationError(
                    "--framework: found \(framework), expected one of "
                        + Framework.all.map(\.id).joined(separator: ", "))
            }
            if output.json { return try printJSON(Record(found)) }
            return print(Self.text(found))
        }
        let tables = try workspace.reading().definitionTables(of: sources.isEmpty ? nil : sources)
        if output.json { return try printJSON(tables) }
        print(tables.map(Self.text).joined(separator: "\n\n"))
    }

    // MARK: Sources

    private static func text(_ table: DefinitionTable) -> String {
        var lines = ["\(table.source)  \(table.dataflow)"]
        for kind in table.kinds {
            let codes = kind.codes.sorted { $0.key < $1.key }.map { dimension, codes in
                let shown = codes.prefix(6).joined(separator: ", ")
                return "\(dimension) \(shown)" + (codes.count > 6 ? ", ..." : "")
            }
            let of = codes.isEmpty ? "" : " with " + codes.joined(separator: "; ")
            lines.append("  \(exactText(Double(kind.series))) series\(of)")
            if kind.said.isEmpty {
                lines.append("    nobody says what they count")
                continue
            }
            let names = Dictionary(
                Aspect.allCases.map { ($0.rawValue, $0.name) }, uniquingKeysWith: { a, _ in a })
            for said in kind.said {
                let remark = said.remark.isEmpty ? "" : " (\(said.remark))"
                let sure = said.certainty == "inferred" ? ", inferred" : ""
                lines.append(
                    "    \(names[said.aspect] ?? said.aspect): \(said.words)\(sure)\(remark)")
            }
            if !kind.unsaid.isEmpty {
                let open = kind.unsaid.map { (names[$0] ?? $0).lowercased() }
                lines.append("    Not said: " + open.joined(separator: ", "))
            }
            for concept in kind.concepts where !concept.fit.hasPrefix("differs") {
                lines.append("    \(concept.concept), \(concept.framework): \(concept.fit)")
            }
        }
        return lines.joined(separator: "\n")
    }

    // MARK: Frameworks

    /// A framework as JSON.
    private struct Record: Encodable {
        struct Concept: Encodable {
            let id, name, definition: String
            let statements: [DefinitionStatement]
            let checked: Bool
        }
        struct Category: Encodable {
            let block, name: String
        }
        let id, name, citation: String
        let concepts: [Concept]
        let categories: [Category]

        init(_ framework: Framework) {
            id = framework.id
            name = framework.name
            citation = framework.citation
            concepts = framework.concepts.map {
                Concept(
                    id: $0.id, name: $0.name, definition: $0.definition,
                    statements: $0.statements, checked: $0.isChecked)
            }
            categories = framework.categories.map { Category(block: $0.block, name: $0.name) }
        }
    }

    private static func text(_ framework: Framework) -> String {
        var lines = ["\(framework.id)  \(framework.name)", framework.citation]
        for concept in framework.concepts {
            lines.append("")
            lines.append(concept.name + (concept.isChecked ? "" : " (not checked at the source)"))
            lines.append("  " + concept.definition)
            if !concept.statements.isEmpty {
                let said = concept.statements.map {
                    "\($0.aspect.name.lowercased()): \($0.words)"
                }
                lines.append("  A series of it has: " + said.joined(separator: "; "))
            }
        }
        var blocks: [(name: String, items: [String])] = []
        for category in framework.categories {
            if blocks.last?.name == category.block {
                blocks[blocks.count - 1].items.append(category.name)
            } else {
                blocks.append((category.block, [category.name]))
            }
        }
        if !blocks.isEmpty { lines.append("") }
        lines += blocks.map { "\($0.name): \($0.items.joined(separator: ", "))" }
        return lines.joined(separator: "\n")
    }
}
