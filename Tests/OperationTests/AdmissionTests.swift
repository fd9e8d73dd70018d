import Service
import TestKit
import Testing

/// What is counted as under way.
@Suite struct AdmissionTests {
    private func client(_ number: Int) throws -> IPAddress {
        try #require(IPAddress("192.0.2.\(number)"))
    }

    /// Counts the slow way.
    private struct Naive {
        var requests: [Int: Int] = [:]
        var streams: [Int: Int] = [:]

        func sum(_ counts: [Int: Int]) -> Int { counts.values.reduce(0, +) }
    }

    @Test func `what is let in and refused is what counting the slow way says`() throws {
        var configuration = ServiceConfiguration()
        configuration.requests = 12
        configuration.requestsPerClient = 4
        configuration.streams = 6
        configuration.streamsPerClient = 2
        let admission = Admission(configuration)
        var naive = Naive()
        var generator = SeededGenerator(seed: 11)
        let now = ContinuousClock.now
        for _ in 0..<20_000 {
            let number = Int.random(in: 1...6, using: &generator)
            let client = try client(number)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0:
                let isAllowed =
                    naive.sum(naive.requests) < 12 && naive.requests[number, default: 0] < 4
                let isLetIn = (try? admission.enter(client, at: now)) != nil
                #expect(isLetIn == isAllowed)
                if isAllowed { naive.requests[number, default: 0] += 1 }
            case 1:
                let isAllowed =
                    naive.sum(naive.streams) < 6 && naive.streams[number, default: 0] < 2
                let isLetIn = (try? admission.enterStream(client, at: now)) != nil
                #expect(isLetIn == isAllowed)
                if isAllowed { naive.streams[number, default: 0] += 1 }
            case 2 where naive.requests[number, default: 0] > 0:
                admission.leave(client)
                naive.requests[number, default: 0] -= 1
            case 3 where naive.streams[number, default: 0] > 0:
                admission.leaveStream(client)
                naive.streams[number, default: 0] -= 1
            default: break
            }
            #expect(admission.requests == naive.sum(naive.requests))
            #expect(admission.streams == naive.sum(naive.streams))
        }
        for (number, count) in naive.requests {
            for _ in 0..<count { admission.leave(try client(number)) }
        }
        for (number, count) in naive.streams {
            for _ in 0..<count { admission.leaveStream(try client(number)) }
        }
        #expect(admission.requests == 0 && admission.streams == 0)
        // Nobody is remembered without a reason.
        #expect(admission.clients == 0)
    }

    @Test func `a rate is kept over time, whatever the pace of asking`() throws {
        var configuration = ServiceConfiguration()
        configuration.ratePerClient = 10
        configuration.rateBurst = 20
        let admission = Admission(configuration)
        let client = try client(1)
        let start = ContinuousClock.now
        var taken = 0
        var generator = SeededGenerator(seed: 5)
        var time = 0
        while time < 100_000 {
            time += Int.random(in: 0...40, using: &generator)
            if (try? admission.enter(client, at: start + .milliseconds(time))) != nil {
                taken += 1
                admission.leave(client)
            }
        }
        // 100 seconds at 10 a second, and the burst.
        #expect((1010...1021).contains(taken), "\(taken)")
    }

    @Test func `clients whose allowance is full again are forgotten`() throws {
        var configuration = ServiceConfiguration()
        configuration.ratePerClient = 100
        configuration.rateBurst = 5
        configuration.requests = 1_000_000
        let admission = Admission(configuration)
        let start = ContinuousClock.now
        for number in 0..<220_000 {
            let text = [24, 16, 8, 0].map { String(number >> $0 & 255) }.joined(separator: ".")
            let client = try #require(IPAddress(text))
            try admission.enter(client, at: start + .microseconds(number * 100))
            admission.leave(client)
        }
        #expect(admission.clients < 180_000)
    }
}
