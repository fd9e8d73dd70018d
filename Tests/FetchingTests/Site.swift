import Fetching
import Foundation
import Synchronization
import TestKit
import Testing

/// A client, a folder and a table of one request, against a server that misbehaves; time passes by
/// itself.
final class Site: Sendable {
    /// Time that goes on only when somebody sleeps.
    final class Time: Sendable {
        private let state = Mutex<(now: Double, slept: [Double])>((1_700_000_000, []))

        /// Every wait so far, in seconds.
        var slept: [Double] { state.withLock(\.slept) }

        var clock: Clock {
            Clock(
                now: { self.state.withLock { $0.now } },
                sleep: { seconds, _ in
                    self.state.withLock {
                        $0.now += seconds
                        $0.slept.append(seconds)
                    }
                }, chance: { 1 })
        }
    }

    let server: ReplayServer
    let scratch: Scratch
    let time = Time()
    let interruption = Interruption()

    init(_ answer: @escaping @Sendable (ReplayServer.Request, Int) -> ReplayServer.Reply) throws {
        server = try ReplayServer(answer)
        scratch = try Scratch()
    }

    var folder: String { scratch.path + "/snapshot" }

    func client(_ change: (inout WebClient.Manners) -> Void = { _ in }) -> WebClient {
        var manners = WebClient.Manners(agent: "Corridor/test")
        manners.allowsPlain = true
        manners.interval = 0
        manners.clock = time.clock
        manners.interruption = interruption
        manners.limits.stall = 1
        change(&manners)
        return WebClient(manners)
    }

    /// What a fetch of the one request gave.
    struct Outcome {
        let answer: SnapshotManifest.Answer
        let way: Fetcher.Way
        let text: String
    }

    /// Fetches a path as the table `t`; each call is a run of its own. Sound is what begins with
    /// `good`.
    @discardableResult
    func fetch(
        _ path: String = "/data", isAnew: Bool = false, isLast: Bool = true,
        _ change: (inout WebClient.Manners) -> Void = { _ in }
    ) throws -> Outcome {
        let snapshot = try SnapshotFolder(folder, publisher: "site", clock: time.clock)
        try snapshot.begin("t", asking: path, anew: isAnew)
        let fetcher = Fetcher(client: client(change), snapshot: snapshot, isAnew: isAnew)
        let url = path.contains("://") ? path : server.address + path
        let (answer, way) = try fetcher.answer(
            WebRequest(url: url, fields: [("Accept", "text/csv")], expected: "a table"),
            named: "all", of: "t",
            examine: { path in
                let text = (try? String(contentsOfFile: path, encoding: .isoLatin1)) ?? ""
                if text.hasPrefix("good") || text.hasPrefix("\u{1F}\u{8B}") {
                    return .found(Fetcher.Finding(.sound, rows: 1, suffix: "csv"))
                }
                return text.contains("<html") ? .again("a web page") : .refused("\"\(text)\"")
            }, refusal: { _ in nil })
        let file = try #require(answer.file)
        if isLast {
            try snapshot.complete(
                SnapshotManifest.Table(
                    table: "t", title: "T", reader: nil, citation: "", licence: "", licenceURL: nil,
                    years: nil, agent: "Corridor/test", completed: time.clock.stamp, file: file,
                    answers: [answer], notes: []))
        }
        return Outcome(
            answer: answer, way: way,
            text: try String(contentsOfFile: folder + "/" + file.path, encoding: .isoLatin1))
    }
}

/// The error that an operation ends with.
func failure(_ operation: () throws -> Void) -> FetchError? {
    do {
        try operation()
        return nil
    } catch {
        return error as? FetchError
    }
}
