import SDMX
import Testing

@Suite struct VersionSelectorTests {
    private static let versions = [
        "1", "1.0", "1.3", "2.0", "1.0.0", "1.2.0", "1.2.3", "1.4.0", "1.4.1-draft", "2.0.0",
        "2.1.0-beta",
    ].compactMap { Version($0) }

    @Test(
        arguments: [
            ("1.2.0", ["1.2.0"]), ("1.3", ["1.3"]), ("+", ["2.0.0"]), ("+.0.0", ["2.0.0"]),
            ("1.+.0", ["1.4.0"]), ("1.2.+", ["1.2.3"]), ("1.0+.0", ["1.4.0"]),
            ("1+.2.0", ["2.0.0"]), ("1.2.1+", ["1.2.3"]), ("~.0", ["2.0"]), ("1.~", ["1.3"]),
            ("~.0.0", ["2.1.0-beta"]), ("1.~.0", ["1.4.1-draft"]), ("1.2.~", ["1.2.3"]),
            ("1~.1", ["2.0"]), ("1.1~.0", ["1.4.1-draft"]), ("*.0", ["2.0", "1.3", "1.0"]),
            ("1.*", ["1.3", "1.0"]), ("1.2*.0", ["1.4.1-draft", "1.4.0", "1.2.3", "1.2.0"]),
            ("1.2.1*", ["1.2.3"]), ("2.2.0*", []), ("3~.0", []),
        ] as [(String, [String])])
    func `each form takes what the standard says`(_ text: String, _ wanted: [String]) throws {
        let selector = try #require(VersionSelector(text))
        #expect(selector.select(from: Self.versions).map(\.description) == wanted)
        #expect(VersionSelector(selector.description) == selector)
    }

    @Test(
        arguments: [
            "", "x", "1.", ".1", "1..0", "+.0", "1+", "1+.0", "1.+", "1.0.0.+", "1~", "1+.0+.0",
            "1.0~.0-draft", "*~", "~+", "1.0 ", "+1.0", "4294967296.0",
        ])
    func `what is no form is refused`(_ text: String) {
        #expect(VersionSelector(text) == nil)
    }

    @Test func `the words of the older grammar are read`() {
        #expect(VersionSelector("latest") == .latest && VersionSelector("all") == .all)
    }
}
