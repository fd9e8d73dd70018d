extension MLElementWriter {
    /// The elements of regions are common ones in SDMX-ML 2.1 and those of structures in 3.0.
    var prefix: String { edition == .v21 ? "com" : "str" }

    // MARK: Keys

    func keySet(_ set: KeySet) throws(SDMXError) {
        if set.isMetadata, edition == .v30 {
            lose("key set of metadata")
            return
        }
        try begin(set.isMetadata ? "str:MetadataKeySet" : "str:DataKeySet")
        try attribute("isIncluded", set.isIncluded)
        if set.keys.isEmpty { miss("key of a key set") }
        for key in set.keys { try self.key(key, isMetadata: set.isMetadata) }
        end()
    }

    private func key(_ key: KeySet.Key, isMetadata: Bool) throws(SDMXError) {
        try begin("str:Key")
        if isMetadata {
            try metadata(key.metadata)
        } else if key.metadata != nil {
            lose("report and target of a key")
        }
        if key.isIncluded == false { lose("exclusion of a single key") }
        switch edition {
        case .v21:
            if key.validFrom != nil || key.validTo != nil { lose("validity of a key") }
            lose("annotation of a key", count: key.annotations.count)
            if key.values.isEmpty { miss("value of a key") }
        case .v30:
            try attribute("validFrom", key.validFrom)
            try attribute("validTo", key.validTo)
            try annotations(key.annotations)
        }
        for value in key.values { try keyValue(value, isMetadata: isMetadata) }
        switch edition {
        case .v21: lose("value of an attribute in a key", count: key.components.count)
        case .v30:
            for selection in key.components {
                try self.selection("str:Component", selection, [.language, .cascade])
            }
        }
        end()
    }

    /// One value, without anything else.
    private func keyValue(_ selection: MemberSelection, isMetadata: Bool) throws(SDMXError) {
        var single = selection
        single.values = Array(selection.values.prefix(1))
        lose(
            "further value in a key", "a key has one for each dimension",
            count: selection.values.count - single.values.count)
        if selection.timeRange != nil { lose("range of times in a key") }
        single.timeRange = nil
        if selection.isIncluded == false { lose("exclusion of a value in a key") }
        single.isIncluded = nil
        try self.selection(
            "\(prefix):KeyValue", single, isMetadata ? [.needsValue, .objects] : [.needsValue])
    }

    /// Which report a key or region is about: SDMX-ML 2.1 asks for it.
    private func metadata(_ metadata: ConstrainedMetadata?) throws(SDMXError) {
        if metadata == nil { miss("report and target") }
        try attribute("report", metadata?.report)
        try attribute("metadataTarget", metadata?.target)
    }

    // MARK: Regions

    /// SDMX-ML 3.0 takes one region that is included and one that is excluded.
    func regions(_ regions: [CubeRegion]) throws(SDMXError) {
        for region in fitting(regions) {
            try begin("str:CubeRegion")
            try attribute("include", region.isIncluded)
            if region.validFrom != nil || region.validTo != nil { lose("validity of a region") }
            if region.metadata != nil { lose("report and target of a region") }
            switch edition {
            case .v21: lose("annotation of a region", count: region.annotations.count)
            case .v30: try annotations(region.annotations)
            }
            for key in region.keys {
                try selection(
                    "\(prefix):KeyValue", key, [.needsValue, .cascade, .validity, .ownValidity])
            }
            let element = edition == .v21 ? "com:Attribute" : "str:Component"
            for component in region.components {
                if edition == .v21, component.component.contains(".") {
                    lose("values of an attribute within another")
                } else {
                    try selection(element, component, [.language, .cascade, .validity])
                }
            }
            end()
        }
    }

    /// Regions of metadata are a matter of content constraints in SDMX-ML 2.1, of metadata
    /// constraints in 3.0.
    func targetRegions(_ constraint: Constraint) throws(SDMXError) {
        let regions = constraint.metadataTargetRegions
        let wanted: Constraint.Kind = edition == .v21 ? .data : .metadata
        guard constraint.kind == wanted else {
            lose("region of metadata targets", count: regions.count)
            return
        }
        for region in fitting(regions) { try targetRegion(region) }
    }

    private func targetRegion(_ region: CubeRegion) throws(SDMXError) {
        try begin("str:MetadataTargetRegion")
        try attribute("include", region.isIncluded)
        lose("annotation of a region", count: region.annotations.count)
        switch edition {
        case .v21:
            try metadata(region.metadata)
            if region.validFrom != nil || region.validTo != nil { lose("validity of a region") }
            for key in region.keys {
                try selection("com:KeyValue", key, [.needsValue, .objects])
            }
            for component in region.components {
                try selection("com:Attribute", component, [.cascade])
            }
        case .v30:
            if region.metadata != nil { lose("report and target of a region") }
            try attribute("validFrom", region.validFrom)
            try attribute("validTo", region.validTo)
            lose("key of a region of metadata targets", count: region.keys.count)
            for component in region.components {
                try selection("str:Component", component, [.language, .cascade, .validity])
            }
        }
        end()
    }

    private func fitting(_ regions: [CubeRegion]) -> [CubeRegion] {
        guard edition == .v30 else { return regions }
        var seen: Set<Bool> = []
        let written = regions.filter { seen.insert($0.isIncluded ?? true).inserted }
        lose(
            "further region", "SDMX-ML 3.0 takes one that is included and one that is excluded",
            count: regions.count - written.count)
        return written
    }
}
