/// A metadata attribute as the header has it, with those nested in it.
struct CSVMetadataNode {
    let id: String
    /// Whether it occurs several times: `ID[]`.
    private(set) var isMany = false
    private(set) var languages: [String] = []
    /// The column of its values; nil for a parent without a column.
    private(set) var field: Int?
    private(set) var children: [CSVMetadataNode] = []

    init(_ id: String) { self.id = id }

    /// Adds the attribute of a header cell, `CONTACT[].NAME[][en;fr]`, and its parents.
    ///
    /// - Parameter steps: the way to it; see `steps`.
    mutating func add(_ steps: ArraySlice<CSVComponent>, field: Int) {
        guard let step = steps.first else {
            self.field = field
            return
        }
        var place = children.firstIndex { $0.id == step.id } ?? children.count
        if place == children.count {
            children.append(CSVMetadataNode(step.id))
            place = children.count - 1
        }
        switch step.multiplicity {
        case .one: break
        case .many: children[place].isMany = true
        case .languages(let languages):
            children[place].languages = languages
            if step.label == Self.many { children[place].isMany = true }
        }
        children[place].add(steps.dropFirst(), field: field)
    }

    /// The ids between dots, each with its brackets.
    static func steps(_ head: String) -> [CSVComponent] {
        head.split(separator: ".", omittingEmptySubsequences: false).map { step in
            var component = CSVComponent(header: String(step))
            component.label = step.contains("[]") ? many : nil
            return component
        }
    }

    /// Marks a step that occurs several times in several languages.
    private static let many = "[]"

    /// What a row says under the attribute.
    ///
    /// - Parameter cell: the bytes of a column, or those parts of them that belong to the parent.
    func attributes(
        _ separator: Unicode.Scalar?, label: CSVDataPlan.Cell, _ cell: (Int) -> [UInt8]
    ) -> [ReportedAttribute] {
        guard isMany, !children.isEmpty else {
            return attribute(separator, label: label, cell).map { [$0] } ?? []
        }
        let subfields = CSVSubfields(.many, separator: separator)
        var parts: [Int: [[UInt8]]] = [:]
        for field in fields {
            let bytes = cell(field)
            if !bytes.isEmpty { parts[field] = subfields.parts(bytes) }
        }
        let count = parts.values.map(\.count).max() ?? 0
        return (0..<count).compactMap { index in
            attribute(separator, label: label) { field in
                guard let own = parts[field], index < own.count else { return [] }
                return own[index]
            }
        }
    }

    /// The columns of the attribute and of all that is nested in it.
    private var fields: [Int] { (field.map { [$0] } ?? []) + children.flatMap { $0.fields } }

    /// One occurrence; nil if nothing is said.
    private func attribute(
        _ separator: Unicode.Scalar?, label: CSVDataPlan.Cell, _ cell: (Int) -> [UInt8]
    ) -> ReportedAttribute? {
        let bytes = field.map { cell($0) } ?? []
        // One occurrence of several has one value of its own.
        let isList = isMany && children.isEmpty
        let multiplicity: CSVComponent.Multiplicity =
            languages.isEmpty ? isList ? .many : .one : .languages(languages)
        let subfields = CSVSubfields(multiplicity, separator: separator)
        let values = bytes.isEmpty ? [] : subfields.values(bytes).map { label.value($0) }
        let nested = children.flatMap { $0.attributes(separator, label: label, cell) }
        guard !values.isEmpty || !nested.isEmpty else { return nil }
        return ReportedAttribute(
            id,
            values: values.map { value in
                switch value {
                case .text(let text): .plain(text)
                case .localised(let texts): .text(texts)
                case .structured(let texts): .structuredText(texts)
                }
            }, children: nested)
    }
}
