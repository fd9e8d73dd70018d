internal import Synchronization

/// Answers that take a while, each worked out when it is first asked for; the last few are kept, faults
/// included. In all of the process one is worked out at a time, so that nobody keeps all processors
/// busy; what is known is given at once meanwhile.
public final class WorkedOut<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
    private let most: Int
    private let make: @Sendable (Question) throws -> Answer
    private let kept = Mutex(Kept())

    private struct Kept {
        var answers: [Question: Result<Answer, any Error>] = [:]
        /// The questions, the one that was asked least recently first.
        var order: [Question] = []
    }

    /// - Parameters:
    ///   - most: how many answers are kept, 1 or more.
    ///   - make: works one out.
    public init(most: Int, _ make: @escaping @Sendable (Question) throws -> Answer) {
        self.most = max(1, most)
        self.make = make
    }

    /// The answer to a question.
    ///
    /// - Throws: what working it out throws; `CancellationError` where nobody waits for it any more
    ///   when its turn comes.
    public func answer(_ question: Question) async throws -> Answer {
        if let known = known(question) { return try known.get() }
        return try await Bench.shared.work {
            // Whoever came before may have asked the same.
            if let known = self.known(question) { return try known.get() }
            try Task.checkCancellation()
            let made = Result { try self.make(question) }
            self.keep(made, question)
            return try made.get()
        }
    }

    private func known(_ question: Question) -> Result<Answer, any Error>? {
        kept.withLock { kept in
            guard let known = kept.answers[question] else { return nil }
            kept.order.removeAll { $0 == question }
            kept.order.append(question)
            return known
        }
    }

    private func keep(_ answer: Result<Answer, any Error>, _ question: Question) {
        kept.withLock { kept in
            if kept.order.count >= most { kept.answers[kept.order.removeFirst()] = nil }
            kept.answers[question] = answer
            kept.order.append(question)
        }
    }
}

/// Where long work is done, one piece after the other; those who wait hold no thread.
private actor Bench {
    static let shared = Bench()

    func work<Value: Sendable>(_ make: @Sendable () throws -> Value) throws -> Value {
        try make()
    }
}
