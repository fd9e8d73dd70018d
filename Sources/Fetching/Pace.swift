internal import Foundation
internal import Synchronization

/// Time and chance, so that tests need neither wait nor guess.
public struct Clock: Sendable {
    /// Seconds since 1970.
    public var now: @Sendable () -> Double
    /// Waits so many seconds; returns early once the interruption is asked for.
    public var sleep: @Sendable (Double, Interruption) -> Void
    /// A number from 0 up to 1.
    public var chance: @Sendable () -> Double

    public init(
        now: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (Double, Interruption) -> Void,
        chance: @escaping @Sendable () -> Double
    ) {
        self.now = now
        self.sleep = sleep
        self.chance = chance
    }

    /// The machine's.
    public static let real = Clock(
        now: { Date().timeIntervalSince1970 },
        sleep: { seconds, interruption in
            let end =
                DispatchTime.now().uptimeNanoseconds
                &+ UInt64(max(0, min(seconds, 1e6)) * 1e9)
            while !interruption.isAsked {
                let now = DispatchTime.now().uptimeNanoseconds
                guard now < end else { return }
                usleep(UInt32(min(100_000, (end - now) / 1000 + 1)))
            }
        },
        chance: { Double.random(in: 0..<1) })

    /// The time as UTC, `2026-11-22T03:04:05Z`.
    public var stamp: String { Date(timeIntervalSince1970: now()).formatted(.iso8601) }
}

/// Least times between the starts of two requests to one host.
final class Pace: Sendable {
    private let last = Mutex<[String: Double]>([:])
    private let clock: Clock
    private let interval: Double

    /// - Parameter interval: seconds.
    init(clock: Clock, interval: Double) {
        self.clock = clock
        self.interval = interval
    }

    /// Waits until the host may be asked again.
    func wait(for host: String, _ interruption: Interruption) throws(FetchError) {
        let due = last.withLock { $0[host] }.map { $0 + interval } ?? 0
        let rest = due - clock.now()
        // A clock set back must not make us wait for a day.
        if rest > 0 { clock.sleep(min(rest, interval), interruption) }
        try interruption.check(host)
        last.withLock { $0[host] = clock.now() }
    }
}
