import ArgumentParser
import Foundation
import Office
import Warehouse

/// Where the workspace is.
struct WorkspaceOptions: ParsableArguments {
    @Option(
        name: .long,
        help: "The workspace folder (default: $CORRIDOR_WORKSPACE, else ./corridor-workspace).")
    var workspace: String?

    var folder: String {
        workspace ?? ProcessInfo.processInfo.environment["CORRIDOR_WORKSPACE"]
            ?? "corridor-workspace"
    }

    func office(create: Bool = false) throws -> Office {
        try Office(workspace: folder, create: create)
    }

    /// The workspace for reading, of which no byte changes; one of an earlier layout is brought
    /// up to date first.
    func reading() throws -> Office {
        do {
            return Office(warehouse: try Warehouse(folder: folder, create: false, readOnly: true))
        } catch  where error.kind == .older {
            return try office()
        }
    }
}

/// Whether to write JSON.
struct JSONOption: ParsableArguments {
    @Flag(name: .long, help: "Write JSON.")
    var json = false
}

/// Progress on long work: to standard error, when that is a terminal.
func progress(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
}

/// Writes a value as JSON on standard output.
func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
}

/// Writes bytes on standard output. A reader that went away ends the process quietly.
func writeOut(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while let base = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
        let count = write(STDOUT_FILENO, base, rest.count)
        if count >= 0 {
            rest = rest.dropFirst(count)
        } else if errno == EPIPE {
            exit(1)
        } else if errno != EINTR {
            throw OfficeError(
                kind: .file, place: "standard output", found: String(cString: strerror(errno)),
                expected: "room to write")
        }
    }
}
