internal import Atlas
internal import Registers

/// Puts statements into the inputs of a form, and reads them back.
struct RecordFormReading {
    private let fields: [Field]
    private let part: FieldPath.PartKey?
    private var faults: [RegisterError] = []

    /// The pieces of a statement, as the names of inputs end.
    static let pieces = [
        "value", "qualifier", "upper", "printed", "organisation", "document", "place", "date",
        "address", "note",
    ]

    init(_ register: Register, part: FieldPath.PartKey?) {
        self.part = part
        fields =
            part.map { part in
                register.parts.first { $0.id == part.id }?.fields ?? []
            } ?? register.fields
    }

    private var paths: [FieldPath] { fields.map { FieldPath($0.id, part: part) } }

    /// What a content says, as it is typed; a field has room for one statement more.
    func lines(_ content: RecordContent) -> [FieldPath: [RecordFormPage.Line]] {
        var lines: [FieldPath: [RecordFormPage.Line]] = [:]
        for (field, path) in zip(fields, paths) {
            var values = content[path].map(Self.values)
            if values.isEmpty || field.isMany { values.append([:]) }
            if field.isMany { values.append([:]) }
            lines[path] = values.enumerated().map { .init("\(path):\($0.offset)", $0.element) }
        }
        return lines
    }

    private static func values(_ statement: Statement) -> [String: String] {
        var values = ["value": statement.value ?? "", "upper": statement.upper ?? ""]
        if statement.qualifier != .exact { values["qualifier"] = statement.qualifier.rawValue }
        values["printed"] = statement.printed
        values["note"] = statement.note
        values["organisation"] = statement.source?.organisation
        values["document"] = statement.source?.document
        values["place"] = statement.source?.place
        values["date"] = statement.source?.date?.description
        values["address"] = statement.source?.address
        return values
    }

    /// What was typed, as it was typed.
    func typed(_ form: FormBody?) -> [FieldPath: [RecordFormPage.Line]] {
        var lines: [FieldPath: [RecordFormPage.Line]] = [:]
        let sent = Self.sent(form)
        for path in paths {
            let rows = (sent[path.description] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
            lines[path] = (rows.isEmpty ? [[:]] : rows).enumerated().map {
                .init("\(path):\($0.offset)", $0.element)
            }
        }
        return lines
    }

    /// Inputs by field, place and piece.
    private static func sent(_ form: FormBody?) -> [String: [Int: [String: String]]] {
        var sent: [String: [Int: [String: String]]] = [:]
        for item in form?.items ?? [] {
            let sides = item.name.split(separator: ":", omittingEmptySubsequences: false)
            guard sides.count == 3, let place = Int(sides[1]), pieces.contains(String(sides[2]))
            else { continue }
            sent[String(sides[0]), default: [:]][place, default: [:]][String(sides[2])] = item.value
        }
        return sent
    }

    /// The content that a form says: its fields as typed, everything else as it was.
    mutating func read(
        _ form: FormBody?, over before: RecordContent = RecordContent()
    ) -> RecordContent {
        let sent = Self.sent(form)
        var content = before
        for path in paths {
            content[path] = (sent[path.description] ?? [:]).sorted { $0.key < $1.key }.compactMap {
                statement($0.value, path)
            }
        }
        return content
    }

    /// Throws what could not be read of the form.
    func check() throws(RegisterError) {
        guard var first = faults.first else { return }
        first.others = Array(faults.dropFirst())
        throw first
    }

    private mutating func statement(
        _ values: [String: String], _ path: FieldPath
    ) -> Statement? {
        func text(_ piece: String) -> String? {
            let text = values[piece] ?? ""
            return text.trimmed.isEmpty ? nil : text
        }
        var source = StatementSource(
            organisation: text("organisation"), document: text("document"), place: text("place"),
            address: text("address"))
        if let date = text("date") {
            source.date = RecordDate(date.trimmed)
            if source.date == nil {
                faults.append(
                    RegisterError(
                        .value, "form, \(path)",
                        found: "\"\(date.prefix(80))\" as date of a source",
                        expected: "a day such as 2004-10-27, a month or a year"))
            }
        }
        let qualifier = text("qualifier").flatMap(Qualifier.init) ?? .exact
        let statement = Statement(
            text("value"), qualifier, upper: text("upper"), printed: text("printed"),
            source: source.isEmpty ? nil : source, note: text("note"))
        return statement == Statement(nil) ? nil : statement
    }
}
