internal import Synchronization

/// Whether the user asked to end; looked at between requests, while waiting and while receiving.
public final class Interruption: Sendable {
    private let flag = Atomic<Bool>(false)

    public init() {}

    /// The one that Ctrl-C sets, once a program has installed a handler that calls
    /// ``interrupt()``.
    public static let user = Interruption()

    public var isAsked: Bool { flag.load(ordering: .relaxed) }

    /// Asks for the end; may be called by a signal's handler.
    public func interrupt() { flag.store(true, ordering: .relaxed) }

    /// Throws if the user asked to end.
    public func check(_ place: String) throws(FetchError) {
        guard isAsked else { return }
        throw FetchError(
            .interrupted, place, found: "an interruption",
            expected: "the end; the same command goes on where this one stopped")
    }
}
