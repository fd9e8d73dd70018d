import Cubes
import Tables
import Vocabulary
import YAML

extension MappingReader {
    /// How figures are written, and which component of a message has them.
    mutating func form(_ node: YAMLNode?) -> FigureForm {
        var form = FigureForm()
        guard let node, !node.isNothing else {
            if !isMessage {
                fault(nil, "figures", "nothing", "figures: with columns or heading")
            }
            return form
        }
        let keys =
            isMessage
            ? ["component", "missing"]
            : ["columns", "heading", "decimal", "thousands", "missing", "flags"]
        guard let map = fields(node, "figures", keys) else { return form }
        if let name = text(map, "component", "figures") { measure = name }
        if let text = map["decimal"]?.text, !text.isEmpty {
            if text == "." || text == "," {
                form.decimal = text == "," ? "," : "."
            } else {
                fault(map["decimal"]?.line, "figures.decimal", text, "\".\" or \",\"")
            }
        }
        form.thousands = thousands(map["thousands"], form.decimal)
        for entry in entries(map["missing"], "figures.missing") {
            if let mark = mark(entry) { form.marks[MappingText.plain(entry.key)] = mark }
        }
        for entry in entries(map["flags"], "figures.flags") {
            let key = MappingText.plain(entry.key)
            guard !key.isEmpty, !key.allSatisfy({ $0.isASCII && $0.isNumber }) else {
                fault(
                    entry.line, "figures.flags", "\"\(entry.key)\"",
                    "a mark that cannot be read as digits of the figure")
                continue
            }
            form.flags[key] = flag(entry)
        }
        return form
    }

    private mutating func entries(_ node: YAMLNode?, _ what: String) -> [YAMLNode.Entry] {
        guard let node, !node.isNothing else { return [] }
        if node.entries == nil { fault(node.line, what, node.shown, "marks with what they mean") }
        return node.entries ?? []
    }

    private mutating func thousands(_ node: YAMLNode?, _ decimal: Character) -> Character? {
        // A blank is a text that YAML keeps only between quotes.
        guard let node, let text = node.text, !text.isEmpty else { return nil }
        let mark: Character? =
            text.allSatisfy(\.isWhitespace) || text == "blank"
            ? " "
            : text.count == 1
                ? text.first : nil
        guard let mark, " ,.'".contains(mark) || mark == "\u{2019}", mark != decimal else {
            fault(
                node.line, "figures.thousands", node.shown,
                "blank, \",\", \".\" or \"'\", other than the decimal mark")
            return nil
        }
        return mark == "\u{2019}" ? "'" : mark
    }

    /// Names of reasons in a mapping.
    static let reasons: [String: FigureForm.Mark] = [
        "not-reported": .missing(.notReported), "not-applicable": .missing(.notApplicable),
        "suppressed": .missing(.suppressed), "not-collected": .missing(.notCollected),
        "zero": .zero, "none": .none,
    ]

    private mutating func mark(_ entry: YAMLNode.Entry) -> FigureForm.Mark? {
        if let name = entry.value.text, let mark = Self.reasons[name] { return mark }
        let known = Self.reasons.keys.sorted()
        fault(
            entry.line, "figures.missing.\"\(entry.key)\"", entry.value.shown,
            "one of " + known.joined(separator: ", ")
                + Nearest.hint(entry.value.text ?? "", among: known))
        return nil
    }

    private mutating func flag(_ entry: YAMLNode.Entry) -> FigureForm.Flag {
        let what = "figures.flags.\"\(entry.key)\""
        var flag = FigureForm.Flag()
        func status(_ text: String, _ line: Int?) -> ObservationStatus? {
            if let status = ObservationStatus(rawValue: text) { return status }
            fault(line, what, text, Self.fault(text, .status) ?? "a status")
            return nil
        }
        if let text = entry.value.text {
            if !text.isEmpty, text != "ignore" { flag.status = status(text, entry.line) }
            return flag
        }
        guard let map = fields(entry.value, what, ["status", "comment", "data-type"]) else {
            return flag
        }
        if let text = text(map, "status", what) { flag.status = status(text, map["status"]?.line) }
        flag.comment = text(map, "comment", what)
        flag.dataType = text(map, "data-type", what)
        return flag
    }

    /// Rows and columns that are left out, or the only ones that are read.
    mutating func rules(_ node: YAMLNode?, _ what: String, isOnly: Bool) -> [RowRule] {
        guard let node, !node.isNothing else { return [] }
        guard let items = node.list else {
            fault(node.line, what, node.shown, "a list, each with a place and a reason")
            return []
        }
        return items.compactMap { item in
            guard
                let map = fields(
                    item, what,
                    [
                        "rows", "columns", "column", "heading", "header", "component", "is",
                        "begins", "same-area", "reason",
                    ]),
                let test = test(map, what, item.line, isOnly)
            else { return nil }
            guard let reason = text(map, "reason", what, isNeeded: true, line: item.line) else {
                return nil
            }
            return RowRule(test: test, isOnly: isOnly, reason: reason)
        }
    }

    private mutating func test(
        _ map: [String: YAMLNode], _ what: String, _ line: Int, _ isOnly: Bool
    ) -> RowRule.Test? {
        if let node = map["rows"], !isMessage, !isOnly {
            guard let text = node.text, let rows = Self.range(text, upTo: Int(UInt32.max)) else {
                fault(node.line, what + ".rows", node.shown, "rows such as 31 or 31-34")
                return nil
            }
            return .rows(rows)
        }
        if let node = map["columns"], !isMessage, !isOnly {
            let ranges = columnRanges(node, what + ".columns")
            return ranges.isEmpty ? nil : .columns(ranges)
        }
        if let node = map["same-area"], !isOnly {
            guard ["yes", "true"].contains(node.text) else {
                fault(node.line, what + ".same-area", node.shown, "yes")
                return nil
            }
            return .sameArea
        }
        guard let place = place(map, what, line) else { return nil }
        if case .offset = place {
            fault(line, what, "offset", "column, heading or header")
            return nil
        }
        let texts = texts(map["is"], what + ".is").map { MappingText.plain($0) }
        let begins = plainTexts(map["begins"], what + ".begins")
        guard map["is"] != nil || !begins.isEmpty else {
            fault(line, what, "no text", "is: or begins: with the texts of the cells")
            return nil
        }
        return .text(place, is: Set(map["is"]?.isNothing == true ? [""] : texts), begins: begins)
    }

    private mutating func plainTexts(_ node: YAMLNode?, _ what: String) -> [String] {
        texts(node, what).map { MappingText.plain($0) }.filter { !$0.isEmpty }
    }

    /// What the table says about itself.
    mutating func checks(_ node: YAMLNode?, _ dataflow: Dataflow) -> [MappingCheck] {
        guard let node, !node.isNothing else { return [] }
        guard let items = node.list else {
            fault(node.line, "checks", node.shown, "a list, each with a name")
            return []
        }
        return items.compactMap { item in
            guard
                let map = fields(item, "checks", ["name", "sum", "is", "total-row", "within"]),
                let name = text(map, "name", "checks", isNeeded: true, line: item.line)
            else { return nil }
            var within = 0.0
            if let node = map["within"] {
                within = node.text.flatMap { NumberText.double($0) } ?? -1
                if within < 0 { fault(node.line, "checks.within", node.shown, "a number") }
            }
            if let node = map["total-row"], !isMessage {
                return number(node, "checks.total-row", 1...Int(UInt32.max), "the number of a row")
                    .map { MappingCheck(name: name, test: .totalRow($0), tolerance: within) }
            }
            guard let sum = map["sum"],
                let value = map["is"]?.text.flatMap({ NumberText.double($0) })
            else {
                fault(
                    item.line, "checks", "neither a total row nor a sum",
                    "total-row: 30, or sum: {TIME_PERIOD: 2020} with is: 1234")
                return nil
            }
            guard let parts = parts(sum, dataflow) else { return nil }
            return MappingCheck(
                name: name, test: .sum(parts.codes, period: parts.period, expected: value),
                tolerance: within)
        }
    }

    private mutating func parts(
        _ node: YAMLNode, _ dataflow: Dataflow
    ) -> (codes: [DimensionID: String], period: Period?)? {
        let names = dataflow.dimensions.filter { $0 != .source }.map(\.rawValue)
        guard let map = fields(node, "checks.sum", names + [Self.period]) else { return nil }
        var codes: [DimensionID: String] = [:]
        for (name, node) in map {
            guard let id = DimensionID(rawValue: name), let code = node.text else { continue }
            if let expected = book.fault(code, in: id) {
                fault(node.line, "checks.sum." + name, node.shown, expected)
            }
            codes[id] = code
        }
        guard let node = map[Self.period] else { return (codes, nil) }
        guard let text = node.text, let period = Period(text) else {
            fault(node.line, "checks.sum." + Self.period, node.shown, "a period such as 2020")
            return nil
        }
        return (codes, period)
    }
}
