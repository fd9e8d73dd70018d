/// What may be said in one place of a record.
public struct Field: Sendable {
    /// Small letters and hyphens: `in-force`.
    public let id: String
    public let title: String
    public let kind: FieldKind
    /// Whether a record without it is refused.
    public let isRequired: Bool
    /// Whether it takes several values that stand beside each other. In a field that takes one,
    /// several statements are several sources' words on the same thing.
    public let isMany: Bool
    /// Who may read it.
    public let readership: Readership

    init(
        _ id: String, _ title: String, _ kind: FieldKind, required: Bool = false,
        many: Bool = false, readership: Readership = .everybody
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        isRequired = required
        isMany = many
        self.readership = readership
    }
}

/// What the values of a field are.
public enum FieldKind: Sendable {
    /// A line of text.
    case text
    /// Text of several lines.
    case longText
    /// A whole number, with what is counted where it is always the same.
    case integer(unit: String?)
    /// A number, with its unit where it is always the same.
    case decimal(unit: String?)
    /// A day, a month, a year or a range, as exact as it is known: ``RecordDate``.
    case date
    /// A code of a list.
    case choice(CodeList)
    /// An area's code: ``Area/id``.
    case area
    /// The id of a dataflow: `DF_STOCK`.
    case dataflow
    /// The id of a record of a register; organisations are one.
    case link(register: String)
    /// The address of a document or page: `https://`, or another scheme of its own.
    case address

    /// Its name, as documentation and the API give it.
    public var name: String {
        switch self {
        case .text: "text"
        case .longText: "long text"
        case .integer: "integer"
        case .decimal: "decimal"
        case .date: "date"
        case .choice: "choice"
        case .area: "area"
        case .dataflow: "dataflow"
        case .link: "link"
        case .address: "address"
        }
    }

    /// What is counted or measured; nil where there is nothing, or it varies.
    public var unit: String? {
        switch self {
        case .integer(let unit), .decimal(let unit): unit
        case .text, .longText, .date, .choice, .area, .dataflow, .link, .address: nil
        }
    }

    /// Whether its values are numbers.
    public var isNumber: Bool {
        switch self {
        case .integer, .decimal: true
        case .text, .longText, .date, .choice, .area, .dataflow, .link, .address: false
        }
    }

    /// What it takes, in words.
    public var summary: String {
        switch self {
        case .text: "text"
        case .longText: "text of any length"
        case .integer(let unit): "whole number" + (unit.map { " of " + $0 } ?? "")
        case .decimal(let unit): "number" + (unit.map { ", " + $0 } ?? "")
        case .date: "date or range"
        case .choice(let list): "one of " + list.codes.map(\.id).joined(separator: ", ")
        case .area: "area"
        case .dataflow: "dataflow"
        case .link(let register): "record of " + register
        case .address: "address"
        }
    }
}

/// Codes with what they mean.
public struct CodeList: Sendable {
    /// A code and its meaning.
    public struct Code: Sendable {
        public let id: String
        public let title: String
    }

    public let codes: [Code]

    init(_ codes: KeyValuePairs<String, String>) {
        self.codes = codes.map { Code(id: $0.key, title: $0.value) }
    }

    /// The meaning of a code; nil where it is not in the list.
    public func title(_ id: String) -> String? { codes.first { $0.id == id }?.title }
}
