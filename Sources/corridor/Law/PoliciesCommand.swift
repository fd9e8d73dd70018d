import ArgumentParser
import Office
import Registers
import Vocabulary

/// `corridor policies ...`
struct PoliciesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policies",
        abstract: "Governments' views on migration and what they do about it.",
        subcommands: [PolicyCountsCommand.self, PolicyShowCommand.self])
}

/// `corridor policies counts [SUBJECT]`
struct PolicyCountsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "counts", abstract: "Count Governments by what they said, year by year.",
        discussion: """
            Shares are of the Governments that said one thing. Those whose sources contradict each \
            other are counted beside. Shares that reports print are shown as printed, apart.
            """)

    @Argument(help: "immigration, emigration, settlement, workers, skilled, family ...")
    var subject: String = "immigration"

    @Option(name: .long, help: "view or policy.")
    var by: String = "view"

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let state = try workspace.reading().registers.state()
        let found = try Policies(state).counts(subject, by)
        if output.json {
            try printJSON(found)
            return
        }
        if found.years.isEmpty {
            print("The register holds no Government's \(by) on \(subject).")
        } else {
            let headings =
                ["Year"] + found.codes.map(\.title)
                + ["Governments", "Nothing stated", "Sources differ"]
            var table = TextTable(headings, right: Set(0..<headings.count))
            for year in found.years {
                let counts = found.codes.indices.map { place in
                    "\(year.counts[place])"
                        + (year.shares.isEmpty ? "" : " (\(share(year.shares[place])))")
                }
                table.add(
                    ["\(year.year)"] + counts
                        + ["\(year.answered)", "\(year.silent)", "\(year.conflicting)"])
            }
            print(table.text)
        }
        if !found.stated.isEmpty {
            print("\nAs reports print it:")
            for item in found.stated {
                print(
                    "  "
                        + [item.period, item.value + " " + (item.unit ?? ""), item.title]
                        .compactMap(\.self).joined(separator: "  ") + "  [\(item.source)]")
            }
        }
    }

    private func share(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }
}

/// `corridor policies show AREA`
struct PolicyShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a Government's views and policies over the years.")

    @Argument(help: "The area's code.")
    var area: String

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var output: JSONOption

    func run() throws {
        let office = try workspace.reading()
        guard let known = office.areas.area(area) else {
            throw OfficeError(
                kind: .notFound, place: "policies", found: area, expected: "an area's code")
        }
        let found = Policies(try office.registers.state()).history(known.id)
        if output.json {
            try printJSON(found)
            return
        }
        if found.subjects.isEmpty {
            print("The register holds nothing that \(found.area.name)'s Government said.")
        }
        for subject in found.subjects {
            var table = TextTable([subject.subject.title, "View", "", "Policy", "", "Source"])
            for entry in subject.entries {
                table.add([
                    entry.year, entry.view.joined(separator: " or "),
                    entry.viewChanged == true ? "changed" : "",
                    entry.policy.joined(separator: " or "),
                    entry.policyChanged == true ? "changed" : "",
                    entry.sources.joined(separator: "; "),
                ])
            }
            print(table.text + "\n")
        }
    }
}
