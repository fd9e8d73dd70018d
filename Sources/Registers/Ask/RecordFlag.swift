/// Something in a record that a reader should know before using it.
public struct RecordFlag: Hashable, Sendable {
    public enum Kind: String, Sendable {
        /// Statements on the same thing that cannot both be so.
        case conflict
        /// Dates on the same thing of which one is within the other: both may be so.
        case lessExact = "less-exact"
        /// A figure that is greater than the one it should be part of.
        case figures
    }

    public let kind: Kind
    public let path: FieldPath
    /// What is so, in words.
    public let text: String
}

extension Register {
    /// What is odd in a record of this register: conflicts between statements, and figures that do
    /// not fit together. Nothing is corrected.
    public func flags(_ record: Record) -> [RecordFlag] {
        var flags: [RecordFlag] = []
        for path in ordered(record.content.statements.keys) {
            guard let field = field(path) else { continue }
            let statements = record.content[path]
            if !field.isMany, let flag = Self.conflict(statements, path) { flags.append(flag) }
        }
        for check in checks {
            guard let total = record.content[check.total].first?.number else { continue }
            for part in check.parts {
                guard let number = record.content[part].first?.number, number > total else {
                    continue
                }
                flags.append(
                    RecordFlag(
                        kind: .figures, path: FieldPath(part),
                        text: "\(part) (\(record.value(part) ?? "")) is greater than "
                            + "\(check.total) (\(record.value(check.total) ?? "")); kept as stated")
                )
            }
        }
        return flags
    }

    private static func conflict(_ statements: [Statement], _ path: FieldPath) -> RecordFlag? {
        guard let first = statements.first,
            statements.dropFirst().contains(where: { !$0.saysTheSame(as: first) })
        else { return nil }
        let said = statements.map { statement in
            let source = statement.source.map(\.text) ?? ""
            return (statement.printed ?? statement.text) + (source.isEmpty ? "" : " (\(source))")
        }
        let dates = statements.compactMap(\.date)
        let isNested =
            dates.count == statements.count
            && dates.contains { inner in dates.allSatisfy { inner.isWithin($0) } }
        return RecordFlag(
            kind: isNested ? .lessExact : .conflict, path: path,
            text: (isNested ? "dates of different exactness: " : "statements that disagree: ")
                + said.joined(separator: "; "))
    }
}
