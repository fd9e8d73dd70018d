import Cubes
import Vocabulary
import YAML

extension MappingReader {
    /// What gives the codes of a figure's key, and its period.
    struct Key {
        var codes: [DimensionID: MappedValue] = [:]
        var period: MappedValue?
    }

    static let period = "TIME_PERIOD"

    mutating func key(_ node: YAMLNode?, _ dataflow: Dataflow, _ layout: TableLayout) -> Key {
        var key = Key()
        let wanted = dataflow.dimensions.filter { $0 != .source }
        let names = wanted.map(\.rawValue) + [Self.period]
        guard let node else {
            fault(nil, "dimensions", "nothing", "dimensions: " + names.joined(separator: ", "))
            return key
        }
        guard let map = fields(node, "dimensions", names) else { return key }
        for dimension in wanted {
            let what = "dimensions." + dimension.rawValue
            guard let node = map[dimension.rawValue] else {
                fault(
                    node.line, what, "nothing",
                    "a code, or where it stands: " + Self.usual(dimension))
                continue
            }
            key.codes[dimension] = value(node, what, layout) { book, code in
                book.fault(code, in: dimension)
            }
            if let value = key.codes[dimension] { check(value, what, isArea: dimension.isArea) }
        }
        guard let node = map[Self.period] else {
            fault(node.line, "dimensions." + Self.period, "nothing", "a period, or where it stands")
            return key
        }
        key.period = value(node, "dimensions." + Self.period, layout, isPeriod: true) { _, code in
            Period(code) == nil
                ? "a period: 2015, 2015-07, 2015-Q3 or a range such as 2015-07-01/P5Y" : nil
        }
        return key
    }

    private static func usual(_ dimension: DimensionID) -> String {
        switch dimension {
        case .freq: "FREQ: A"
        case .method: "METHOD: _Z for figures that were reported"
        case .reporter: "REPORTER: DESTINATION, ORIGIN or _Z"
        case .sex, .age: "\(dimension.rawValue): _T for all"
        case .criterion: "CRITERION: B born abroad, C foreign citizens, P previous residence"
        case .source, .origin, .destination, .popType, .refArea, .indicator, .sendingArea,
            .receivingArea, .criterionArea, .procedure, .asylumMeasure, .applicationType,
            .decisionLevel, .countUnit, .permitMeasure, .permitReason, .permitDuration,
            .incidentRegion, .route, .cause, .casualty:
            "\(dimension.rawValue): {column: A, ...}"
        }
    }

    private mutating func check(_ value: MappedValue, _ what: String, isArea: Bool) {
        guard value.place != nil else { return }
        switch value.reading {
        case .names where !isArea, .scheme where !isArea:
            fault(value.line, what + ".read", "codes or names of areas", "code, or nothing")
        case .asIs where isArea:
            fault(value.line, what + ".read", "code", "names, or a scheme of codes: corridor")
        case .no where value.codes.isEmpty:
            fault(
                value.line, what, "neither read nor codes",
                isArea
                    ? "read: names, read: alpha3 or another scheme, or codes:"
                    : "read: code where the cells have our codes, or codes:")
        case .no, .asIs, .names, .scheme, .period, .year: break
        }
    }

    mutating func attributes(
        _ node: YAMLNode?, _ layout: TableLayout
    ) -> [(name: MappedAttribute, value: MappedValue)] {
        guard let node, !node.isNothing else { return [] }
        let all = [MappedAttribute.status] + AttributeID.allCases.map { .attribute($0) }
        guard let map = fields(node, "attributes", all.map(\.name)) else { return [] }
        return all.compactMap { attribute in
            guard let node = map[attribute.name] else { return nil }
            let value = value(node, "attributes." + attribute.name, layout, isFree: true) {
                _, text in
                Self.fault(text, attribute)
            }
            return value.map { (attribute, $0) }
        }
    }

    /// What is expected in place of an attribute's value; nil where it may be there.
    static func fault(_ text: String, _ attribute: MappedAttribute) -> String? {
        switch attribute {
        case .status:
            let known = ObservationStatus.allCases.map(\.rawValue)
            return known.contains(text) ? nil : "one of " + known.joined(separator: ", ")
        case .attribute(.unitMult):
            return AttributeSet.power(text) == nil
                ? "the power of ten from -15 to 15: 3 for thousands" : nil
        case .attribute(.unitMeasure), .attribute(.confidentiality):
            return CodeBook.isID(text) ? nil : "an id such as PS (persons) or USD"
        case .attribute(.dataType), .attribute(.comment): return nil
        }
    }

    private static let valueKeys = [
        "column", "heading", "header", "offset", "component", "read", "codes", "fill", "marks",
    ]

    /// A fixed code, or where it stands and how it is read.
    private mutating func value(
        _ node: YAMLNode, _ what: String, _ layout: TableLayout, isPeriod: Bool = false,
        isFree: Bool = false, check: (CodeBook, String) -> String?
    ) -> MappedValue? {
        if let code = node.text {
            if let expected = code.isEmpty ? "a code" : check(book, code) {
                fault(node.line, what, code.isEmpty ? "nothing" : code, expected)
                return nil
            }
            return MappedValue(
                line: node.line, place: nil, fixed: code, reading: .no, codes: [:], fills: false,
                marks: [])
        }
        guard let map = fields(node, what, Self.valueKeys), let place = place(map, what, node.line)
        else { return nil }
        if case .offset = place, !isFree {
            fault(node.line, what, "offset", "column, heading or header")
        }
        if case .header(let row) = place, !layout.header.contains(row) {
            fault(
                map["header"]?.line, what + ".header", "\(row)",
                "one of the rows of table.header: "
                    + layout.header.map(String.init).joined(separator: ", "))
        }
        var codes: [String: String] = [:]
        for entry in map["codes"]?.entries ?? [] {
            let code = entry.value.text ?? ""
            if let expected = code.isEmpty ? "a code" : check(book, code) {
                fault(entry.line, what + ".codes." + entry.key, entry.value.shown, expected)
            }
            codes[MappingText.plain(entry.key)] = code
        }
        if let node = map["codes"], node.entries == nil, !node.isNothing {
            fault(node.line, what + ".codes", node.shown, "texts of cells with codes: Men: M")
        }
        let reading = reading(map, what, isPeriod, isFree && codes.isEmpty)
        return MappedValue(
            line: node.line, place: place, fixed: "", reading: reading, codes: codes,
            fills: fills(map, what),
            marks: texts(map["marks"], what + ".marks").map { MappingText.plain($0) }
                .filter { !$0.isEmpty }.sorted { $0.count > $1.count })
    }

    private mutating func fills(_ map: [String: YAMLNode], _ what: String) -> Bool {
        switch text(map, "fill", what) {
        case nil, "no": return false
        case "yes", "true": return true
        case let other?:
            fault(map["fill"]?.line, what + ".fill", other, "yes or no")
            return false
        }
    }

    private mutating func reading(
        _ map: [String: YAMLNode], _ what: String, _ isPeriod: Bool, _ isFree: Bool
    ) -> MappedValue.Reading {
        guard let name = text(map, "read", what) else {
            return isPeriod ? .period : isFree ? .asIs : .no
        }
        if isPeriod {
            if name == "period" { return .period }
            if let (before, after) = MappingText.aroundYear(MappingText.plain(name)) {
                return .year(before: before, after: after)
            }
            fault(
                map["read"]?.line, what + ".read", name,
                "period, or a text with YYYY for the year, such as 31.12.YYYY")
            return .period
        }
        if name == "names" { return .names }
        if name == "code" { return .asIs }
        if let scheme = AreaScheme(rawValue: name) { return .scheme(scheme) }
        let known = ["names", "code"] + AreaScheme.allCases.map(\.rawValue)
        fault(
            map["read"]?.line, what + ".read", name,
            "one of " + known.joined(separator: ", ") + Nearest.hint(name, among: known))
        return .no
    }

    /// The one place that a mapping names.
    mutating func place(
        _ map: [String: YAMLNode], _ what: String, _ line: Int
    ) -> CellPlace? {
        let keys = isMessage ? ["component"] : ["column", "heading", "header", "offset"]
        let given = ["column", "heading", "header", "offset", "component"].filter {
            map[$0] != nil
        }
        guard given.count == 1, let key = given.first, keys.contains(key), let node = map[key]
        else {
            fault(
                line, what,
                given.isEmpty ? "no place" : given.joined(separator: " and "),
                isMessage ? "component:" : "one of column, heading, header")
            return nil
        }
        switch key {
        case "column":
            guard let text = node.text, let column = Self.column(text) else {
                fault(node.line, what + ".column", node.shown, "a column such as A or 1")
                return nil
            }
            return .column(column)
        case "header":
            return number(node, what + ".header", 1...1_048_576, "the number of a row")
                .map { .header($0) }
        case "offset":
            return number(node, what + ".offset", 1...100, "1 for the column right of the figure")
                .map { .offset($0) }
        default:
            guard let text = node.text, !text.isEmpty else {
                fault(node.line, what + "." + key, node.shown, "a name")
                return nil
            }
            return key == "heading" ? .heading(MappingText.plain(text)) : .component(text)
        }
    }
}
