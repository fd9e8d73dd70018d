import ArgumentParser
import Estimation
import Foundation
import Office

/// `corridor method`
struct MethodCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "method", abstract: "The methods, on their own: list, run, check.",
        subcommands: [MethodListCommand.self, MethodRunCommand.self, MethodCheckCommand.self])
}

/// `corridor method list`
struct MethodListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the methods with what they take.")

    @OptionGroup var output: JSONOption

    struct Entry: Encodable {
        let id: String
        let aliases: [String]
        let summary: String
        let inputs: [String]
    }

    struct Listing: Encodable {
        struct Flow: Encodable {
            let code: String
            let name: String
            let summary: String
        }
        let flows: [Flow]
        let cases: [Entry]
    }

    func run() throws {
        let listing = Listing(
            flows: FlowMethod.allCases.map {
                .init(code: $0.code, name: $0.name, summary: $0.summary)
            },
            cases: MethodCases.list.map {
                .init(id: $0.id, aliases: $0.aliases, summary: $0.summary, inputs: $0.inputs)
            })
        if output.json {
            try printJSON(listing)
            return
        }
        print("Flow methods, for `corridor estimate flows --method`:\n")
        var flows = TextTable(["  METHOD", "Name", "What it does"])
        for flow in listing.flows { flows.add(["  " + flow.code, flow.name, flow.summary]) }
        print(flows.text)
        print("\nMethods on JSON inputs, for `corridor method run`:\n")
        for entry in listing.cases {
            print("  \(entry.id)  (also \(entry.aliases.joined(separator: ", ")))")
            print("    \(entry.summary)")
            print("    inputs: \(entry.inputs.joined(separator: ", "))")
        }
    }
}

/// `corridor method run ID < in.json > out.json`
struct MethodRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a method on the inputs given as JSON on standard input.")

    @Argument(help: "A method's id or alias (see `corridor method list`).")
    var id: String

    func run() throws {
        guard MethodCases.method(id) != nil else {
            throw ValidationError(
                "method: found \(id), expected one of "
                    + MethodCases.list.map(\.id).joined(separator: ", "))
        }
        let input = FileHandle.standardInput.readDataToEndOfFile()
        FileHandle.standardOutput.write(try MethodCases.run(id: id, input: input))
        print()
    }
}

/// `corridor method check CASES.json`
struct MethodCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Run worked cases and compare with their results; exit 1 if any failed.")

    @Argument(help: "A list of cases with id, function, inputs and output, as JSON.")
    var cases: String

    func run() throws {
        guard let data = FileManager.default.contents(atPath: cases) else {
            throw OfficeError(
                kind: .file, place: cases, found: "no file that can be read",
                expected: "a JSON list of cases")
        }
        let report = try MethodCases.check(file: data)
        for result in report.results {
            let message = result.message.isEmpty ? "" : ": " + result.message
            print("\(result.outcome.rawValue)  \(result.id) (\(result.function))\(message)")
        }
        print(report.summary)
        if report.failed > 0 { throw ExitCode(1) }
    }
}
