internal import Atlas
internal import Cubes
internal import Estimation
internal import Foundation
internal import Office
internal import Vocabulary

/// Fills the page that explains one figure, and gives the same as data.
struct ExplainQuery {
    let office: Office
    let snapshot: Snapshot
    let pattern: KeyPattern
    let period: Period

    /// How many lines of a step are shown; the others are added up in one.
    private static let lines = 250

    /// Reads what is asked for. Refuses keys that leave a place open which would select many
    /// series: only the criterion may be left out.
    init(
        _ office: Office, _ snapshot: Snapshot, dataflow: String, key: String, period: String
    ) throws(Refusal) {
        guard let flow = Dataflow(rawValue: dataflow) else {
            throw .malformed(
                "No such table",
                "Found \(Refusal.shortened(dataflow)); expected one of "
                    + Dataflow.allCases.map(\.rawValue).joined(separator: ", ") + ".")
        }
        let pattern: KeyPattern
        do {
            pattern = try KeyPattern(flow, key)
        } catch {
            throw .malformed(
                "The key does not fit the table",
                "Found \(Refusal.shortened(error.found)); expected \(error.expected).")
        }
        let open = zip(flow.dimensions, pattern.choices).filter { dimension, choice in
            choice?.count != 1 && !(choice == nil && dimension == .criterion)
        }.map(\.0.rawValue)
        guard open.isEmpty else {
            throw .malformed(
                "The key selects many figures",
                "Found \(Refusal.shortened(key)); expected one code at "
                    + open.joined(separator: ", ") + ".")
        }
        guard let read = Period(period) else {
            throw .malformed(
                "That is not a period",
                "Found \(Refusal.shortened(period)); expected a year such as 2020, or a range "
                    + "such as 2015-07-01/P5Y.")
        }
        self.office = office
        self.snapshot = snapshot
        self.pattern = pattern
        self.period = read
    }

    /// The explanation itself.
    func explanation() throws -> Explanation {
        do {
            return try office.explain(pattern, period: period)
        } catch let error as OfficeError {
            switch error.kind {
            case .notFound, .request, .tooLarge, .conflict:
                throw Refusal.notFound(
                    "No such figure",
                    "\(error.place): found \(error.found), expected \(error.expected).",
                    error.details.prefix(10).map { Link(text: $0, href: "") } + ends)
            case .file, .findings, .data: throw error
            }
        }
    }

    func model() throws -> ExplainPage.Model {
        let found = try explanation()
        let naming = Naming(snapshot: snapshot)
        return ExplainPage.Model(
            title: title(naming), figure: figure(found), statement: found.statement,
            dataflow: pattern.dataflow.rawValue, key: pattern.description,
            period: period.description, sections: sections(found, naming),
            notes: found.notes,
            sources: found.sources.map { source in
                SourceNote(
                    id: "\(source.release)", title: source.title,
                    citation: Naming.unstopped(source.citation),
                    licence: Licence(name: source.licence, url: source.licenceURL),
                    href: source.url.hasPrefix("http") ? source.url : nil)
            }, links: ends)
    }

    private func code(_ dimension: DimensionID) -> String? { pattern[dimension]?.first }

    private func title(_ naming: Naming) -> String {
        let time = period.readable
        func name(_ dimension: DimensionID) -> String {
            guard let code = code(dimension) else { return "" }
            return code == "W" ? "all areas" : naming.label(code).name
        }
        switch pattern.dataflow {
        case .stock: return "From \(name(.origin)), living in \(name(.destination)), \(time)"
        case .flow: return "Moves from \(name(.origin)) to \(name(.destination)), \(time)"
        case .displaced, .displacedAge:
            return "Refuge: from \(name(.origin)) in \(name(.destination)), \(time)"
        case .asylum:
            return "Asylum: from \(name(.origin)) in \(name(.destination)), \(time)"
        case .emigration:
            let who = code(.criterion) == "B" ? "born in" : "citizens of"
            return code(.criterionArea) == "W"
                ? "Emigration from \(name(.refArea)), \(time)"
                : "Emigration from \(name(.refArea)): \(who) \(name(.criterionArea)), \(time)"
        case .permit:
            return "Permits in \(name(.destination)): citizens of \(name(.origin)), \(time)"
        case .acquisition:
            return "New citizens of \(name(.destination)), before of \(name(.origin)), \(time)"
        case .deaths:
            let route = code(.route) ?? "_U"
            return "Deaths on the way: "
                + (route == "_U"
                    ? "route not stated" : route.replacing("_", with: " ").lowercased())
                + ", \(time)"
        case .population: return "\(name(.refArea)), \(time)"
        case .remittance:
            return "Money sent from \(name(.sendingArea)) to \(name(.receivingArea)), \(time)"
        }
    }

    private func figure(_ found: Explanation) -> Figure {
        guard let value = found.value else { return Figure(missing: reason(found)) }
        let isFlow = code(.method).flatMap(FlowMethod.init(named:)) != nil
        let isTotal = found.sections.contains { $0.title == "Figures added up" }
        return Figure(
            value, isFlow || pattern.dataflow != .population ? .persons : unit,
            kind: isTotal ? .computed : isFlow ? .estimated : .reported,
            flags: isTotal ? [] : flags)
    }

    /// What the flow's method remarked.
    private var flags: [String] {
        guard let method = code(.method).flatMap(FlowMethod.init(named:)),
            let interval = FlowInterval(period), let origin = code(.origin),
            let destination = code(.destination)
        else { return [] }
        return FigureMaker(snapshot: snapshot).flow(method, interval, origin, destination).flags
    }

    /// Rates are plain numbers, counts are people.
    private var unit: Figure.Unit {
        let counts: Set = ["POP", "BIRTHS", "DEATHS", "NETMIG", "POPCHANGE"]
        return code(.indicator).map(counts.contains) ?? false ? .persons : .number
    }

    private func reason(_ found: Explanation) -> MissingReason {
        let status = found.sections.flatMap(\.rows).first { $0.label == "OBS_STATUS" }?.text
        return MissingReason.allCases.first { $0.status.rawValue == status } ?? .notReported
    }

    /// The steps, with the codes of the key after what a reader looks for.
    private func sections(_ found: Explanation, _ naming: Naming) -> [ExplainPage.Section] {
        let isKey = { (section: Explanation.Section) in section.title == "Key" }
        return (found.sections.filter { !isKey($0) } + found.sections.filter(isKey))
            .map { section($0, naming) }
    }

    private func section(_ section: Explanation.Section, _ naming: Naming) -> ExplainPage.Section {
        var rows = section.rows.prefix(Self.lines).map { row($0, naming, section.title) }
        let rest = section.rows.dropFirst(Self.lines).compactMap(\.number)
        if !rest.isEmpty {
            rows.append(
                .init(
                    label: "\(rest.count) further figures, together",
                    value: .text(exactText(rest.reduce(0, +)))))
        }
        if let sum = section.sum { rows.append(.init(label: sum.label, value: .text(sum.text))) }
        return .init(title: section.title, rows: rows)
    }

    /// A line; one that names a series by its key says so in words and leads to its page.
    private func row(
        _ row: Explanation.Row, _ naming: Naming, _ title: String
    ) -> ExplainPage.Row {
        let codes = row.label.split(separator: ".", omittingEmptySubsequences: false)
        let dimensions = pattern.dataflow.dimensions
        if row.number != nil, codes.count == dimensions.count,
            let key = try? SeriesKey(pattern.dataflow, codes.map(String.init))
        {
            return .init(
                label: words(key, naming), value: .text(row.text), reference: row.label,
                href: Route.explain(
                    dataflow: pattern.dataflow.rawValue, key: row.label,
                    period: period.description
                ).path)
        }
        if row.number != nil, row.remark == nil, let parts = Self.formula(row.label) {
            return .init(label: parts.label, value: .text(row.text), reference: parts.formula)
        }
        let isCode = title == "Key" || row.label == "OBS_STATUS" || row.label == "File"
        return .init(
            label: row.label, value: isCode ? .code(row.text) : .text(row.text),
            reference: row.remark)
    }

    /// A label that closes in its arithmetic, taken apart: `Born in A: 5 - 3 = 2`.
    private static func formula(_ label: String) -> (label: String, formula: String)? {
        let parts = label.split(separator: ": ", maxSplits: 1)
        guard parts.count == 2, let first = parts[1].first, first.isNumber || first == "-" else {
            return nil
        }
        return (String(parts[0]), String(parts[1]).replacing(" x ", with: " × "))
    }

    private func words(_ key: SeriesKey, _ naming: Naming) -> String {
        let areas = zip(key.dataflow.dimensions, key.codes).filter { $0.0.isArea }
            .map { naming.label($0.1).name }.joined(separator: " → ")
        let sex = key[.sex].flatMap(Sex.init).map { $0 == .total ? "" : ", " + $0.name } ?? ""
        return areas + sex
    }

    /// The pages of the areas, and of the corridor between them.
    private var ends: [Link] {
        let naming = Naming(snapshot: snapshot)
        var codes = pattern.dataflow.dimensions.filter(\.isArea).compactMap(code).filter {
            snapshot.areas.area($0).map { !$0.isAggregate } ?? false
        }
        // Who leaves an area as a citizen of another came from there as far as anybody knows.
        if pattern.dataflow == .emigration { codes.reverse() }
        var links: [Link] = []
        if codes.count == 2, codes[0] != codes[1] {
            links.append(
                Link(
                    text: "\(naming.label(codes[0]).name) and \(naming.label(codes[1]).name)",
                    href: Route.corridor(origin: codes[0], destination: codes[1]).path))
        }
        return links + codes.map { Link(text: naming.label($0).name, href: Route.area($0).path) }
    }
}
