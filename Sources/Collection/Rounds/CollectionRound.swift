public import Registers

/// A round of a collection: when it was opened, when answers are due, whether it is closed; and what
/// a report says of it.
public struct CollectionRound: Hashable, Sendable {
    /// The id of the collection's record.
    public let collection: String
    /// The key among the collection's rounds; of a round run here, its date, such as `2026`.
    public let id: String
    public let title: String?
    public let period: RecordDate?
    /// The day on which it was opened here; nil for a round of which a report tells.
    public let opened: RecordDate?
    /// The last day for answers; nil where there is none.
    public let deadline: RecordDate?
    /// Nil while it is open.
    public let closed: RecordDate?
    /// How many were asked, as a source states it. Never computed.
    public let asked: [Statement]
    /// How many answered, as a source states it. Never computed.
    public let answered: [Statement]
    /// Who was asked, as a source states it: States, Governments, offices.
    public let unit: String?

    /// Whether it is run here, and not yet closed.
    public var isOpen: Bool { opened != nil && closed == nil }

    /// Whether a source states how many were asked or answered.
    public var isStated: Bool { !asked.isEmpty || !answered.isEmpty }

    /// The rounds of a record of the register of collections, in the order of their keys.
    public static func rounds(of record: Record) -> [CollectionRound] {
        record.content.parts("rounds").map { CollectionRound(record, $0) }
    }

    private init(_ record: Record, _ part: FieldPath.PartKey) {
        func statements(_ field: String) -> [Statement] {
            record.content[FieldPath(field, part: part)]
        }
        func value(_ field: String) -> String? {
            statements(field).lazy.compactMap(\.value).first
        }
        collection = record.key.id
        id = part.key
        title = value("title")
        period = value("period").flatMap { RecordDate($0) }
        opened = value("opened").flatMap { RecordDate($0) }
        deadline = (value("deadline") ?? record.value("deadline")).flatMap { RecordDate($0) }
        closed = value("closed").flatMap { RecordDate($0) }
        asked = statements("asked")
        answered = statements("answered")
        unit = value("unit")
    }
}
