public import Registers

/// What somebody types to say something in a field: `title=Third meeting`, `theme+=remittances` for a
/// further statement, `date=` for none, `countries=over 80` with the source's hedge.
public struct FieldAssignment: Hashable, Sendable {
    public let path: FieldPath
    /// The statement; nil takes away what is said.
    public let statement: Statement?
    /// Whether it stands beside what is said already.
    public let isFurther: Bool

    /// Reads an assignment for a register.
    ///
    /// - Parameter model: source, printed words and note of the statement, and its qualifier unless
    ///   the text has one.
    public init(
        _ text: String, _ register: Register, like model: Statement
    ) throws(RegisterError) {
        guard let sign = text.firstIndex(of: "=") else {
            throw RegisterError(
                .request, "\"\(text.prefix(80))\"", found: "no =", expected: "FIELD=VALUE")
        }
        var name = text[..<sign]
        isFurther = name.last == "+"
        if isFurther { name.removeLast() }
        guard let path = FieldPath(text: name), let field = register.field(path) else {
            throw RegisterError(
                .noField, "\"\(text.prefix(80))\"", found: "no field \(name) of \(register.id)",
                expected: "one of " + register.fields.map(\.id).joined(separator: ", ")
                    + (register.parts.isEmpty ? "" : ", or PART/KEY/FIELD"))
        }
        self.path = path
        let value = String(text[text.index(after: sign)...])
        if value.isEmpty {
            guard !isFurther else {
                throw RegisterError(
                    .request, "\"\(text.prefix(80))\"", found: "no value", expected: "a value")
            }
            statement = nil
            return
        }
        var made = model
        made.value = value
        if field.kind.isNumber { Self.readHedge(value, &made) }
        statement = made
    }

    /// `over 80`, `at least 3`, `between 3 and 4`.
    private static func readHedge(_ text: String, _ statement: inout Statement) {
        for qualifier in Qualifier.allCases where text.hasPrefix(qualifier.words + " ") {
            statement.qualifier = qualifier
            statement.value = String(text.dropFirst(qualifier.words.count + 1))
            guard qualifier == .between else { return }
            let ends = text.dropFirst(8).split(separator: " and ", maxSplits: 1)
            if ends.count == 2 {
                statement.value = String(ends[0])
                statement.upper = String(ends[1])
            }
            return
        }
    }

    /// The content with what is assigned.
    public static func apply(
        _ assignments: [FieldAssignment], to content: RecordContent
    ) -> RecordContent {
        var result = content
        for assignment in assignments {
            guard let statement = assignment.statement else {
                result[assignment.path] = []
                continue
            }
            if assignment.isFurther {
                result[assignment.path].append(statement)
            } else {
                result[assignment.path] = [statement]
            }
        }
        return result
    }
}

extension RegisterState {
    /// An id for a new record: made of the words of a title, with a number where it is taken.
    public func freeID(for title: String, in register: String) -> String {
        var id = ""
        for scalar in title.lowercased().unicodeScalars {
            let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
            if isPlain {
                id.unicodeScalars.append(scalar)
            } else if id.last != "-", !id.isEmpty {
                id.append("-")
            }
        }
        id = String(id.prefix(60))
        while id.last == "-" { id.removeLast() }
        if id.isEmpty { id = "record" }
        if self[RecordKey(register, id)] == nil { return id }
        var number = 2
        while self[RecordKey(register, "\(id)-\(number)")] != nil { number += 1 }
        return "\(id)-\(number)"
    }
}
