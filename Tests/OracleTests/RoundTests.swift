import Foundation
import Testing

/// A whole round in a browser: asked, drafted, filled, received with faults, queried, received again,
/// accepted, published, given back.
@Suite(.enabled(if: Oracle.python != nil && RoundTests.hasBrowser)) struct RoundTests {
    static let hasBrowser = ["chromium", "chromium-browser", "google-chrome"].contains { name in
        FileManager.default.isExecutableFile(atPath: "/usr/bin/" + name)
    }

    @Test func `a round of five countries, from asking to giving back`() throws {
        let tool = Oracle.root + "/.build/debug/corridor"
        try #require(FileManager.default.isExecutableFile(atPath: tool))
        let (text, isGood) = try Oracle.run("play_round.py", [tool])
        #expect(isGood, "\(text.suffix(3000))")
        #expect(text.contains("5 asked, 3 answered and published"))
    }
}
