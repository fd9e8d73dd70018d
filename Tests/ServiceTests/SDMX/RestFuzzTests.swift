import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Synchronization
import TestKit
import Testing

/// URLs made by a grammar and by changing good ones: each has an answer with a status that is known,
/// and what is refused names a part. `make fuzz` sets the number in CORRIDOR_FUZZ.
@Suite struct RestFuzzTests {
    private static let count =
        ProcessInfo.processInfo.environment["CORRIDOR_FUZZ"].flatMap { Int($0) } ?? 20_000

    private static let known: [String: Set<Int>] = [
        "v1": [200, 400, 403, 404, 406, 413, 414, 501],
        "v2": [200, 204, 400, 404, 406, 413, 414, 422, 501],
    ]

    /// Words of which a refusal for grammar has one: names of parts, and of what we add.
    private static let parts =
        QueryPart.allCases.map(\.rawValue) + [
            "part ", "parameter ", "name of a parameter", "labels", "lang", "format",
        ]

    /// Asks, and looks at what any answer must have; returns the reply.
    private func ask(_ rest: Rest, _ url: String) async throws -> TestResponse {
        let reply = try await rest.get(url)
        let status = reply.status.code
        let version = String(url.prefix(2))
        #expect(Self.known[version]?.contains(status) == true, "\(status) for \(url)")
        switch status {
        case 200: #expect(reply.body.readableBytes > 0, "\(url)")
        case 204: #expect(reply.body.readableBytes == 0, "\(url)")
        case 400:
            let text = reply.text
            #expect(Self.parts.contains { text.contains($0) }, "\(url): \(text)")
            #expect(text.contains("xpected"), "\(url): \(text)")
        default: #expect(reply.body.readableBytes > 20, "\(status) for \(url)")
        }
        return reply
    }

    @Test func `a good URL that was changed is answered or refused, and never breaks anything`()
        async throws
    {
        var random = SeededGenerator(seed: 20_261_122)
        var statuses: [Int: Int] = [:]
        let good = GoodURLs.all
        let urls =
            good
            + (0..<(Self.count / 2)).map { number in
                GoodURLs.changed(good[number % good.count], &random)
            }
        for (place, status) in try await self.statuses(urls).enumerated() {
            statuses[status, default: 0] += 1
            let isFine = place >= good.count || status == 200
            #expect(isFine, "\(status) for \(urls[place])")
        }
        // Changes that are too tame or too wild would show nothing.
        #expect(statuses[400, default: 0] > urls.count / 20)
        #expect(statuses[200, default: 0] > urls.count / 100)
    }

    /// The status of each, asked for one after the other.
    private func statuses(_ urls: [String]) async throws -> [Int] {
        let found = Mutex<[Int]>([])
        try await Rest.ask { rest in
            for url in urls {
                let status = try await self.ask(rest, url).status.code
                found.withLock { $0.append(status) }
            }
        }
        return found.withLock { $0 }
    }

    @Test func `a URL by the grammar selects what a naive reading of it does`() async throws {
        let count = Self.count / 2
        try await Rest.ask { rest in
            var random = SeededGenerator(seed: 20_261_123)
            for number in 0..<count {
                let query = RandomDataQuery(&random, isFirst: number % 2 == 0)
                let wanted = RecordedWorld.stocks.filter(query.takes)
                let reply = try await self.ask(rest, query.url)
                let status = reply.status.code
                guard query.fault == nil else {
                    #expect(status == query.fault, "\(query.url): \(reply.text.prefix(300))")
                    continue
                }
                guard !wanted.isEmpty else {
                    #expect(status == (number % 2 == 0 ? 404 : 204), "\(query.url)")
                    continue
                }
                #expect(status == 200, "\(query.url): \(reply.text.prefix(300))")
                // Reading takes longer than asking.
                guard status == 200, number % 8 < 2 else { continue }
                #expect(try DataAnswer(reply).set == wanted.figures, "\(query.url)")
            }
        }
    }
}
