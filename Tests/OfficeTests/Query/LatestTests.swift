import Dispatch
import Office
import Synchronization
import Testing

/// What is made of a workspace's state, while many ask for it.
struct LatestTests {
    /// Threads of their own, so that a look may wait.
    private final class Threads: TaskExecutor {
        private let queue = DispatchQueue(label: "latest", attributes: .concurrent)

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }

    /// Numbers its looks, and lets each go on when told.
    private final class Looks: Sendable {
        private let count = Mutex(0)
        let begun = DispatchSemaphore(value: 0)
        let mayEnd = DispatchSemaphore(value: 0)

        var made: Int { count.withLock { $0 } }

        func look() -> Int {
            begun.signal()
            mayEnd.wait()
            return count.withLock { count in
                count += 1
                return count
            }
        }

        /// Waits, without holding up tasks, until one more has begun.
        func begin() async {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async { [begun] in
                    begun.wait()
                    continuation.resume()
                }
            }
        }
    }

    @Test func `those who ask at once wait for one making`() async throws {
        let looks = Looks()
        let latest = Latest<Int>(interval: .seconds(60), on: Threads()) { _ in looks.look() }
        async let first = latest.value()
        await looks.begin()
        async let second = latest.value()
        async let third = latest.value()
        looks.mayEnd.signal()
        #expect(try await [first, second, third] == [1, 1, 1])
        #expect(try await latest.value() == 1)
        #expect(looks.made == 1)
    }

    @Test func `while one looks anew, others are given the one before`() async throws {
        let looks = Looks()
        let latest = Latest<Int>(interval: .zero, on: Threads()) { _ in looks.look() }
        looks.mayEnd.signal()
        #expect(try await latest.value() == 1)
        await looks.begin()
        async let looking = latest.value()
        await looks.begin()
        for _ in 0..<5 { #expect(try await latest.value() == 1) }
        looks.mayEnd.signal()
        #expect(try await looking == 2)
    }

    @Test func `a look that began before something was written is not kept`() async throws {
        let looks = Looks()
        let latest = Latest<Int>(interval: .seconds(60), on: Threads()) { _ in looks.look() }
        async let before = latest.value()
        await looks.begin()
        latest.forget()
        async let after = latest.value()
        await looks.begin()
        looks.mayEnd.signal()
        looks.mayEnd.signal()
        let (old, new) = try await (before, after)
        #expect(Set([old, new]) == [1, 2])
        #expect(try await latest.value() == new)
    }

    @Test func `after a failure the next to ask tries again`() async throws {
        struct Failure: Error {}
        let tries = Mutex(0)
        let latest = Latest<Int>(interval: .seconds(60)) { known in
            #expect(known == nil)
            return try tries.withLock { tries in
                tries += 1
                if tries == 1 { throw Failure() }
                return tries
            }
        }
        await #expect(throws: Failure.self) { try await latest.value() }
        #expect(try await latest.value() == 2)
        #expect(try await latest.value() == 2)
    }

    @Test func `a look is given the value before, and may keep it`() async throws {
        let latest = Latest<Int>(interval: .zero) { known in known ?? 7 }
        #expect(try await latest.value() == 7)
        #expect(try await latest.value() == 7)
    }
}
