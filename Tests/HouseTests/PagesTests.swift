import Foundation
import Testing

struct PagesTests {
    private func file(_ path: String, _ text: String = "") -> TextFile {
        TextFile(path: path, text: text)
    }

    @Test func `every fixture says where it comes from`() throws {
        let tests = House.root.appendingPathComponent("Tests")
        let paths = FileManager.default.enumerator(atPath: tests.path)?.allObjects
            .compactMap { $0 as? String }.filter { path in
                var isFolder: ObjCBool = false
                let whole = tests.appendingPathComponent(path).path
                return FileManager.default.fileExists(atPath: whole, isDirectory: &isFolder)
                    && !isFolder.boolValue
            }
        let all = try #require(paths).map { "Tests/" + $0 }
        #expect(all.contains { $0.hasSuffix("PagesTests.swift") })
        expectNone(Pages.fixtures(try House.files(), paths: all.sorted()))
    }

    @Test func `a fixture without an origin is refused`() {
        let paths = ["Tests/T/Fixtures/a.csv", "Tests/T/Fixtures/deep/b.csv", "Tests/T/T.swift"]
        #expect(Pages.fixtures([], paths: paths).map(\.path) == Array(paths.prefix(2)))
        let origin = file("Tests/T/Fixtures/deep/ORIGIN", "UNHCR, licence CC BY 4.0, 2024-06-01")
        #expect(Pages.fixtures([origin], paths: paths).map(\.path) == [paths[0]])
    }

    @Test(arguments: ["", "UNHCR 2024", "Licence CC BY", "licence CC BY 4.0, version 12"])
    func `an origin without licence or date is refused`(_ text: String) {
        let origin = file("Tests/T/Fixtures/ORIGIN.md", text)
        #expect(Pages.fixtures([origin], paths: []).count == 1)
    }

    @Test func `every page of a method has its source and limits`() throws {
        expectNone(Pages.methods(try House.files()))
    }

    @Test func `a page of a method without its limits is refused`() {
        #expect(Pages.methods([file("docs/methods/x.md", "## Source")]).count == 1)
        #expect(Pages.methods([file("docs/methods/x.md", "## Limits")]).count == 1)
        #expect(Pages.methods([file("docs/methods/x.md", "## Source\n## Limits")]).isEmpty)
    }

    @Test func `decisions are numbered once and say what and why`() throws {
        let files = try House.files()
        #expect(files.contains { $0.path.hasPrefix("docs/decisions/0001-") })
        expectNone(Pages.decisions(files))
    }

    @Test func `a decision without number or reason is refused`() {
        let whole = "## Decision\n## Why"
        #expect(Pages.decisions([file("docs/decisions/0001-a.md", whole)]).isEmpty)
        #expect(Pages.decisions([file("docs/decisions/a.md", whole)]).count == 1)
        #expect(Pages.decisions([file("docs/decisions/0001-a.md", "## Decision")]).count == 1)
        let twice = ["a", "b"].map { file("docs/decisions/0001-\($0).md", whole) }
        #expect(Pages.decisions(twice).count == 1)
    }

    @Test func `the changelog keeps its extra headings`() throws {
        let log = try #require(try House.files().first { $0.path == "CHANGELOG.md" })
        #expect(log.text.contains("### Sources") && log.text.contains("### Figures changed"))
    }
}
