import Cubes
import SDMX
import Tables
import Vocabulary

/// What a look at an SDMX message found: its components and the codes of each.
struct MessageSurvey {
    private let columns: [DataColumn]
    private let codes: [String: [String]]
    private let structure: String
    private let file: String

    /// Nil for a file that is no SDMX message.
    init?(_ file: InputFile) throws(PublisherError) {
        self.file = file.name
        switch FileContent(of: file) {
        case .columns(let names):
            let first = names.first ?? ""
            let isSDMX =
                ["STRUCTURE", "DATAFLOW", "STRUCTURE[;]"].contains(first)
                || first.hasPrefix("DATAFLOW:") || first.hasPrefix("STRUCTURE[")
            guard isSDMX else { return nil }
        case .other(let words):
            guard words.contains("SDMX") else { return nil }
        case .items, .workbook: return nil
        }
        do {
            let reader = try DataMessageReader(.bytes(file.bytes))
            var seen: [String: Set<String>] = [:]
            var order: [String: [String]] = [:]
            var count = 0
            while count < 200_000, let row = try reader.nextObservation() {
                count += 1
                for (place, column) in row.columns.enumerated() where column.id != "OBS_VALUE" {
                    guard (order[column.id]?.count ?? 0) < 1000 else { continue }
                    let text = row.text(place) ?? ""
                    if seen[column.id, default: []].insert(text).inserted {
                        order[column.id, default: []].append(text)
                    }
                }
            }
            columns = reader.columns
            codes = order
            structure = reader.dataSet.structure?.description ?? "an SDMX message"
        } catch {
            throw PublisherError(
                kind: .container, place: file.name, found: error.found,
                expected: error.expected.isEmpty ? "an SDMX data message" : error.expected)
        }
    }

    func attempt(
        _ text: String, _ file: InputFile, _ areas: AreaRegister,
        _ codes: [DimensionID: Set<String>]
    ) -> MappingSuggestion.Attempt {
        MappingSuggestion.Attempt(text, file, areas, codes)
    }

    /// A mapping for it.
    func draft(_ areas: AreaRegister) -> String {
        var draft = DraftText()
        draft.note("Drafted by `corridor mapping suggest` from \(file): \(structure).")
        draft.note("Lines with DECIDE need you. Every key is explained in docs/mapping.md.")
        draft.add("corridor-mapping", "1")
        draft.add("format", "sdmx")
        draft.add()
        TablePlan.addSource(&draft, title: structure, publisher: "", isTitle: false)
        draft.add()
        let words = structure + " " + file + " " + columns.map(\.id).joined(separator: " ")
        let guess = TableWords.dataflow(words)
        let dataflow: Cubes.Dataflow = guess == .asylum ? .displaced : guess ?? .stock
        draft.add(
            "dataflow", dataflow.rawValue,
            "DECIDE: guessed; DF_STOCK people there, DF_FLOW moves, DF_DISPLACED, DF_REMITTANCE, ..."
        )
        draft.add()
        var left = columns.filter(\.role.isKey).map(\.id)
        var leftOut: [(String, [String])] = []
        addDimensions(dataflow, areas, &left, &leftOut, &draft)
        draft.add()
        draft.add("attributes", "")
        draft.add("UNIT_MEASURE", "PS", indent: 2, "DECIDE: guessed")
        for (id, codes) in [
            ("OBS_STATUS", self.codes["OBS_STATUS"]), ("UNIT_MULT", self.codes["UNIT_MULT"]),
        ] {
            guard let codes else { continue }
            let name: MappedAttribute = id == "OBS_STATUS" ? .status : .attribute(.unitMult)
            guard codes.allSatisfy({ $0.isEmpty || MappingReader.fault($0, name) == nil }) else {
                continue
            }
            draft.add(id, "{component: \(id)}", indent: 2)
        }
        draft.add()
        addLeftOut(leftOut, &draft)
        addOnly(left, &draft)
        TablePlan.addDefinitions(dataflow, words, &draft)
        return draft.text
    }

    private func addDimensions(
        _ dataflow: Cubes.Dataflow, _ areas: AreaRegister, _ left: inout [String],
        _ leftOut: inout [(String, [String])], _ draft: inout DraftText
    ) {
        draft.add("dimensions", "")
        func take(_ ids: [String]) -> String? {
            guard let id = ids.first(where: left.contains) else { return nil }
            left.removeAll { $0 == id }
            return id
        }
        for dimension in dataflow.dimensions where dimension != .source {
            let name = dimension.rawValue
            switch dimension {
            case .origin, .sendingArea, .criterionArea:
                addArea(
                    name,
                    take([
                        name, "COUNTERPART_AREA", "CITIZENSHIP", "CITIZEN", "BIRTH_PLACE",
                        "COUNTRY_BIRTH", "C_BIRTH", "PARTNER", "COO", "COUNTRY_PREV_RESID",
                    ]), areas, &leftOut, &draft)
            case .destination, .receivingArea, .refArea:
                addArea(
                    name, take([name, "REF_AREA", "GEO", "COUNTRY", "COA"]), areas, &leftOut, &draft
                )
            case .sex: addCodes(name, take(["SEX", "GENDER"]), "_T", &draft)
            case .age: addCodes(name, take(["AGE", "AGE_GROUP"]), "_T", &draft)
            case .freq: addCodes(name, take(["FREQ", "FREQUENCY"]), "A", &draft)
            case .criterion: draft.add(name, "_U", indent: 2, "DECIDE: B, C, P or _U")
            case .method: draft.add(name, "_Z", indent: 2)
            case .reporter: draft.add(name, "DESTINATION", indent: 2, "DECIDE: which end counted")
            case .popType: draft.add(name, "REF", indent: 2, "DECIDE")
            case .indicator: draft.add(name, "POP", indent: 2, "DECIDE")
            case .source, .procedure, .asylumMeasure, .applicationType, .decisionLevel, .countUnit,
                .permitMeasure, .permitReason, .permitDuration, .incidentRegion, .route, .cause,
                .casualty:
                break
            }
        }
        if let time = take(["TIME_PERIOD", "TIME"]) {
            draft.add("TIME_PERIOD", "{component: \(time)}", indent: 2)
        } else {
            draft.add("TIME_PERIOD", "2000", indent: 2, "DECIDE: no component gives it")
        }
    }

    private func addArea(
        _ name: String, _ id: String?, _ areas: AreaRegister,
        _ leftOut: inout [(String, [String])], _ draft: inout DraftText
    ) {
        guard let id else {
            return draft.add(name, "UNK", indent: 2, "DECIDE: the one area that all figures are of")
        }
        let texts = (codes[id] ?? []).filter { !$0.isEmpty }
        let scheme = Self.scheme(of: texts, areas)
        draft.add(name, "", indent: 2)
        draft.add("component", id, indent: 4)
        draft.add("read", scheme.rawValue, indent: 4, "guessed: codes of \(scheme.name)")
        var special: [(String, String)] = []
        var unknown: [String] = []
        for text in texts {
            if let area = try? areas.resolve(text, in: scheme) {
                if area.isAggregate { special.append((text, area.id)) }
            } else {
                unknown.append(text)
            }
        }
        if !special.isEmpty {
            draft.add("codes", "", indent: 4)
            for (text, code) in special {
                draft.add(
                    MappingDraft.scalar(text), MappingDraft.scalar(code), indent: 6,
                    "guessed: a group of areas, taken on purpose")
            }
        }
        if !unknown.isEmpty {
            draft.note(
                "DECIDE: codes that are no area: \(unknown.prefix(12).joined(separator: ", "));"
                    + " give them codes: here, and strike them under leave-out", indent: 4)
            leftOut.append((id, unknown))
        }
    }

    /// The scheme that knows most of some codes.
    private static func scheme(of texts: [String], _ areas: AreaRegister) -> AreaScheme {
        let schemes: [AreaScheme] = [.alpha3, .alpha2, .eurostat, .corridor, .m49, .worldBank]
        func count(_ scheme: AreaScheme) -> Int {
            texts.count { (try? areas.resolve($0, in: scheme)) != nil }
        }
        return schemes.reduce(schemes[0]) { count($1) > count($0) ? $1 : $0 }
    }

    private func addCodes(
        _ name: String, _ id: String?, _ fixed: String, _ draft: inout DraftText
    ) {
        guard let id else { return draft.add(name, fixed, indent: 2, "guessed: no component says") }
        let dimension = DimensionID(rawValue: name) ?? .sex
        let book = CodeBook(areas: .standard, lists: [:])
        let unknown = (codes[id] ?? []).filter { book.fault($0, in: dimension) != nil }
        draft.add(name, "", indent: 2)
        draft.add("component", id, indent: 4)
        draft.add("read", "code", indent: 4, "where the message has our codes")
        guard !unknown.isEmpty else { return }
        draft.add("codes", "", indent: 4)
        for text in unknown.prefix(200) {
            let total = ["T", "TOTAL", "_T", "TOT", ""].contains(text.uppercased())
            let age = LabelSense.ageCode(text)
            let guess = total ? "_T" : name == "AGE" ? age ?? "_U" : fixed
            draft.add(
                MappingDraft.scalar(text), guess, indent: 6, total ? "guessed" : "DECIDE: guessed")
        }
    }

    private func addLeftOut(_ items: [(String, [String])], _ draft: inout DraftText) {
        guard !items.isEmpty else { return }
        draft.add("leave-out", "")
        for (id, codes) in items {
            draft.add("  - component: \(id)")
            draft.add("is", "", indent: 4)
            for code in codes.prefix(1000) { draft.add("      - \(MappingDraft.scalar(code))") }
            draft.add("reason", "codes that are no area", indent: 4)
        }
    }

    private func addOnly(_ left: [String], _ draft: inout DraftText) {
        guard !left.isEmpty else { return }
        draft.add("only", "")
        for id in left {
            let codes = codes[id] ?? []
            let totals = ["_T", "T", "TOTAL", "TOT", "W", "_Z"]
            let choice = totals.first(where: codes.contains) ?? codes.first ?? ""
            let others = codes.filter { $0 != choice }.prefix(10).joined(separator: ", ")
            draft.add(
                "  - component: \(id)"
                    + (others.isEmpty
                        ? "" : "  # DECIDE: the others are \(DraftText.shown(others, 120))"))
            draft.add("is", MappingDraft.scalar(choice), indent: 4)
            draft.add("reason", MappingDraft.scalar("other \(id) than \(choice)"), indent: 4)
        }
        draft.add()
    }
}
