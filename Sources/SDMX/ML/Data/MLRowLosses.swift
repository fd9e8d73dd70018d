/// What a writer of SDMX-ML data loses row by row, counted for a data set.
struct MLRowLosses {
    var emptySeries = 0
    var lateDataSets = 0
    var partialKeys = 0
    var lateGroups = 0
    var groupIDs = 0
    /// By column: values of components that are not written.
    var dropped: [Int] = []
    /// By column: several values that were joined.
    var joined: [Int] = []
    /// By column: texts of which one language was written.
    var languages: [Int] = []
    /// By column: observations without a value of the dimension.
    var incomplete: [Int] = []
    /// By column: values of a group or the data set that came with series or observations.
    var misplaced: [Int] = []

    mutating func grow(_ count: Int) {
        while dropped.count < count {
            dropped.append(0)
            joined.append(0)
            languages.append(0)
            incomplete.append(0)
            misplaced.append(0)
        }
    }

    /// Counts what is lost of values that become one text.
    mutating func count(_ values: [ComponentValue], _ column: Int) {
        if values.count > 1 { joined[column] += 1 }
        let hasOthers = values.contains { value in
            switch value {
            case .text: false
            case .localised(let texts), .structured(let texts): texts.entries.count > 1
            }
        }
        if hasOthers { languages[column] += 1 }
    }

    /// Counts the dimensions that an observation has no value of.
    @inline(__always)
    mutating func countKey(_ plan: MLDataPlan, _ row: DataRow) {
        for column in plan.keys where row.slotIfThere(column.index) == nil {
            incomplete[column.index] += 1
        }
        if let own = plan.dimension, row.slotIfThere(own.index) == nil {
            incomplete[own.index] += 1
        }
    }

    private var isEmpty: Bool {
        emptySeries + lateDataSets + partialKeys + lateGroups + groupIDs == 0
            && [dropped, joined, languages, incomplete, misplaced].allSatisfy { counts in
                counts.allSatisfy { $0 == 0 }
            }
    }

    /// Tells what was counted, and begins anew.
    mutating func report(_ columns: [DataColumn], to out: MLElementWriter) {
        // Mostly nothing, for which no words are to be made.
        if isEmpty { return }
        let name = out.edition.name
        out.lose(
            .leftOut, "attributes of the data set", "they come after its start",
            count: lateDataSets)
        out.lose(
            .leftOut, "series without observations",
            "they have no place among single observations", count: emptySeries)
        out.lose(
            .leftOut, "attributes of a part of the key",
            "\(name) has a place for those of the structure's groups only", count: partialKeys)
        out.lose(
            .changed, "place of groups after series or observations",
            "\(name) has them first; another data set was begun for them", count: lateGroups)
        out.lose(.leftOut, "id of a group", "it is no name of XML", count: groupIDs)
        for (index, column) in columns.enumerated() where index < dropped.count {
            out.lose(
                .leftOut, "values of \(column.id)", "the component is not written",
                count: dropped[index])
            out.lose(
                .changed, "several values of \(column.id)",
                "\(name) has room for one; they were joined", count: joined[index])
            out.lose(
                .leftOut, "all languages but one of \(column.id)",
                "\(name) has room for one text", count: languages[index])
            out.lose(
                .invalid, "observations without a value of \(column.id)",
                "\(name) asks for the whole key", count: incomplete[index])
            out.lose(
                .invalid, "place of attribute \(column.id)",
                "it is one of a group or the data set, and came with series or observations",
                count: misplaced[index])
        }
        self = MLRowLosses()
        grow(columns.count)
    }
}
