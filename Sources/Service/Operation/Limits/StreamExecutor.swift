internal import Foundation
internal import Synchronization

/// Threads of their own for long replies, so that making them never keeps short ones waiting.
///
/// They run at a lower priority of the operating system, one piece of work after the other in
/// the order in which it comes: replies take turns.
final class StreamExecutor: TaskExecutor {
    static let shared = StreamExecutor(
        threads: max(2, ProcessInfo.processInfo.activeProcessorCount))

    private struct Work {
        var jobs: [UnownedJob?] = []
        var next = 0

        mutating func take() -> UnownedJob? {
            guard next < jobs.count else { return nil }
            defer {
                jobs[next] = nil
                next += 1
                if next == jobs.count || next > 1024 {
                    jobs.removeFirst(next)
                    next = 0
                }
            }
            return jobs[next]
        }
    }

    private let work = Mutex(Work())
    private let wake = DispatchSemaphore(value: 0)

    private init(threads: Int) {
        for number in 1...threads {
            let thread = Thread { [self] in
                setpriority(Int32(PRIO_PROCESS.rawValue), 0, 5)
                while true {
                    wake.wait()
                    let job = work.withLock { $0.take() }
                    job?.runSynchronously(on: asUnownedTaskExecutor())
                }
            }
            thread.name = "stream \(number)"
            thread.stackSize = 1 << 20
            thread.start()
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        work.withLock { $0.jobs.append(job) }
        wake.signal()
    }
}
