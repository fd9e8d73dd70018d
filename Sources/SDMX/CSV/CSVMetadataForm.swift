/// A heading as the columns of a table have it: what is said under it anywhere in the message.
struct CSVMetadataForm {
    let id: String
    /// Whether it occurs several times somewhere, or without anything below it has several values.
    private var isMany = false
    private var languages: [String] = []
    private var hasValues = false
    private var children: [CSVMetadataForm] = []

    init(_ id: String) { self.id = id }

    /// Takes in headings that stand together.
    mutating func add(_ headings: [ReportedAttribute]) {
        var counts: [String: Int] = [:]
        for heading in headings {
            let place = children.firstIndex { $0.id == heading.id } ?? children.count
            if place == children.count { children.append(CSVMetadataForm(heading.id)) }
            counts[heading.id, default: 0] += 1
            if counts[heading.id, default: 0] > 1 || heading.values.count > 1 {
                children[place].isMany = true
            }
            children[place].note(heading.values)
            children[place].add(heading.children)
        }
    }

    private mutating func note(_ values: [MetadataValue]) {
        if !values.isEmpty { hasValues = true }
        for value in values {
            switch value {
            case .plain: break
            case .text(let texts), .structuredText(let texts):
                for entry in texts.entries where !languages.contains(entry.language) {
                    languages.append(entry.language)
                }
            }
        }
    }

    /// The header cells of the headings below, one for each that has values or nothing below it.
    func headers(_ path: String = "", separator: String) -> [String] {
        children.flatMap { child in
            let step = path + child.id + (child.isMany ? "[]" : "")
            var own: [String] = []
            if child.isColumn {
                let list = child.languages.joined(separator: separator)
                own.append(list.isEmpty ? step : step + "[\(list)]")
            }
            return own + child.headers(step + ".", separator: separator)
        }
    }

    private var isColumn: Bool { hasValues || children.isEmpty }

    /// Number of columns of the heading and of what is below it.
    private var width: Int {
        children.reduce(isColumn ? 1 : 0) { $0 + $1.width }
    }

    /// The cells of those columns, by what one set says under them.
    func cells(_ headings: [ReportedAttribute], separator: Unicode.Scalar) -> [[UInt8]] {
        children.flatMap { child -> [[UInt8]] in
            let found = headings.filter { $0.id == child.id }
            guard child.isMany, !child.children.isEmpty else {
                let values = found.flatMap { $0.values }
                let below = found.flatMap { $0.children }
                return child.cells(of: values, below, separator: separator)
            }
            // Each occurrence is a part of every cell.
            let parts = found.flatMap { $0.split(areValuesMany: false) }.map { part in
                child.cells(of: part.values, part.children, isPart: true, separator: separator)
            }
            let list = CSVSubfields(.many, separator: separator)
            return (0..<child.width).map { index in
                let cells = parts.map { $0[index] }
                guard cells.contains(where: { !$0.isEmpty }) else { return [] }
                return list.cell(cells.map { .text(String(decoding: $0, as: UTF8.self)) })
            }
        }
    }

    private func cells(
        of values: [MetadataValue], _ below: [ReportedAttribute], isPart: Bool = false,
        separator: Unicode.Scalar
    ) -> [[UInt8]] {
        let rest = cells(below, separator: separator)
        guard isColumn else { return rest }
        guard !values.isEmpty else { return [[]] + rest }
        let multiplicity: CSVComponent.Multiplicity =
            languages.isEmpty ? isMany && !isPart ? .many : .one : .languages(languages)
        let subfields = CSVSubfields(multiplicity, separator: separator)
        return [subfields.cell(values.map { $0.component })] + rest
    }
}

extension MetadataValue {
    /// As a cell of a table has it.
    fileprivate var component: ComponentValue {
        switch self {
        case .plain(let text): .text(text)
        case .text(let texts), .structuredText(let texts): .localised(texts)
        }
    }
}
