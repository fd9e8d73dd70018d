import Foundation
import TestKit
import Testing

/// The tool killed at random moments of its work: what it acknowledged is there, and the workspace
/// is sound.
@Suite struct KillTests {
    /// How many kills there are to be; CORRIDOR_KILLS asks for more.
    static let count = Int(ProcessInfo.processInfo.environment["CORRIDOR_KILLS"] ?? "") ?? 20

    /// What the tool said that it did.
    private struct Acknowledged: Equatable {
        var releases = 0
        /// Releases withdrawn and signed off.
        var withdrawn: Set<Int> = []
        var signedOff: Set<Int> = []
    }

    /// A release as `list --json` gives it.
    private struct Listed: Decodable {
        struct Release: Decodable {
            struct Standing: Decodable {
                struct Nothing: Decodable {}
                struct Published: Decodable { let by: String? }
                let pending: Nothing?
                let published: Published?
                let withdrawn: Nothing?
            }
            let id: Int
            let kind: String
            let standing: Standing
        }
        let releases: [Release]
    }

    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let made = try Tool.run(["demo", "--no-serve", "--workspace", scratch.workspace])
        #expect(made.status == 0, "\(made.errors)")
        let set = try Tool.run(
            ["settings", "sign-off-required", "yes", "--workspace", scratch.workspace])
        #expect(set.status == 0, "\(set.errors)")
    }

    private func list() throws -> [Listed.Release] {
        let text = try Tool.run(["list", "--json", "--workspace", scratch.workspace])
        #expect(text.status == 0, "\(text.errors)")
        return try JSONDecoder().decode(Listed.self, from: Data(text.output.utf8)).releases
    }

    private func acknowledged() throws -> Acknowledged {
        let releases = try list()
        return Acknowledged(
            releases: releases.count,
            withdrawn: Set(releases.filter { $0.standing.withdrawn != nil }.map(\.id)),
            signedOff: Set(releases.filter { $0.standing.published?.by != nil }.map(\.id)))
    }

    @Test func `what was acknowledged is there after each kill, and the workspace is sound`() throws
    {
        var generator = SeededGenerator(seed: 11)
        var kills = 0
        var attempts = 0
        var before = try acknowledged()
        while kills < Self.count, attempts < Self.count * 6 {
            attempts += 1
            let command = try next(attempts, using: &generator)
            // Some are let run to the end, so that there is always something to lose.
            let isKilled = attempts % 3 != 0
            if isKilled {
                let delay = UInt32.random(
                    in: 500...(attempts % 2 == 0 ? 60_000 : 400_000), using: &generator)
                if try Tool.kill(command, after: delay) { kills += 1 }
            } else {
                let done = try Tool.run(command)
                #expect(done.status == 0, "\(command): \(done.errors)")
            }
            let check = try Tool.run(["check", "--workspace", scratch.workspace])
            #expect(check.status == 0, "after \(command): \(check.output)\(check.errors)")
            let now = try acknowledged()
            #expect(now.releases >= before.releases)
            #expect(now.withdrawn.isSuperset(of: before.withdrawn))
            #expect(now.signedOff.isSuperset(of: before.signedOff.subtracting(now.withdrawn)))
            if !isKilled { #expect(now != before, "\(command) left nothing") }
            before = now
        }
        #expect(kills >= Self.count, "\(kills) kills in \(attempts) attempts")
    }

    /// Something that changes the workspace, whatever it holds.
    private func next(_ attempt: Int, using generator: inout SeededGenerator) throws -> [String] {
        let releases = try list()
        let standing = releases.filter { $0.standing.withdrawn == nil && $0.kind != "withdrawal" }
        let pending = releases.filter { $0.standing.pending != nil }
        let end = ["--workspace", scratch.workspace]
        switch Int.random(in: 0...3, using: &generator) {
        case 0:
            return [
                "estimate", "flows", "--start", "2015", "--end", "2020", "--stocks",
                "STARTER_2024", "--population", "STARTER_2024", "--method", "SD_DROP", "--method",
                "SD_REVERSE",
            ] + end
        case 1 where !pending.isEmpty:
            let release = pending.randomElement(using: &generator)?.id ?? 0
            return ["sign-off", "\(release)", "--by", "Ana"] + end
        case 2 where standing.contains { $0.id > 3 }:
            // The starter set stays, so that there is something to estimate from.
            let release = standing.filter { $0.id > 3 }.randomElement(using: &generator)?.id ?? 0
            return ["withdraw", "\(release)", "--reason", "attempt \(attempt)"] + end
        default:
            let file = try scratch.file(
                "s\(attempt).csv", MadeUp.stocks(areas: 20, shift: attempt))
            return ["import", file, "--accept-findings"] + end
        }
    }
}
