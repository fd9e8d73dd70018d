internal import Foundation
public import Vocabulary

/// Which records are wanted.
public struct RegisterQuestion: Hashable, Sendable {
    /// Only of this register.
    public var register: String?
    /// Only where a field says one of these values; a path of parts is `sessions/*/title`.
    public var fields: [String: Set<String>] = [:]
    /// Only where one of these areas is named.
    public var areas: Set<String> = []
    /// Only where one of these organisations is linked to, or is the record.
    public var organisations: Set<String> = []
    /// Only with a date that may fall on this day or later.
    public var from: CalendarDate?
    /// Only with a date that may fall on this day or earlier.
    public var until: CalendarDate?
    /// Only where every one of these words begins a word of its texts, whatever case and accents.
    public var words = ""
    /// How many are passed over.
    public var offset = 0
    /// The most to give.
    public var limit = 100

    public init(register: String? = nil) { self.register = register }
}

/// The records that a question selects.
public struct RegisterAnswer: Sendable {
    /// How many there are in all.
    public let total: Int
    /// Those of the page.
    public let records: [Record]
}

extension RegisterState {
    /// The records that a question selects, by register and id.
    ///
    /// Cost: one look at each record of the state.
    public func answer(_ question: RegisterQuestion) -> RegisterAnswer {
        let found = selected(question)
        let start = min(max(0, question.offset), found.count)
        let page = found[start...].prefix(max(0, question.limit))
        return RegisterAnswer(total: found.count, records: page.map { entries[$0].record })
    }

    /// The places of the records that a question selects, its page left aside.
    func selected(_ question: RegisterQuestion) -> [Int] {
        guard let selection = RegisterSelection(question, frame) else { return [] }
        let range = range(question.register)
        return entries.withUnsafeBufferPointer { entries in
            range.filter { selection.takes(entries[$0]) }
        }
    }

    /// The places of a register's records, which stand together; nil is all.
    func range(_ register: String?) -> Range<Int> {
        guard let register else { return entries.indices }
        guard let rank = frame.ranks[register] else { return 0..<0 }
        return entries.place(before: (rank, ""))..<entries.place(before: (rank + 1, ""))
    }
}

/// A field of records, or the same field of every part: `sessions/*/title`.
struct FieldPattern: Hashable {
    let group: String?
    let key: String?
    let field: String
    private let path: FieldPath

    init(_ text: String) {
        let pieces = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        group = pieces.count == 3 ? pieces[0] : nil
        key = pieces.count == 3 && pieces[1] != "*" ? pieces[1] : nil
        field = pieces.last ?? ""
        path = FieldPath(field)
    }

    /// The statements of every path that fits.
    func statements(_ content: RecordContent) -> [Statement] {
        if group == nil { return content[path] }
        return content.statements.filter { fits($0.key) }
            .sorted { $0.key.description < $1.key.description }.flatMap(\.value)
    }

    private func fits(_ path: FieldPath) -> Bool {
        path.field == field && path.part?.id == group && (key == nil || path.part?.key == key)
    }
}

extension Record {
    /// The statements of every path that a pattern fits.
    func statements(_ pattern: FieldPattern) -> [Statement] { pattern.statements(content) }

    func has(_ pattern: FieldPattern, _ wanted: Set<String>) -> Bool {
        statements(pattern).contains { $0.value.map(wanted.contains) ?? false }
    }
}

extension [UInt8] {
    /// Whether a folded word, with the blank before it, begins a word of these folded words.
    func holds(_ word: [UInt8]) -> Bool {
        withUnsafeBytes { whole in
            word.withUnsafeBytes { part in
                guard var start = whole.baseAddress, let wanted = part.baseAddress else {
                    return part.isEmpty
                }
                var rest = whole.count
                while rest >= part.count,
                    let found = memchr(start, 0x20, rest - part.count + 1)
                {
                    let blank = UnsafeRawPointer(found)
                    // Most words differ in their first letter.
                    if part.count < 2 || (blank + 1).load(as: UInt8.self) == part[1],
                        memcmp(blank, wanted, part.count) == 0
                    {
                        return true
                    }
                    rest -= blank - start + 1
                    start = blank + 1
                }
                return false
            }
        }
    }
}
