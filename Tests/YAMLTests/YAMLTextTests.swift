import Testing
import YAML

struct YAMLTextTests {
    private func refusal(_ text: String) -> YAMLError? {
        #expect(throws: YAMLError.self) { try YAMLText(text, name: "a.yaml") }
    }

    @Test func `scalars stay as they are written, Norway and leading zeros too`() throws {
        let root = try #require(
            try YAMLText("a: NO\nb: 010\nc: 1e400\nd: ~\ne: \"~\"", name: "x").root)
        let entries = try #require(root.entries)
        #expect(entries.map(\.value.text) == ["NO", "010", "1e400", "", "~"])
        #expect(entries.map(\.line) == [1, 2, 3, 4, 5])
        #expect(entries[3].value.isNothing && !entries[4].value.isNothing)
    }

    @Test func `nothing but comments is no value`() throws {
        #expect(try YAMLText("# only this\n", name: "x").root == nil)
    }

    @Test func `aliases are refused before they can grow`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...40 {
            let alias = "*a\(level - 1)"
            text +=
                "a\(level): &a\(level) [" + Array(repeating: alias, count: 9).joined(separator: ",")
                + "]\n"
        }
        #expect(refusal(text)?.line == 2)
        #expect(refusal("? &a [x]\n: 1\n? [*a, *a]\n: 2\n")?.line == 3)
    }

    @Test func `a text with an ampersand and an asterisk is no alias`() throws {
        let root = try YAMLText("title: Births & deaths * 2\nmark: \"*\"\n", name: "x").root
        #expect(root?.entries?.first?.value.text == "Births & deaths * 2")
    }

    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", "more than once"), ("a: [1\nb: 2", "cannot be read"),
        ("1: a\n\"1\": b\n", "more than once"), ("? [a]\n: b\n", "before the colon"),
        ("a: 1\n---\nb: 2\n", "cannot be read"), ("a: \u{1}", "cannot be read"),
    ])
    func `what is no plain mapping is refused with its place`(_ text: String, _ says: String) {
        let error = refusal(text)
        #expect(error?.found.contains(says) == true, "\(String(describing: error))")
        #expect(error?.place.hasPrefix("a.yaml") == true)
    }

    @Test func `deep nesting and large texts are refused`() {
        let deep = String(repeating: "[", count: 500) + String(repeating: "]", count: 500)
        #expect(refusal(deep)?.expected.contains("64") == true)
        #expect(refusal(String(repeating: "[", count: 200_000)) != nil)
        #expect(refusal(String(repeating: "- ", count: 200_000)) != nil)
        #expect(
            refusal("a: " + String(repeating: "x", count: 2 << 20))?.expected.contains("bytes")
                == true)
    }
}
