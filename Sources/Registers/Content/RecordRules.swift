internal import Foundation
public import Vocabulary

/// What may be said in a record: puts values into canonical form, and finds what its register does
/// not take.
public struct RecordRules: Sendable {
    /// The areas that may be named.
    public let areas: AreaRegister
    /// The ids of the dataflows that may be named.
    public let dataflows: Set<String>

    /// Longest text. Units: bytes.
    static let textLimit = 1 << 16
    /// The most statements of a record.
    static let statementLimit = 5_000

    public init(areas: AreaRegister = .standard, dataflows: Set<String> = []) {
        self.areas = areas
        self.dataflows = dataflows
    }

    /// The content with its values in canonical form.
    ///
    /// - Throws: every fault, each with its field.
    public func canonical(
        _ content: RecordContent, _ register: Register, place: String
    ) throws(RegisterError) -> RecordContent {
        var faults: [RegisterError] = []
        var result = RecordContent()
        let count = content.statements.values.reduce(0) { $0 + $1.count }
        if count > Self.statementLimit {
            faults.append(
                RegisterError(
                    .value, place, found: "\(count) statements",
                    expected: "at most \(Self.statementLimit)"))
        }
        for path in register.ordered(content.statements.keys) {
            let here = "\(place), \(path)"
            guard let field = register.field(path) else {
                faults.append(Self.unknown(path, register, here))
                continue
            }
            result[path] = content[path].compactMap { statement in
                do throws(RegisterError) {
                    return try canonical(statement, field, here)
                } catch {
                    faults.append(error)
                    return nil
                }
            }
        }
        for field in register.fields where field.isRequired && content[field.id].isEmpty {
            faults.append(
                RegisterError(
                    .required, "\(place), \(field.id)", found: "nothing",
                    expected: field.kind.summary))
        }
        if let error = RegisterError(faults) { throw error }
        return result
    }

    private static func unknown(
        _ path: FieldPath, _ register: Register, _ here: String
    ) -> RegisterError {
        let names: [String]
        if let part = path.part, let group = register.parts.first(where: { $0.id == part.id }) {
            names = group.fields.map { "\(part.id)/\(part.key)/\($0.id)" }
        } else {
            names = register.fields.map(\.id) + register.parts.map { "\($0.id)/1/..." }
        }
        return RegisterError(
            .noField, here, found: "no such field of \(register.id)",
            expected: "one of " + names.joined(separator: ", "))
    }

    private func canonical(
        _ statement: Statement, _ field: Field, _ here: String
    ) throws(RegisterError) -> Statement {
        var result = statement
        result.value = try statement.value.map { text throws(RegisterError) in
            try canonical(text, field, here)
        }
        result.printed = try text(statement.printed, here)
        result.note = try text(statement.note, here)
        if var source = statement.source {
            source.organisation = try text(source.organisation, here)
            source.document = try text(source.document, here)
            source.place = try text(source.place, here)
            source.address = try text(source.address, here)
            result.source = source.isEmpty ? nil : source
        }
        guard result.value != nil || result.printed != nil else {
            throw RegisterError(
                .value, here, found: "a statement without a value",
                expected: "a value, or the source's words as printed")
        }
        if result.value == nil, result.qualifier != .exact {
            throw RegisterError(
                .value, here, found: "\(result.qualifier.words) nothing", expected: "a value")
        }
        guard result.qualifier == .between else {
            if let upper = result.upper {
                throw RegisterError(
                    .value, here, found: "upper end \(upper)",
                    expected: "one only with the qualifier between")
            }
            return result
        }
        result.upper = try statement.upper.map { text throws(RegisterError) in
            try canonical(text, field, here)
        }
        guard field.kind.isNumber, let low = result.number,
            let high = result.upper.flatMap(Double.init),
            low < high
        else {
            throw RegisterError(
                .value, here, found: result.text, expected: "two numbers, the lesser one first")
        }
        return result
    }

    /// A text in one form: without blanks around it, with plain line ends.
    private func text(_ text: String?, _ here: String) throws(RegisterError) -> String? {
        guard let text else { return nil }
        let plain = text.replacingOccurrences(of: "\r\n", with: "\n")
            .replacingOccurrences(of: "\r", with: "\n")
            .trimmingCharacters(in: .whitespacesAndNewlines)
        guard plain.utf8.count <= Self.textLimit else {
            throw RegisterError(
                .value, here, found: "a text of \(plain.utf8.count) bytes",
                expected: "at most \(Self.textLimit)")
        }
        let control = plain.unicodeScalars.first { scalar in
            scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
        }
        if let control {
            throw RegisterError(
                .value, here,
                found: "the control character U+" + String(control.value, radix: 16),
                expected: "text")
        }
        return plain.isEmpty ? nil : plain
    }

    private func canonical(
        _ value: String, _ field: Field, _ here: String
    ) throws(RegisterError) -> String {
        guard let text = try text(value, here) else {
            throw RegisterError(
                .value, here, found: "an empty text", expected: field.kind.summary)
        }
        let refusal = RegisterError(
            .value, here, found: "\"\(text.prefix(80))\"", expected: field.kind.summary)
        switch field.kind {
        case .longText: return text
        case .text:
            guard !text.contains(where: \.isNewline) else {
                throw RegisterError(
                    .value, here, found: "several lines", expected: "a line of text")
            }
            return text
        case .integer:
            guard let digits = DecimalText.canonical(text), !digits.contains(".") else {
                throw refusal
            }
            return digits
        case .decimal:
            guard let digits = DecimalText.canonical(text) else { throw refusal }
            return digits
        case .date:
            guard RecordDate(text) != nil else {
                throw RegisterError(
                    .value, here, found: refusal.found, expected: RecordDate.forms)
            }
            return text
        case .choice(let list):
            guard list.title(text) != nil else { throw refusal }
            return text
        case .area:
            guard areas.area(text) != nil else {
                let near = areas.search(text, limit: 3).map(\.description)
                throw RegisterError(
                    .value, here, found: refusal.found,
                    expected: "an area's code"
                        + (near.isEmpty ? "" : ", such as " + near.joined(separator: ", ")))
            }
            return text
        case .dataflow:
            guard dataflows.contains(text) else {
                throw RegisterError(
                    .value, here, found: refusal.found,
                    expected: "one of " + dataflows.sorted().joined(separator: ", "))
            }
            return text
        case .link:
            guard RecordID.isWellFormed(text) else { throw refusal }
            return text
        case .address:
            let scheme = text.prefix { $0 != ":" }
            guard scheme.count < text.count, ["https", "http", "urn", "doi"].contains(scheme),
                !text.contains(where: \.isWhitespace)
            else {
                throw RegisterError(
                    .value, here, found: refusal.found,
                    expected: "an address such as https://example.org/page")
            }
            return text
        }
    }
}
