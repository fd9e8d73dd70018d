internal import Office
internal import Registers
internal import Synchronization

/// Holds the tables of collections as they were last set beside one another, so that only a change
/// of the registers is worked out anew.
final class OverlapKeeper: Sendable {
    /// What was asked of which records.
    private struct Key: Hashable {
        let revision: Int
        let collections: Set<String>
        let years: ClosedRange<Int>?
    }

    private struct Kept {
        let book: RequestBook
        var summary: OverlapSummary?
    }

    /// The most questions that are held.
    private static let most = 16
    private let held = Mutex<[Key: Kept]>([:])

    func book(
        _ question: OverlapQuestion, _ office: Office, _ state: RegisterState
    ) throws -> RequestBook {
        let key = Self.key(question, state)
        if let kept = held.withLock({ $0[key] }) { return kept.book }
        let book = try office.requestBook(question, in: state)
        keep(key, Kept(book: book))
        return book
    }

    /// The burden of all countries.
    func summary(
        _ question: OverlapQuestion, _ office: Office, _ state: RegisterState
    ) throws -> OverlapSummary {
        let key = Self.key(question, state)
        if let summary = held.withLock({ $0[key]?.summary }) { return summary }
        let book = try book(question, office, state)
        let summary = try office.overlapSummary(book)
        keep(key, Kept(book: book, summary: summary))
        return summary
    }

    private static func key(_ question: OverlapQuestion, _ state: RegisterState) -> Key {
        Key(
            revision: state.revision, collections: question.collections, years: question.years)
    }

    private func keep(_ key: Key, _ kept: Kept) {
        held.withLock { held in
            held = held.filter { $0.key.revision == key.revision }
            if held.count >= Self.most { held.removeAll() }
            held[key] = kept
        }
    }
}
