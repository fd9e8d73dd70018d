extension JSONElementWriter {
    func keySet(_ set: KeySet) throws(SDMXError) {
        try flag("isIncluded", set.isIncluded)
        if set.keys.isEmpty { miss("key") }
        try list("keys", set.keys) { (key) throws(SDMXError) in
            let values = key.values.filter { !$0.values.isEmpty }
            lose("part of a key without value", count: key.values.count - values.count)
            try list("keyValues", values) { (selection) throws(SDMXError) in
                try keyValue(selection)
            }
            try list("components", key.components) { (selection) throws(SDMXError) in
                for value in selection.values where value.validFrom != nil || value.validTo != nil {
                    lose("validity of a value")
                }
                try self.selection(selection, hasValidity: false, hasValueValidity: false)
            }
            if key.isIncluded == false {
                lose(.invalid, "exclusion of a key", "the schema allows none but inclusion")
            }
            try flag("include", key.isIncluded)
            try time("validFrom", key.validFrom, hasDates: true)
            try time("validTo", key.validTo, hasDates: true)
            try annotations(key.annotations)
            lose("report of a key", if: key.metadata != nil)
        }
    }

    private func keyValue(_ selection: MemberSelection) throws(SDMXError) {
        try text("id", selection.component)
        try flag("include", selection.isIncluded)
        try flag("removePrefix", selection.removesPrefix)
        lose("further value in a key", "a key has one", count: selection.values.count - 1)
        lose("time range in a key", if: selection.timeRange != nil)
        lose("validity of a value", if: selection.validFrom != nil || selection.validTo != nil)
        guard let value = selection.values.first else { return }
        try text("value", value.value)
        let hasMore = value.language != nil || value.validFrom != nil || value.validTo != nil
        lose("language or validity of a value", if: hasMore)
        lose("cascade of a value", if: value.cascade != nil)
    }

    /// Values for each of some components.
    func selections(
        _ key: String, _ selections: [MemberSelection], hasValidity: Bool
    ) throws(SDMXError) {
        try list(key, selections) { (selection) throws(SDMXError) in
            try self.selection(selection, hasValidity: hasValidity, hasValueValidity: true)
        }
    }

    private func selection(
        _ selection: MemberSelection, hasValidity: Bool, hasValueValidity: Bool
    ) throws(SDMXError) {
        try text("id", selection.component)
        try flag("include", selection.isIncluded)
        try flag("removePrefix", selection.removesPrefix)
        if hasValidity {
            try time("validFrom", selection.validFrom, hasDates: true)
            try time("validTo", selection.validTo, hasDates: true)
        } else {
            let isThere = selection.validFrom != nil || selection.validTo != nil
            lose("validity of values", if: isThere)
        }
        if let range = selection.timeRange { try timeRange(range) }
        guard !selection.values.isEmpty else { return }
        if selection.timeRange != nil {
            lose(.invalid, "values beside a time range", "the schema allows one of the two")
        }
        // Objects throughout, though a text would do where there is no more to say: other readers
        // know no other form.
        try list("values", selection.values) { (value) throws(SDMXError) in
            try text("value", value.value)
            try cascade(value.cascade)
            try language("lang", value.language)
            guard hasValueValidity else { return }
            try time("validFrom", value.validFrom, hasDates: true)
            try time("validTo", value.validTo, hasDates: true)
        }
    }

    func timeRange(_ range: TimeRange) throws(SDMXError) {
        lose("validity of a time range", if: range.validFrom != nil || range.validTo != nil)
        try object("timeRange") { () throws(SDMXError) in
            switch (range.start, range.end) {
            case (let start?, let end?):
                try bound("startPeriod", start)
                try bound("endPeriod", end)
            case (let start?, nil): try bound("afterPeriod", start)
            case (nil, let end?): try bound("beforePeriod", end)
            case (nil, nil): miss("period")
            }
        }
    }

    private func bound(_ key: String, _ bound: TimeRange.Bound) throws(SDMXError) {
        try object(key) { () throws(SDMXError) in
            // A time of day, where a reporting trimester and a range have other letters.
            let isTime = bound.period.dropFirst(10).hasPrefix("T") && !bound.period.contains("/")
            if isTime { try time("period", bound.period) } else { try text("period", bound.period) }
            try flag("isInclusive", bound.isInclusive)
        }
    }
}
