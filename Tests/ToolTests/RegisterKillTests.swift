import Foundation
import TestKit
import Testing

/// The tool killed while it writes records: an import is there whole or not at all, what was acknowledged
/// is there, and the workspace is sound.
@Suite struct RegisterKillTests {
    private static let records = 400

    /// A message of records, all of one attempt.
    private func message(_ attempt: Int) -> String {
        let records = (0..<Self.records).map { number in
            #"{"id": "a\#(number)", "title": "Attempt \#(attempt)", "period": "\#(1900 + number % 100)"}"#
        }
        return """
            {"format": "corridor-registers-1",
             "registers": {"activities": [\(records.joined(separator: ",\n"))]}}
            """
    }

    /// The attempt that the records are of; nil where there are none.
    private func standing(_ scratch: Scratch) throws -> Set<String> {
        let shown = try Tool.run(
            [
                "register", "matrix", "activities", "--rows", "title", "--workspace",
                scratch.workspace,
            ])
        #expect(shown.status == 0, "\(shown.errors)")
        return Set(
            shown.output.split(separator: "\n").filter { $0.hasPrefix("Attempt ") }.map {
                $0.split(separator: " ").prefix(3).joined(separator: " ")
            })
    }

    @Test func `an import of records is whole or not there after each kill`() throws {
        let scratch = try Scratch()
        let place = ["--workspace", scratch.workspace]
        let made = try Tool.run(["register", "starter"] + place)
        try #require(made.status == 0, "\(made.errors)")
        var generator = SeededGenerator(seed: 3)
        var kills = 0
        var attempts = 0
        while kills < 12, attempts < 80 {
            attempts += 1
            let file = try scratch.file("r\(attempts).json", message(attempts))
            let command =
                ["register", "import", file, "--why", "attempt \(attempts)", "--by", "Ana"] + place
            let isKilled = attempts % 4 != 0
            if isKilled {
                let delay = UInt32.random(in: 500...300_000, using: &generator)
                if try Tool.kill(command, after: delay) { kills += 1 }
            } else {
                let done = try Tool.run(command)
                #expect(done.status == 0, "\(done.errors)")
            }
            let check = try Tool.run(["check"] + place)
            #expect(check.status == 0, "after attempt \(attempts): \(check.output)\(check.errors)")
            let now = try standing(scratch)
            let whole = now.filter { $0.hasSuffix(" \(Self.records)") }
            #expect(now.count <= 1 && whole.count == now.count, "\(now)")
            if !isKilled { #expect(now == ["Attempt \(attempts) \(Self.records)"]) }
        }
        #expect(kills >= 12, "\(kills) kills in \(attempts) attempts")
    }
}
