extension MLElementWriter {
    /// What the values of a selection may say.
    struct SelectionForm: OptionSet {
        let rawValue: Int
        /// The schema asks for a value or a range.
        static let needsValue = SelectionForm(rawValue: 1)
        static let cascade = SelectionForm(rawValue: 2)
        static let language = SelectionForm(rawValue: 4)
        /// Of each value.
        static let validity = SelectionForm(rawValue: 8)
        /// Of the selection itself.
        static let ownValidity = SelectionForm(rawValue: 16)
        /// A URN is a reference to an object.
        static let objects = SelectionForm(rawValue: 32)
    }

    func selection(
        _ element: String, _ selection: MemberSelection, _ form: SelectionForm
    ) throws(SDMXError) {
        try begin(element)
        try attribute("id", selection.component)
        try attribute("include", selection.isIncluded)
        switch edition {
        case .v21: if selection.removesPrefix != nil { lose("removal of prefixes") }
        case .v30: try attribute("removePrefix", selection.removesPrefix)
        }
        if edition == .v30, form.contains(.ownValidity) {
            try attribute("validFrom", selection.validFrom)
            try attribute("validTo", selection.validTo)
        } else if selection.validFrom != nil || selection.validTo != nil {
            lose("validity of a selection")
        }
        if let range = selection.timeRange {
            lose(
                "value beside a range of times", "\(edition.name) takes one or the other",
                count: selection.values.count)
            try self.range(range)
        } else {
            if selection.values.isEmpty, form.contains(.needsValue) { miss("value of a selection") }
            for value in selection.values { try self.value(value, form) }
        }
        end()
    }

    private func value(_ value: ConstraintValue, _ form: SelectionForm) throws(SDMXError) {
        if form.contains(.objects), value.value.hasPrefix("urn:sdmx:") {
            try begin("\(prefix):Object")
            try leaf("URN", value.value)
            end()
            return
        }
        try begin("\(prefix):Value")
        if let cascade = value.cascade {
            if !form.contains(.cascade) {
                if cascade != .no { lose("mark that values below are meant") }
            } else if edition == .v21, cascade == .excludingRoot {
                lose(.changed, "exclusion of the value itself", "in SDMX-ML 2.1 it is included")
                try attribute("cascadeValues", true)
            } else {
                try attribute("cascadeValues", cascade.rawValue)
            }
        }
        if edition == .v30, form.contains(.validity) {
            try attribute("validFrom", value.validFrom)
            try attribute("validTo", value.validTo)
        } else if value.validFrom != nil || value.validTo != nil {
            lose("validity of a value")
        }
        if edition == .v30, form.contains(.language) {
            try attribute("xml:lang", value.language)
        } else if value.language != nil {
            lose("language of a value")
        }
        if edition == .v21, form.contains(.needsValue), value.value.contains("%") {
            lose(.invalid, "wildcard", "SDMX-ML 2.1 knows none and takes it for a code")
        }
        if !value.value.isEmpty { try xml.text(value.value) }
        end()
    }

    private func range(_ range: TimeRange) throws(SDMXError) {
        try begin("\(prefix):TimeRange")
        switch edition {
        case .v21: if range.validFrom != nil || range.validTo != nil { lose("validity of a range") }
        case .v30:
            try attribute("validFrom", range.validFrom)
            try attribute("validTo", range.validTo)
        }
        switch (range.start, range.end) {
        case (let start?, let end?):
            try bound("StartPeriod", start)
            try bound("EndPeriod", end)
        case (let start?, nil): try bound("AfterPeriod", start)
        case (nil, let end?): try bound("BeforePeriod", end)
        case (nil, nil): miss("period of a range")
        }
        end()
    }

    private func bound(_ element: String, _ bound: TimeRange.Bound) throws(SDMXError) {
        try begin("\(prefix):\(element)")
        try attribute("isInclusive", bound.isInclusive)
        try xml.text(bound.period)
        end()
    }
}
