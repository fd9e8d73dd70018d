public import Cubes
public import Vocabulary
import YAML

extension Mapping {
    /// Reads a mapping, and refuses it with every fault that it has.
    ///
    /// - Parameters:
    ///   - name: what errors and the release call it.
    ///   - codes: the codes that a dimension may have, where the caller has such lists; a
    ///     dimension without one takes any id.
    public init(
        _ text: String, name: String, areas: AreaRegister,
        codes: [DimensionID: Set<String>] = [:]
    ) throws(MappingError) {
        let yaml: YAMLText
        do { yaml = try YAMLText(text, name: name) } catch {
            throw MappingError(
                file: name,
                faults: [
                    .init(
                        line: error.line, what: "", found: error.found, expected: error.expected)
                ])
        }
        var reader = MappingReader(yaml, areas, codes)
        guard let mapping = reader.mapping(), reader.faults.isEmpty else {
            throw MappingError(
                file: name,
                faults: reader.faults.sorted { ($0.line ?? 0) < ($1.line ?? 0) })
        }
        self = mapping
    }
}

/// One pass over the values of a mapping; faults are collected so that all are told at once.
struct MappingReader {
    let yaml: YAMLText
    let book: CodeBook
    var faults: [MappingError.Fault] = []
    var isMessage = false

    init(_ yaml: YAMLText, _ areas: AreaRegister, _ codes: [DimensionID: Set<String>]) {
        self.yaml = yaml
        book = CodeBook(areas: areas, lists: codes)
    }

    /// The keys of a mapping's first level.
    static let keys = [
        "corridor-mapping", "source", "dataflow", "format", "table", "figures", "dimensions",
        "attributes", "leave-out", "only", "definitions", "checks",
    ]

    mutating func mapping() -> Mapping? {
        guard let root = yaml.root else {
            fault(nil, "", "nothing", "a mapping: corridor-mapping: 1, source, dataflow ...")
            return nil
        }
        guard let map = fields(root, "", Self.keys) else { return nil }
        if text(map, "corridor-mapping", "", isNeeded: true) ?? "1" != "1" {
            fault(
                map["corridor-mapping"]?.line, "corridor-mapping",
                map["corridor-mapping"]?.shown ?? "", "1, the only version there is")
        }
        switch text(map, "format", "") {
        case nil, "table": isMessage = false
        case "sdmx": isMessage = true
        case let other?:
            fault(map["format"]?.line, "format", other, "table or sdmx")
        }
        let set = dataSet(map["source"])
        guard let dataflow = dataflow(map) else { return nil }
        let layout = layout(map["table"], map["figures"])
        let key = key(map["dimensions"], dataflow, layout)
        let attributes = attributes(map["attributes"], layout)
        let form = form(map["figures"])
        let rules =
            rules(map["leave-out"], "leave-out", isOnly: false)
            + rules(map["only"], "only", isOnly: true)
        let checks = checks(map["checks"], dataflow)
        let said = definitions(map["definitions"], dataflow, key.codes)
        guard let set, let period = key.period else { return nil }
        return Mapping(
            name: yaml.name, text: yaml.text, dataSet: set, dataflow: dataflow,
            definitions: said, isMessage: isMessage, layout: layout, dimensions: key.codes,
            period: period, attributes: attributes, form: form, rules: rules, checks: checks,
            measure: measure, dimensionsLine: map["dimensions"]?.line ?? 1)
    }

    /// The component of an SDMX message that has the figures.
    var measure = "OBS_VALUE"

    // MARK: What every part needs

    mutating func fault(_ line: Int?, _ what: String, _ found: String, _ expected: String) {
        guard faults.count < 50 else { return }
        faults.append(.init(line: line, what: what, found: found, expected: expected))
    }

    /// The values of a mapping by name; names that are not known are faults.
    mutating func fields(
        _ node: YAMLNode, _ what: String, _ known: [String]
    ) -> [String: YAMLNode]? {
        guard let entries = node.entries else {
            fault(
                node.line, what, node.shown, "names with values: " + known.joined(separator: ", "))
            return nil
        }
        for entry in entries where !known.contains(entry.key) {
            fault(
                entry.line, what.isEmpty ? "a key" : what, "\"\(entry.key)\"",
                "one of " + known.joined(separator: ", ")
                    + Nearest.hint(entry.key, among: known))
        }
        return Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
    }

    /// The text of a field; nil where it is absent or empty, which is a fault where it is needed.
    mutating func text(
        _ fields: [String: YAMLNode], _ key: String, _ what: String, isNeeded: Bool = false,
        line: Int? = nil
    ) -> String? {
        let name = what.isEmpty ? key : what + "." + key
        guard let node = fields[key] else {
            if isNeeded { fault(line, name, "nothing", "a value") }
            return nil
        }
        guard let text = node.text else {
            fault(node.line, name, node.shown, "a text")
            return nil
        }
        if text.isEmpty, isNeeded { fault(node.line, name, "nothing", "a value") }
        return text.isEmpty ? nil : text
    }

    /// The texts of a field: one, or a list of them.
    mutating func texts(_ node: YAMLNode?, _ what: String) -> [String] {
        guard let node, !node.isNothing else { return [] }
        if let text = node.text { return [text] }
        guard let list = node.list else {
            fault(node.line, what, node.shown, "a text, or a list of texts")
            return []
        }
        return list.compactMap { item in
            if item.text == nil { fault(item.line, what, item.shown, "a text") }
            return item.text
        }
    }

    /// A whole number of a range.
    mutating func number(
        _ node: YAMLNode, _ what: String, _ range: ClosedRange<Int>, _ expected: String
    ) -> Int? {
        guard let text = node.text, let number = Int(text), range.contains(number) else {
            fault(node.line, what, node.shown, expected)
            return nil
        }
        return number
    }
}
