extension DataSetCheck {
    private var asksForMandatory: Bool {
        switch action {
        case .information, .append, .replace: true
        case .merge, .delete: false
        }
    }

    /// That mandatory attributes and measures of the series or observation are there.
    func checkMandatory(_ row: DataRow, _ run: ValidationRun) {
        guard asksForMandatory else { return }
        let isSeries = row.level == .series
        for column in plans.indices where plans[column].isMandatory {
            let plan = plans[column]
            guard row.slot(column) == nil else { continue }
            switch plan.attachment {
            case .series? where isSeries || !run.hasSeries(self): break
            case .observation? where !isSeries: break
            case nil where plan.role == .measure && !isSeries: break
            default: continue
            }
            run.add(
                .missingMandatory, self, row, component: row.columns[column].id,
                found: "no value", expected: "a value: it is mandatory")
        }
    }

    /// Remembers attributes of the data set and of groups that the row brings.
    func noteGiven(_ row: DataRow) {
        guard asksForMandatory else { return }
        for column in plans.indices where plans[column].isMandatory {
            guard row.slot(column) != nil else { continue }
            switch plans[column].attachment {
            case .dataSet?: given.insert(column)
            case .group?: groupsGiven[column, default: []].insert(groupKey(row, column))
            case .series?, .observation?, nil: continue
            }
        }
    }

    /// Remembers the groups that the series belongs to, which need their attributes.
    func noteSeen(_ row: DataRow, _ run: ValidationRun) {
        guard asksForMandatory else { return }
        for column in plans.indices
        where plans[column].isMandatory && plans[column].attachment == .group {
            let key = groupKey(row, column)
            guard groupsSeen[column]?[key] == nil else { continue }
            let text = plans[column].attachedTo.map { row.text($0) ?? "" }.joined(separator: ".")
            groupsSeen[column, default: [:]][key] = (run.reader.place.line, text)
        }
    }

    private func groupKey(_ row: DataRow, _ column: Int) -> KeyHash {
        var key = KeyHash()
        for dimension in plans[column].attachedTo { row.withBytes(dimension) { key.add($0) } }
        return key
    }

    /// That the attribute is given at the level that the structure has for it.
    func checkLevel(_ row: DataRow, _ column: Int, _ run: ValidationRun) {
        guard let attachment = plans[column].attachment else { return }
        let isRight: Bool
        switch (attachment, row.level) {
        case (.dataSet, .dataSet), (.series, .series), (.observation, .observation): isRight = true
        case (.group, .group), (.group, .series), (.group, .observation): isRight = true
        case (.dataSet, .group): isRight = !hasKey(row)
        case (.series, .group): isRight = true
        case (.series, .observation): isRight = !run.hasSeries(self)
        case (.observation, .group):
            isRight = keyColumns.allSatisfy { row.slot($0) != nil }
        case (.dataSet, .series), (.dataSet, .observation), (.series, .dataSet),
            (.group, .dataSet), (.observation, .dataSet), (.observation, .series):
            isRight = false
        }
        guard !isRight else { return }
        run.add(
            .attachment, self, row, component: row.columns[column].id,
            found: "a value at the level of the \(Self.word(row.level))",
            expected: "one at the level of the \(Self.word(attachment))")
    }

    private func hasKey(_ row: DataRow) -> Bool { keyColumns.contains { row.slot($0) != nil } }

    private static func word(_ level: DataRow.Level) -> String {
        switch level {
        case .dataSet: "data set"
        case .group: "group"
        case .series: "series"
        case .observation: "observation"
        }
    }

    private static func word(_ attachment: DataColumn.Attachment) -> String {
        switch attachment {
        case .dataSet: "data set"
        case .group: "group"
        case .series: "series"
        case .observation: "observation"
        }
    }

    /// What can only be told at the end: mandatory attributes of the data set and of groups.
    func finish(_ run: ValidationRun) {
        guard asksForMandatory, isUsed else { return }
        let ids = columnIDs
        for column in plans.indices where plans[column].isMandatory {
            switch plans[column].attachment {
            case .dataSet?:
                guard !given.contains(column) else { continue }
                run.add(
                    .missingMandatory, self, nil, component: ids[column],
                    found: "no value for the data set", expected: "a value: it is mandatory")
            case .group?:
                let given = groupsGiven[column] ?? []
                let seen = (groupsSeen[column] ?? [:]).filter { !given.contains($0.key) }
                for (line, key) in seen.values.sorted(by: { $0.line < $1.line }) {
                    var finding = Finding(
                        .missingMandatory, dataSet: number, component: ids[column],
                        found: "no value for the group", expected: "a value: it is mandatory")
                    finding.line = line
                    finding.key = key
                    run.collector.add(finding)
                }
            case .series?, .observation?, nil: continue
            }
        }
    }
}

extension ValidationRun {
    /// Whether the data set's observations come under series.
    func hasSeries(_ set: DataSetCheck) -> Bool { set.hasSeriesRows }
}
