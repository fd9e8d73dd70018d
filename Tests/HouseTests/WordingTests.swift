import Testing

struct WordingTests {
    private func source(_ text: String) -> [TextFile] {
        [TextFile(path: "Sources/Cubes/File.swift", text: text)]
    }

    @Test func `no source ends the program`() throws {
        expectNone(Wording.endings(try House.swift(in: "Sources")))
    }

    @Test func `no file names a machine or a package registry`() throws {
        let files = try House.files()
        #expect(files.contains { $0.path == "Makefile" } && files.contains { $0.path == ".ci/run" })
        expectNone(Wording.places(files))
    }

    @Test func `an exemption names a file that is there, and why`() throws {
        let paths = try Set(House.files().map(\.path))
        for (path, reason) in Wording.exempt {
            #expect(paths.contains(path) && reason.count > 10, "\(path)")
        }
    }

    @Test(arguments: [
        "    fatalError(\"unreachable\")", "let x = try! f()", "let y = z as! Int",
        "preconditionFailure()", "// TODO: later",
        "    guard a else { fatalError() }",
    ])
    func `an ending is refused`(_ line: String) {
        let found = Wording.endings(source("import A\n" + line + "\n"))
        #expect(found.map(\.line) == [2])
    }

    @Test(arguments: [
        "/// Never calls fatalError(, nor try!.", "let x = try f() as? Int", "tryAgain()",
        "let nodes = methods.todo",
    ])
    func `what only looks like an ending passes`(_ line: String) {
        #expect(Wording.endings(source(line)).isEmpty)
    }

    @Test func `endings in tests are not looked for`() {
        let file = TextFile(path: "Tests/CubesTests/File.swift", text: "let x = try! f()")
        #expect(Wording.endings([file]).isEmpty)
    }

    @Test func `tests use the public interface`() throws {
        expectNone(Wording.testable(try House.files()))
        let file = TextFile(
            path: "Tests/CubesTests/File.swift", text: "import A\n@testable import Cubes\n")
        #expect(Wording.testable([file]).map(\.line) == [2])
    }

    @Test(arguments: Wording.folders)
    func `a path of one machine is refused in any file`(_ folder: String) {
        let path = "/" + folder + "/"
        for text in ["see \(path)main", "\(path)x", "cd \"\(path)main\"", "file://\(path)x"] {
            let found = Wording.places([TextFile(path: "README.md", text: "first\n" + text)])
            #expect(found.map(\.line) == [2], "\(text)")
        }
        let address = "https://example.org\(path)page and ../data\(path)x"
        #expect(Wording.places([TextFile(path: "README.md", text: address)]).isEmpty)
    }

    @Test(arguments: Wording.registries)
    func `a registry's host is refused in any file`(_ host: String) {
        let found = Wording.places([TextFile(path: "a/b.txt", text: "get https://\(host)/x")])
        #expect(found.count == 1)
    }
}
