/// Answers that take a while, each worked out when it is first asked for; the last few are kept, faults
/// included. One is worked out at a time, so that nobody keeps all processors busy.
public actor WorkedOut<Question: Hashable & Sendable, Answer: Sendable> {
    private let most: Int
    private let make: @Sendable (Question) throws -> Answer
    private var kept: [Question: Result<Answer, any Error>] = [:]
    /// The questions of ``kept``, the one that was asked least recently first.
    private var order: [Question] = []

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
    public func answer(_ question: Question) throws -> Answer {
        if let known = kept[question] {
            order.removeAll { $0 == question }
            order.append(question)
            return try known.get()
        }
        try Task.checkCancellation()
        let made = Result { try make(question) }
        if order.count >= most { kept[order.removeFirst()] = nil }
        kept[question] = made
        order.append(question)
        return try made.get()
    }
}
