import Foundation
import Testing

/// The scripts, run as a user runs them, in folders made up for the purpose.
struct ScriptTests {
    /// Runs a program of the repository and returns its exit code and all it printed.
    private func run(
        _ program: String, _ arguments: [String], path: String? = nil
    ) throws -> (code: Int32, said: String) {
        let process = Process()
        process.executableURL = House.root.appendingPathComponent(program)
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        if let path { environment["PATH"] = path }
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: data, as: UTF8.self))
    }

    /// Makes a folder with files for one test.
    private func inFolder(
        _ files: [String: String], executable: Bool = false, _ body: (String) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/house-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (path, text) in files {
            let whole = URL(fileURLWithPath: folder + "/" + path)
            try FileManager.default.createDirectory(
                at: whole.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: whole)
            if executable {
                try FileManager.default.setAttributes(
                    [.posixPermissions: 0o755], ofItemAtPath: whole.path)
            }
        }
        try body(folder)
    }

    @Test(arguments: [
        ("Sources/a.swift", "struct  A{}\n"), ("Sources/a.swift", "let a = b!\n"),
        ("Sources/a.swift", "let a = try! b()\n"), ("Sources/a.swift", "var a: Int!\n"),
        ("Tests/a.swift", "  let a = 1\n"),
        ("Tests/a.swift", "let a = \"" + String(repeating: "x", count: 120) + "\"\n"),
    ])
    func `the format check refuses what is not in form`(_ path: String, _ text: String) throws {
        try inFolder([path: text]) { folder in
            let (code, said) = try run("scripts/check/format", [folder])
            #expect(code == 1)
            #expect(said.contains("a.swift:1:"))
        }
    }

    @Test func `the format check passes what is in form`() throws {
        let files = ["Sources/a.swift": "let a = b\n", "Tests/a.swift": "let a = b!\n"]
        try inFolder(files) { folder in
            let (code, said) = try run("scripts/check/format", [folder])
            #expect(code == 0, "\(said)")
        }
    }

    /// A PATH with the given programs and those that any system has.
    private func machine(
        _ programs: [String: String], _ body: (String) throws -> Void
    ) throws {
        let shell = programs.mapValues { "#!/bin/sh\n" + $0 + "\n" }
        try inFolder(shell.merging(["keep": ""]) { a, _ in a }, executable: true) { folder in
            for name in ["bash", "sh", "env", "cat", "tr", "sed", "dirname", "id", "touch"] {
                let places = ["/usr/bin/" + name, "/bin/" + name]
                let place = places.first { FileManager.default.fileExists(atPath: $0) }
                guard let place, programs[name] == nil else { continue }
                try FileManager.default.createSymbolicLink(
                    atPath: folder + "/" + name, withDestinationPath: place)
            }
            try body(folder)
        }
    }

    private let swift = "echo 'Swift version 6.3.1'"

    @Test func `setup does nothing where everything is there`() throws {
        let programs = [
            "swift": swift, "pkg-config": "exit 0", "apt-get": "echo called; exit 9",
        ]
        try machine(programs) { path in
            let (code, said) = try run("scripts/setup", [], path: path)
            #expect(code == 0, "\(said)")
            #expect(!said.contains("called"))
        }
    }

    @Test func `setup installs what is missing, refreshing the lists only when it must`() throws {
        try machine([
            "swift": swift,
            "pkg-config": #"[ -e "$(dirname "$0")/installed" ] || [ "$2" = zlib ]"#,
            "id": "echo 0",
            "apt-get": """
            echo "apt-get $*"
            here=$(dirname "$0")
            [ "$1" = update ] && touch "$here/updated" && exit 0
            [ -e "$here/updated" ] || exit 100
            touch "$here/installed"
            """,
        ]) { path in
            let (code, said) = try run("scripts/setup", [], path: path)
            #expect(code == 0, "\(said)")
            #expect(said.contains("libxml2-dev") && said.contains("libzip-dev"))
            #expect(!said.contains("zlib1g-dev"))
            #expect(said.contains("apt-get update"))
        }
    }

    @Test func `setup says what to install where there is no apt-get`() throws {
        try machine(["swift": swift, "pkg-config": "exit 1"]) { path in
            let (code, said) = try run("scripts/setup", [], path: path)
            #expect(code == 1)
            #expect(said.contains("no apt-get") && said.contains("libxml2"))
        }
    }

    @Test func `setup says which Swift is needed where there is none`() throws {
        try machine(["pkg-config": "exit 0"]) { path in
            let (code, said) = try run("scripts/setup", [], path: path)
            #expect(code == 1)
            #expect(said.contains("Swift 6.3"))
        }
    }
}
