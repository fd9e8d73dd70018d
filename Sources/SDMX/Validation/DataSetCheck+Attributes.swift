extension DataSetCheck {
    private var asksForMandatory: Bool {
        switch action {
        case .information, .append, .replace: true
        case .merge, .delete: false
        }
    }

    /// That mandatory attributes of observations, and measures, are there.
    func checkMandatory(_ row: DataRow, _ run: ValidationRun) {
        guard asksForMandatory, row.level == .observation else { return }
        for column in plans.indices where plans[column].isMandatory {
            let plan = plans[column]
            guard row.slot(column) == nil, !given.contains(column) else { continue }
            switch plan.attachment {
            case .observation?: break
            case nil where plan.role == .measure: break
            case .dataSet?, .group?, .series?, nil: continue
            }
            run.add(
                .missingMandatory, self, row, component: row.columns[column].id,
                found: "no value", expected: "a value: it is mandatory")
        }
    }

    /// Remembers mandatory attributes that the row brings for more than one observation.
    ///
    /// They may come with the data set, a group or a series, or with each observation: formats
    /// differ in where they write them.
    func noteGiven(_ row: DataRow) {
        guard asksForMandatory else { return }
        let isForAll = row.level == .dataSet || row.level == .group && !hasKey(row)
        for column in plans.indices where plans[column].isMandatory {
            guard row.slot(column) != nil else { continue }
            switch plans[column].attachment {
            case _ where isForAll: given.insert(column)
            case .dataSet?: given.insert(column)
            case .series?, .group?: groupsGiven[column, default: []].insert(groupKey(row, column))
            // Of single observations, by their whole keys: then it cannot be told who lacks it.
            case .observation? where row.level == .group: given.insert(column)
            case .observation?, nil: continue
            }
        }
    }

    /// Remembers the series and groups that the row belongs to, which need their attributes.
    func noteSeen(_ row: DataRow, _ run: ValidationRun) {
        guard asksForMandatory else { return }
        for column in plans.indices where plans[column].isMandatory {
            switch plans[column].attachment {
            case .series?, .group?: break
            case .dataSet?, .observation?, nil: continue
            }
            guard keyPlaces(column).allSatisfy({ row.slot($0) != nil }) else { continue }
            let key = groupKey(row, column)
            guard groupsSeen[column]?[key] == nil else { continue }
            let text = keyPlaces(column).map { row.text($0) ?? "" }.joined(separator: ".")
            groupsSeen[column, default: [:]][key] = (
                run.reader.place.line, String(text.prefix(300))
            )
        }
    }

    /// The dimensions that an attribute of a group or series belongs to.
    private func keyPlaces(_ column: Int) -> [Int] {
        plans[column].attachedTo.isEmpty ? seriesColumns : plans[column].attachedTo
    }

    private func groupKey(_ row: DataRow, _ column: Int) -> KeyHash {
        var key = KeyHash()
        for dimension in keyPlaces(column) { row.withBytes(dimension) { key.add($0) } }
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
        case (.series, .observation):
            // What depends on the dimension at observation stands with the observation.
            isRight =
                !run.hasSeries(self)
                || plans[column].attachedTo.contains { row.slot($0)?.stamp == row.stamp }
        case (.observation, .group):
            isRight = keyColumns.allSatisfy { row.slot($0) != nil }
        case (.dataSet, .series), (.dataSet, .observation), (.series, .dataSet),
            (.group, .dataSet), (.observation, .dataSet), (.observation, .series):
            isRight = false
        }
        guard !isRight else { return }
        run.add(
            .attachment, self, row, component: row.columns[column].id,
            found: "a value for the \(Self.word(row.level))",
            expected: "one for the \(Self.word(attachment))")
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
            case .series?, .group?:
                guard !given.contains(column) else { continue }
                let known = groupsGiven[column] ?? []
                let seen = (groupsSeen[column] ?? [:]).filter { !known.contains($0.key) }
                for (line, key) in seen.values.sorted(by: { $0.line < $1.line }) {
                    var finding = Finding(
                        .missingMandatory, dataSet: number, component: ids[column],
                        found:
                            "no value for the \(plans[column].attachment == .group ? "group" : "series")",
                        expected: "a value: it is mandatory")
                    finding.line = line
                    finding.key = key
                    run.collector.add(finding)
                }
            case .observation?, nil: continue
            }
        }
    }
}

extension ValidationRun {
    /// Whether the data set's observations come under series.
    func hasSeries(_ set: DataSetCheck) -> Bool { set.hasSeriesRows }
}
