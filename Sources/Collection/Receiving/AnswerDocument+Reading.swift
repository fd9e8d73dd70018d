internal import Tables

extension AnswerDocument {
    /// Reads the answer out of the workbook. Cells are found by the keys of their rows and the years
    /// that head their columns; whatever else somebody typed is told of in a finding. Nothing is
    /// judged but what kind of cell there is.
    ///
    /// - Parameters:
    ///   - questionnaire: what was asked; see ``AnswerIdentification`` for whether it is this one.
    ///   - sent: the questionnaire's workbook as it is sent out, to tell what was typed from what was
    ///     there; nil takes nothing as sent but the codes.
    public func reading(_ questionnaire: Questionnaire, sent: AnswerDocument?) -> AnswerReading {
        var list = FindingList()
        var cells: [QuestionnaireAnswer.Cell] = []
        let places = places(questionnaire, sent, &list)
        var used: Set<String> = [QuestionnaireLayout.identitySheet]
        for table in questionnaire.tables {
            guard let sheet = places[table.id] else { continue }
            used.insert(sheet.name)
            var reading = TableReading(
                table, sheet, pristine: Self.texts(sent?.sheet(table.sheet)))
            reading.run()
            cells += reading.cells
            for finding in reading.list.finished() { list.add(finding) }
        }
        let (metadata, remarks) = others(questionnaire, sent, used, &list)
        let identity = identity ?? QuestionnaireIdentity(questionnaire, made: "")
        return AnswerReading(
            QuestionnaireAnswer(
                identity: identity, cells: cells, metadata: metadata, remarks: remarks),
            findings: list.finished(), sheets: sheetNames)
    }

    func sheet(_ name: String) -> Sheet? { sheets.first { $0.name == name } }

    /// What stands on a sheet.
    static func texts(_ sheet: Sheet?) -> Set<String> {
        guard let sheet else { return [] }
        return Set(sheet.rows.flatMap { $0.cells.map { TableColumns.text($0.value) } })
    }

    // MARK: Which sheet has which table

    /// The sheet of each table: by its title where only one sheet has it, else by its name, else by
    /// what stands on it.
    private func places(
        _ questionnaire: Questionnaire, _ sent: AnswerDocument?, _ list: inout FindingList
    ) -> [String: Sheet] {
        var places: [String: Sheet] = [:]
        var free = sheets.filter { !Self.own.contains($0.name) }
        func take(_ table: QuestionnaireTable, _ sheet: Sheet) {
            places[table.id] = sheet
            free.removeAll { $0.name == sheet.name }
        }
        let titles = questionnaire.tables.map { sent?.sheet($0.sheet)?["A1"].text ?? "" }
        for (table, title) in zip(questionnaire.tables, titles)
        where !title.isEmpty && titles.count(where: { $0 == title }) == 1 {
            let found = free.filter { $0["A1"].text == title }
            if let sheet = found.first, found.count == 1 { take(table, sheet) }
        }
        for table in questionnaire.tables where places[table.id] == nil {
            let name = named(table)
            if let sheet = free.first(where: { $0.name == name }) { take(table, sheet) }
        }
        for table in questionnaire.tables where places[table.id] == nil {
            let keys = TableReading.keys(table)
            let alike = free.filter { TableColumns.likeness($0, table, keys: keys) > 0.5 }
            if let sheet = alike.first, alike.count == 1 { take(table, sheet) }
        }
        for table in questionnaire.tables {
            tell(table, places[table.id], &list)
        }
        return places
    }

    /// The name that a table's sheet had when it was sent out.
    private func named(_ table: QuestionnaireTable) -> String {
        identity?.tables.first { $0.id == table.id }?.sheet ?? table.sheet
    }

    private func tell(_ table: QuestionnaireTable, _ sheet: Sheet?, _ list: inout FindingList) {
        let name = named(table)
        guard let sheet else {
            list.add(
                AnswerFinding(
                    .question, .structure, AnswerPlace(sheet: name), table: table.id,
                    found: "no sheet \(name)", expected: "the table \"\(table.request.title)\"",
                    words: "The sheet \(name) (\(table.request.title)) is not in the workbook. "
                        + "Is there nothing for it?"))
            return
        }
        guard sheet.name != name else { return }
        list.add(
            AnswerFinding(
                .remark, .structure, AnswerPlace(sheet: sheet.name), table: table.id,
                found: "the sheet \"\(sheet.name)\"", expected: "the name \(name)",
                words: "The sheet \(name) was renamed to \"\(sheet.name)\"; it was found by what "
                    + "stands on it."))
    }

    private static let own = [
        QuestionnaireLayout.startSheet, QuestionnaireLayout.metadataSheet,
        QuestionnaireLayout.listsSheet, QuestionnaireLayout.identitySheet,
    ]

    // MARK: Other sheets

    /// Reads the definitions, and tells of what stands on all other sheets.
    private func others(
        _ questionnaire: Questionnaire, _ sent: AnswerDocument?, _ used: Set<String>,
        _ list: inout FindingList
    ) -> (metadata: [QuestionnaireAnswer.Metadata], remarks: [String]) {
        var metadata: [QuestionnaireAnswer.Metadata] = []
        var remarks: [String] = []
        let rest = sheets.filter { !used.contains($0.name) }
        let best = rest.max { MetadataReading.likeness($0) < MetadataReading.likeness($1) }
        let definitions = best.flatMap { MetadataReading.likeness($0) > 0 ? $0 : nil }
        if let definitions {
            let names = questionnaire.tables.map { (named($0), $0.id) }
            var reading = MetadataReading(
                questionnaire, tables: Dictionary(names, uniquingKeysWith: { first, _ in first }),
                pristine: Self.texts(sent?.sheet(QuestionnaireLayout.metadataSheet)))
            reading.run(definitions)
            metadata = reading.metadata
            remarks += reading.remarks
            for finding in reading.list.finished() { list.add(finding) }
        }
        for sheet in rest where sheet.name != definitions?.name {
            if sheet.name == AnsweredForm.findingsSheet, sheet["A1"].text == AnsweredForm.title {
                remarks += replies(sheet, &list)
            } else if let known = sent?.sheet(sheet.name) {
                remarks += tellTyped(sheet, Self.texts(known), &list)
            } else if sheet.cellCount > 0 {
                list.add(
                    AnswerFinding(
                        .remark, .structure, AnswerPlace(sheet: sheet.name),
                        found: "a sheet of \(sheet.cellCount) cells that was not sent out",
                        expected: "the sheets of the questionnaire",
                        words:
                            "The sheet \"\(sheet.name)\" is kept with the workbook; nothing on it is "
                            + "taken as figures."))
            }
        }
        return (metadata, remarks)
    }

    /// What was typed beside the findings of an answer that was sent back.
    private func replies(_ sheet: Sheet, _ list: inout FindingList) -> [String] {
        var remarks: [String] = []
        for row in sheet.rows where row.number >= AnsweredForm.firstRow {
            let text = TableColumns.text(row[AnsweredForm.replyColumn])
            guard !text.isEmpty else { continue }
            let place = TableColumns.text(row[AnsweredForm.placeColumn])
            remarks.append(place.isEmpty ? text : "\(place): \(text)")
            list.add(
                AnswerFinding(
                    .remark, .structure,
                    AnswerPlace(
                        sheet: sheet.name, row: row.number, column: AnsweredForm.replyColumn),
                    found: "\"\(text)\" on \(place)", expected: "a reply, or nothing",
                    words: "You replied to what we asked about \(place): \(text)"))
        }
        return remarks
    }

    /// Tells of what was typed on a sheet that is not for answers; it counts as said beside the tables.
    private func tellTyped(
        _ sheet: Sheet, _ sent: Set<String>, _ list: inout FindingList
    ) -> [String] {
        var remarks: [String] = []
        for row in sheet.rows {
            for cell in row.cells {
                let text = TableReading.text(cell)
                guard !text.isEmpty, !sent.contains(text) else { continue }
                list.add(.stray(sheet.name, row.number, cell.column, text))
                remarks.append(text)
            }
        }
        return remarks
    }
}
