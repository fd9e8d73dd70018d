import Foundation

/// How long something took. Units: seconds.
struct Time: Codable {
    /// On the clock, the disk and other programs included.
    var wall: Double
    /// Processor time of this process, all threads together; ratios are of these, since other
    /// programs on the machine disturb them least.
    var cpu: Double

    /// The time per item of a run over many.
    func divided(by count: Int) -> Time {
        Time(wall: wall / Double(max(1, count)), cpu: cpu / Double(max(1, count)))
    }

    /// The median of each clock by itself; zero of no times.
    static func median(_ times: [Time]) -> Time {
        Time(wall: middle(times.map(\.wall)), cpu: middle(times.map(\.cpu)))
    }

    private static func middle(_ numbers: [Double]) -> Double {
        let sorted = numbers.sorted()
        guard !sorted.isEmpty else { return 0 }
        let half = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
    }
}

/// Takes times, ours and the naive version's by turns, so that both meet the same disturbances.
enum Stopwatch {
    /// Runs something once.
    static func time<Result>(_ body: () throws -> Result) rethrows -> (time: Time, result: Result) {
        let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
        let result = try body()
        return (
            Time(
                wall: seconds(CLOCK_MONOTONIC) - wall,
                cpu: seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu), result
        )
    }

    /// Runs two versions by turns and gives the median time of each.
    ///
    /// - Parameter check: called after every turn with both answers, outside the times.
    static func byTurns<Ours, Naive>(
        _ repeats: Int, ours: () throws -> Ours, naive: () throws -> Naive,
        check: (Ours, Naive) throws -> Void
    ) throws -> (ours: Time, naive: Time) {
        var times: (ours: [Time], naive: [Time]) = ([], [])
        for _ in 0..<max(1, repeats) {
            let first = try time(ours)
            let second = try time(naive)
            times.ours.append(first.time)
            times.naive.append(second.time)
            try check(first.result, second.result)
        }
        return (.median(times.ours), .median(times.naive))
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var now = timespec()
        clock_gettime(clock, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }
}
