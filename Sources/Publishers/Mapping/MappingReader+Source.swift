import Cubes
import Vocabulary
import YAML

extension MappingReader {
    private static let sourceKeys = [
        "id", "table", "publisher", "title", "citation", "licence", "url", "notes",
    ]

    /// Whose the table is.
    mutating func dataSet(_ node: YAMLNode?) -> DataSet? {
        guard let node else {
            fault(
                nil, "source", "nothing",
                "source: with " + Self.sourceKeys.joined(separator: ", "))
            return nil
        }
        guard let map = fields(node, "source", Self.sourceKeys) else { return nil }
        func needed(_ key: String) -> String? {
            text(map, key, "source", isNeeded: true, line: node.line)
        }
        let id = needed("id")
        if let id { check(source: id, map["id"]?.line) }
        let table = needed("table")
        if let table, !Self.isTable(table) {
            fault(
                map["table"]?.line, "source.table", table,
                "a name of at most 80 letters, digits, - and _")
        }
        let publisher = needed("publisher")
        let title = needed("title")
        let citation = needed("citation")
        let licence = licence(map["licence"], node.line)
        let url = text(map, "url", "source") ?? ""
        let notes = texts(map["notes"], "source.notes")
        guard let id, let table, let publisher, let title, let citation, let licence else {
            return nil
        }
        return DataSet(
            source: id, table: table, publisher: publisher, title: title, citation: citation,
            licence: licence, url: url, notes: notes)
    }

    private mutating func check(source id: String, _ line: Int?) {
        let isCode = CodeBook.isID(id) && id.first?.isLetter == true
        guard isCode else {
            return fault(
                line, "source.id", id, "a letter and up to 39 letters, digits, _ and -: STATEX_2024"
            )
        }
        let upper = id.uppercased()
        if upper == "CORRIDOR" || upper == Starter.source {
            fault(line, "source.id", id, "another id: this one is of figures that Corridor makes")
        } else if let owner = all.first(where: { $0.isReader(of: upper) }) {
            fault(
                line, "source.id", id,
                "another id: this one is of \(owner.dataSet.publisher) (\(owner.id)), "
                    + "such as \(id.prefix(30))_OWN")
        }
    }

    private static func isTable(_ text: String) -> Bool {
        (1...80).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                    || (0x61...0x7A).contains($0) || $0 == 0x5F || $0 == 0x2D
            }
    }

    private mutating func licence(_ node: YAMLNode?, _ line: Int) -> Licence? {
        guard let node, !node.isNothing else {
            fault(
                line, "source.licence", "nothing",
                "the terms, such as CC BY 4.0, or \"not stated\"")
            return nil
        }
        if let name = node.text {
            return [Licence.ccBy4, .ccBy3IGO].first { $0.name == name }
                ?? Licence(name: name, url: nil)
        }
        guard let map = fields(node, "source.licence", ["name", "url"]),
            let name = text(map, "name", "source.licence", isNeeded: true, line: node.line)
        else { return nil }
        return Licence(name: name, url: text(map, "url", "source.licence"))
    }

    mutating func dataflow(_ map: [String: YAMLNode]) -> Dataflow? {
        let names = Dataflow.allCases.map(\.rawValue)
        guard let name = text(map, "dataflow", "", isNeeded: true) else { return nil }
        guard let dataflow = Dataflow(rawValue: name) else {
            fault(
                map["dataflow"]?.line, "dataflow", name,
                "one of " + names.joined(separator: ", ") + Nearest.hint(name, among: names))
            return nil
        }
        return dataflow
    }

    /// What the series count: a mapping of aspects, or a list of them, each for some codes.
    mutating func definitions(
        _ node: YAMLNode?, _ dataflow: Dataflow, _ dimensions: [DimensionID: MappedValue]
    ) -> [DefinitionRule] {
        guard let node, !node.isNothing else { return [] }
        var fixed: [DimensionID: Set<String>] = [:]
        for (id, value) in dimensions where value.place == nil { fixed[id] = [value.fixed] }
        return (node.list ?? [node]).compactMap { item in
            guard let entries = item.entries else {
                fault(item.line, "definitions", item.shown, "aspects with answers")
                return nil
            }
            var codes = fixed
            var statements: [DefinitionStatement] = []
            for entry in entries {
                if entry.key == "for" {
                    for (id, texts) in self.codes(entry.value, "definitions.for", dataflow) {
                        codes[id] = texts
                    }
                } else if let said = statement(entry) {
                    statements.append(said)
                }
            }
            return DefinitionRule(dataflow, codes, statements)
        }
    }

    /// Codes by dimension, each one or a list.
    private mutating func codes(
        _ node: YAMLNode, _ what: String, _ dataflow: Dataflow
    ) -> [DimensionID: Set<String>] {
        let names = dataflow.dimensions.filter { $0 != .source }.map(\.rawValue)
        guard let map = fields(node, what, names) else { return [:] }
        var result: [DimensionID: Set<String>] = [:]
        for (name, value) in map {
            guard let id = DimensionID(rawValue: name), names.contains(name) else { continue }
            let texts = texts(value, what + "." + name)
            for text in texts {
                if let expected = book.fault(text, in: id) {
                    fault(value.line, what + "." + name, text, expected)
                }
            }
            result[id] = Set(texts)
        }
        return result
    }

    private mutating func statement(_ entry: YAMLNode.Entry) -> DefinitionStatement? {
        let names = Aspect.allCases.map(\.rawValue)
        let what = "definitions." + entry.key
        guard let aspect = Aspect(rawValue: entry.key) else {
            fault(
                entry.line, "definitions", "\"\(entry.key)\"",
                "for, or one of " + names.joined(separator: ", ")
                    + Nearest.hint(entry.key, among: names))
            return nil
        }
        if entry.value.isNothing { return nil }
        var code = entry.value.text ?? ""
        var certainty = DefinitionStatement.Certainty.stated
        var remark = ""
        var source = ""
        if entry.value.text == nil {
            guard
                let map = fields(
                    entry.value, what, ["answer", "certainty", "remark", "source"])
            else { return nil }
            code = text(map, "answer", what, isNeeded: true, line: entry.line) ?? ""
            if let name = text(map, "certainty", what) {
                if let known = DefinitionStatement.Certainty(rawValue: name) {
                    certainty = known
                } else {
                    fault(
                        map["certainty"]?.line, what + ".certainty", name, "stated or inferred")
                }
            }
            remark = text(map, "remark", what) ?? ""
            source = text(map, "source", what) ?? ""
        }
        do {
            return try DefinitionStatement(
                reading: aspect, code, certainty, remark: remark, source: source)
        } catch {
            let answers = aspect.answers.map { "\($0.code) (\($0.words))" }
            if !code.isEmpty {
                fault(
                    entry.line, what, code, "one of " + answers.joined(separator: ", "))
            }
            return nil
        }
    }
}
