internal import Synchronization

/// What is to be done when a reply has ended, however it ends: also where its body is never
/// begun because the client has gone.
final class Ending: Sendable {
    private let act: @Sendable (_ bytes: Int, _ isBroken: Bool) -> Void
    private let isReached = Atomic<Bool>(false)

    /// - Parameter act: done once, with the bytes that were sent and whether the reply was
    ///   broken off.
    init(_ act: @escaping @Sendable (_ bytes: Int, _ isBroken: Bool) -> Void) { self.act = act }

    deinit {
        if !isReached.load(ordering: .acquiring) { act(0, true) }
    }

    /// The reply has ended.
    func reached(_ bytes: Int, isBroken: Bool = false) {
        guard !isReached.exchange(true, ordering: .acquiringAndReleasing) else { return }
        act(bytes, isBroken)
    }
}
