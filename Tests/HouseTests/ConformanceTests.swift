import Testing

struct ConformanceTests {
    private static let path = "docs/sdmx-conformance.md"

    private func page() throws -> TextFile {
        try #require(try House.files().first { $0.path == Self.path })
    }

    @Test func `every row of the table of SDMX REST has a test that there is`() throws {
        let page = try page()
        #expect(Conformance.rows(page).count > 200)
        expectNone(Conformance.tests(page, try House.swift(in: "Tests")))
    }

    @Test func `every part of SDMX REST has a row`() throws {
        expectNone(Conformance.gaps(try page(), StandardParts.all))
    }

    @Test func `a row without a test, or with one that is not there, is refused`() {
        func findings(_ row: String) -> [String] {
            let page = TextFile(
                path: "p", text: "## S\n| Part | Here | Shown by |\n|---|---|---|\n" + row)
            let source = TextFile(
                path: "t", text: "@Suite struct A {\n    @Test func `it works`() {\n")
            return Conformance.tests(page, [source]).map(\.message)
        }
        #expect(findings("| `x` | yes | `A/it works` |").isEmpty)
        #expect(findings("| `x` | yes | `A/it works`, `A/it fails` |").count == 1)
        #expect(findings("| `x` | yes | `B/it works` |") == ["there is no test B/it works"])
        #expect(findings("| `x` | yes |  |") == ["no test for `x`"])
        #expect(findings("| `x` | yes | by hand |").count == 1)
        #expect(findings("| `x` | yes |") == ["expected three cells"])
    }

    @Test func `a part without a row is refused`() {
        let page = TextFile(path: "p", text: "## S\n| `x`, `y` | yes | `A/b` |\n## T\n")
        #expect(Conformance.gaps(page, ["S": ["x", "y"]]).isEmpty)
        let wanted = ["S": ["x", "z"], "T": ["x"]]
        #expect(
            Conformance.gaps(page, wanted).map(\.message)
                == ["no row for z in S", "no row for x in T"])
    }
}
