import Cubes
import Tables
import Vocabulary

extension TablePlan {
    func addDimensions(_ draft: inout DraftText) {
        draft.add("dimensions", "")
        for dimension in dataflow.dimensions where dimension != .source {
            add(dimension, &draft)
        }
        addPeriod(&draft)
    }

    private func add(_ dimension: DimensionID, _ draft: inout DraftText) {
        switch dimension {
        case .freq: draft.add("FREQ", "A", indent: 2, "guessed: yearly")
        case .origin, .destination, .refArea, .sendingArea, .receivingArea, .criterionArea:
            addArea(dimension, &draft)
        case .criterion:
            let found = TableWords.criterion(words)
            draft.add(
                "CRITERION", found?.rawValue ?? "_U", indent: 2,
                (found.map { "guessed: \($0.name); " } ?? "DECIDE: ")
                    + "B country of birth, C citizenship, P previous residence, _U not stated")
        case .sex: addCoded("SEX", sex, "_T", &draft)
        case .age: addCoded("AGE", age, "_T", &draft)
        case .reporter:
            draft.add(
                "REPORTER", isEmigration ? "ORIGIN" : "DESTINATION", indent: 2,
                "guessed: which end counted; ORIGIN, DESTINATION or _Z for neither")
        case .method: draft.add("METHOD", "_Z", indent: 2, "reported, not estimated by a method")
        case .popType:
            draft.add(
                "POP_TYPE", "REF", indent: 2, "DECIDE: REF refugees, ASY asylum-seekers, IDP, ...")
        case .indicator:
            draft.add("INDICATOR", "POP", indent: 2, "DECIDE: POP, BIRTHS, DEATHS, NETMIG, ...")
        case .source, .procedure, .asylumMeasure, .applicationType, .decisionLevel, .countUnit,
            .permitMeasure, .permitReason, .permitDuration, .incidentRegion, .route, .cause,
            .casualty:
            break
        }
    }

    private func addPlace(_ column: ColumnSense, _ draft: inout DraftText, _ comment: String) {
        switch column.place {
        case .column(let number):
            let heading = column.heading.isEmpty ? "" : "headed \"\(column.heading)\"; "
            draft.add("column", SourceCell.letters(number), indent: 4, heading + comment)
        case .header(let row): draft.add("header", "\(row)", indent: 4, comment)
        case .heading, .offset, .component: break
        }
        if column.fills {
            draft.add("fill", "yes", indent: 4, "guessed: a blank means what stands before it")
        }
    }

    private func addArea(_ dimension: DimensionID, _ draft: inout DraftText) {
        guard let end = ends.first(where: { $0.dimension == dimension }) else {
            return addFixedArea(dimension, &draft)
        }
        let column = end.column
        draft.add(
            dimension.rawValue, "", indent: 2,
            end.isGuess ? "DECIDE: guessed that these are \(dimension.rawValue)" : "")
        addPlace(
            column, &draft,
            "\(column.sense.understood) of \(column.texts.count) texts were understood")
        switch column.sense.kind {
        case .scheme(let scheme):
            draft.add("read", scheme.rawValue, indent: 4, "guessed: codes of \(scheme.name)")
        case .names, .time, .sex, .age, .constant, .other: draft.add("read", "names", indent: 4)
        }
        if !column.sense.marks.isEmpty {
            let marks = column.sense.marks.map { MappingDraft.scalar($0) }
            draft.add(
                "marks", "[\(marks.joined(separator: ", "))]", indent: 4,
                "footnote marks, cut from the end of names")
        }
        let guessed = column.sense.guessed
        addCodes(column.sense.codes + guessed.map { ($0.text, $0.area.id) }, &draft) { code in
            let name = areas.area(code)?.name ?? ""
            return guessed.contains { $0.area.id == code }
                ? "DECIDE: guessed that this is \(name)" : name
        }
    }

    private func addCodes(
        _ codes: [(text: String, code: String)], _ draft: inout DraftText,
        _ words: (String) -> String
    ) {
        guard !codes.isEmpty else { return }
        draft.add("codes", "", indent: 4)
        var seen: Set<String> = []
        for (text, code) in codes.prefix(300) where seen.insert(text).inserted {
            draft.add(
                MappingDraft.scalar(text), MappingDraft.scalar(code), indent: 6, words(code))
        }
    }

    /// An end that no cell gives: perhaps the title names it.
    private func addFixedArea(_ dimension: DimensionID, _ draft: inout DraftText) {
        let others = ends.map(\.dimension)
        if dimension == .origin, others == [.destination], !isEmigration {
            return draft.add(
                dimension.rawValue, "W", indent: 2,
                "guessed: all origins together, as no cell speaks of them")
        }
        let named = Self.areasNamed(in: survey.titles + [survey.sheet ?? ""], areas)
        if let only = named.first, named.count == 1 {
            draft.add(
                dimension.rawValue, MappingDraft.scalar(only.id), indent: 2,
                "guessed from the title: \(only.name)")
        } else {
            draft.add(
                dimension.rawValue, "UNK", indent: 2,
                "DECIDE: the code of the one area that all figures are of, such as DEU")
        }
    }

    /// Areas whose whole names stand in texts.
    static func areasNamed(in texts: [String], _ areas: AreaRegister) -> [Area] {
        var found: [Area] = []
        for text in texts.prefix(10) {
            let words = text.split { !$0.isLetter && $0 != "'" && $0 != "-" }.prefix(60).map(
                String.init)
            for start in words.indices where words[start].first?.isUppercase == true {
                for end in (start + 1)...min(start + 4, words.count) {
                    let name = words[start..<end].joined(separator: " ")
                    guard name.count > 3 else { continue }
                    let named = areas.areas(named: name)
                    if let only = named.first, named.count == 1, !only.isAggregate,
                        only.kind != .special, !found.contains(only)
                    {
                        found.append(only)
                    }
                }
            }
        }
        return found
    }

    private func addCoded(
        _ name: String, _ column: ColumnSense?, _ total: String, _ draft: inout DraftText
    ) {
        guard let column else {
            return draft.add(
                name, total, indent: 2, "guessed: no cell speaks of it, so all together")
        }
        draft.add(name, "", indent: 2)
        addPlace(column, &draft, "")
        addCodes(column.sense.codes, &draft) { code in
            Sex(rawValue: code).map { name == "SEX" ? $0.name : "" } ?? ""
        }
    }

    private func addPeriod(_ draft: inout DraftText) {
        guard let time, case .time(let read) = time.sense.kind else {
            let texts = survey.titles + senses.map(\.heading) + [survey.sheet ?? "", file]
            let years = texts.flatMap(Self.years)
            if let year = years.first, Set(years).count == 1 {
                draft.add(
                    MappingReader.period, String(year), indent: 2, "guessed from a title or name")
            } else {
                draft.add(
                    MappingReader.period, String(years.max() ?? 2000), indent: 2,
                    "DECIDE: no cell gives the year of the figures")
            }
            return
        }
        draft.add(MappingReader.period, "", indent: 2)
        addPlace(time, &draft, "\(time.sense.understood) of \(time.texts.count) texts are periods")
        draft.add("read", MappingDraft.scalar(read), indent: 4)
        addCodes(time.sense.codes, &draft) { _ in "" }
    }

    /// Years that stand in a text.
    static func years(_ text: String) -> [Int] {
        text.split { !($0.isASCII && $0.isNumber) }.compactMap { part in
            guard part.count == 4, let year = Int(part), (1900...2100).contains(year) else {
                return nil
            }
            return year
        }
    }

    func addAttributes(_ draft: inout DraftText) {
        draft.add("attributes", "")
        if dataflow == .remittance {
            draft.add("UNIT_MEASURE", "USD", indent: 2, "guessed")
        } else {
            draft.add("UNIT_MEASURE", "PS", indent: 2, "guessed: persons")
        }
        let stated = (survey.footnotes + survey.titles).lazy.compactMap { TableWords.unit($0) }
            .first
        if let power = stated ?? TableWords.multiplier(words) {
            draft.add(
                "UNIT_MULT", "\(power)", indent: 2,
                "guessed from \(stated == nil ? "the title" : "a line of units"): figures are in units"
                    + " of 10 to the power of \(power)")
        }
    }
}
