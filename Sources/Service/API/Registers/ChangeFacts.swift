internal import Registers
internal import Warehouse

/// Changes of records as answers have them.
struct RecordChangeFacts: Sendable {
    let change: RecordChange
    let register: Register
    let origin: String?

    static let components: [Datum.Member] = [
        fieldShape.component, shape.component, historyShape.component, listShape.component,
        CollisionFacts.shape.component,
    ]

    static let fieldShape = Shape<RecordChange.FieldChange>(
        "FieldChange", "What became of a field.",
        [
            .init("field", .text, "The field.") { .text($0.path.description) },
            .init("before", .list(of: StatementFacts.shape.reference), "What it said.") {
                .list($0.before.map { StatementFacts.shape.datum($0) })
            },
            .init("after", .list(of: StatementFacts.shape.reference), "What it says since.") {
                .list($0.after.map { StatementFacts.shape.datum($0) })
            },
        ])

    static let shape = Shape<RecordChangeFacts>(
        "RecordChange", "A revision of a record.",
        [
            .init("register", .text, "The register.") { .text($0.change.revision.register) },
            .init("id", .text(.recordID), "The record.") { .text($0.change.revision.record) },
            .init("revision", .count(from: 1), "Its number among those of the record.") {
                .whole($0.change.revision.number)
            },
            .init("at", .time, "When.") { .text($0.change.revision.at.description) },
            .init("who", .text, "Who.") { .text($0.change.revision.who) },
            .init("why", .text, "Why, as given.") { .text($0.change.revision.reason) },
            .init("deleted", .flag, "Whether it took the record away.") {
                .flag($0.change.content == nil)
            },
            .init("changes", .list(of: fieldShape.reference), "Field by field.") {
                .list($0.change.changes.map { fieldShape.datum($0) })
            },
        ])

    static let historyShape = Shape<[RecordChangeFacts]>(
        "RecordHistory", "The past of a record, oldest first.",
        [
            .init("revisions", .list(of: shape.reference), "Its revisions.") {
                .list($0.map { shape.datum($0) })
            }
        ])

    static let listShape = Shape<(changes: [RecordChangeFacts], next: String?)>(
        "RecordChanges", "Changes of records, newest first.",
        [
            .init("changes", .list(of: shape.reference), "What was asked for.") {
                .list($0.changes.map { shape.datum($0) })
            },
            .init("next", .address.orNull, "Those before; null at the end.") { Datum($0.next) },
        ])
}

/// Two people's changes of one field, as problems tell them.
enum CollisionFacts {
    static let shape = Shape<(collision: EditCollision, register: Register)>(
        "Collision", "Two people's changes of the same field.",
        [
            .init("base", .count(), "The revision that the refused change was made from.") {
                .whole($0.collision.base)
            },
            .init("revision", .count(), "The one that stands.") { .whole($0.collision.revision) },
            .init("who", .text, "Who wrote it.") { .text($0.collision.who) },
            .init("fields", .list(of: .text), "The fields that both changed.") {
                .list($0.collision.paths.map { .text($0.description) })
            },
            .init("refused", StatementFacts.content.orNull, "What was to be written; null deletes.")
            { item in
                item.collision.refused.map { StatementFacts.datum($0, item.register) } ?? .null
            },
            .init("standing", StatementFacts.content.orNull, "What stands; null was deleted.") {
                item in
                item.collision.standing.map { StatementFacts.datum($0, item.register) } ?? .null
            },
        ])
}

extension Problem {
    /// What the registers refuse.
    init(_ error: RegisterError) {
        switch error.kind {
        case .noRegister, .noRecord:
            self.init(
                .noSuchAddress, "There is no such record", where: error.place, found: error.found,
                expected: error.expected)
        case .conflict, .exists:
            self.init(
                .conflict, "That contradicts what stands there", where: error.place,
                found: error.found, expected: error.expected)
        case .format:
            self.init(
                .malformed, "The body cannot be read", where: error.place, found: error.found,
                expected: error.expected)
        case .noField, .value, .required, .link, .request:
            self.init(
                .unfit, "The registers do not take that", where: error.place, found: error.found,
                expected: error.expected)
        }
        if !error.others.isEmpty { sentence = error.description }
        if let both = error.collision,
            let register = Register.all.first(where: { $0.id == both.key.register })
        {
            collision = CollisionFacts.shape.datum((both, register))
        }
    }
}
