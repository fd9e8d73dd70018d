/// What the header of a data message says of a data set.
struct MLDataEntry: Hashable {
    var reference: ArtefactReference
    var dimensionAtObservation: String
}

extension MLDataSink {
    /// The structure that the data set names, else the only one there is, else one made up. An
    /// agency that is not named is that of the structure in use, or made up.
    func reference(of info: DataSetInfo) -> ArtefactReference {
        if var reference = info.structure, Self.element(for: reference, out.edition) != nil {
            if reference.agency.isEmpty { reference.agency = agency(of: info) }
            return reference
        }
        if structures.dataStructures.count == 1, let only = structures.dataStructures.first {
            return only.reference
        }
        return ArtefactReference(
            .dataStructure, agency: MLElementWriter.unknownID, id: MLElementWriter.unknownID)
    }

    private func agency(of info: DataSetInfo) -> String {
        let found = structures.structure(of: info).structure
        return found?.id == info.structure?.id
            ? found?.agency ?? MLElementWriter.unknownID : MLElementWriter.unknownID
    }

    /// Begins the message and writes its header.
    ///
    /// - Parameter first: the first data set; nil in a message without any.
    func writeHeader(_ first: DataSetInfo?) throws(SDMXError) {
        for info in (first.map { [$0] } ?? []) + options.dataSets {
            let entry = MLDataEntry(
                reference: reference(of: info),
                dimensionAtObservation: try MLDataPlan.dimensionAtObservation(
                    info, options.layout))
            if !entries.contains(entry) { entries.append(entry) }
            if info.structure.flatMap({ Self.element(for: $0, out.edition) }) == nil {
                out.lose(.madeUp, "reference to the structure", "\(out.edition.name) asks for one")
            } else if info.structure?.agency.isEmpty == true {
                out.lose(
                    .madeUp, "agency \(entry.reference.agency) of the structure",
                    "\(out.edition.name) asks for one")
            }
        }
        structureIDs = makeStructureIDs()
        if isGeneric {
            try out.beginMessage(
                "GenericData", namespaces: [("gen", out.edition.namespace("data/generic"))])
        } else {
            var namespaces = [
                ("ss", out.edition.namespace("data/structurespecific")),
                ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ]
            for index in entries.indices { namespaces.append((prefix(index), namespace(index))) }
            try out.beginMessage("StructureSpecificData", namespaces: namespaces)
        }
        let path = out.path
        out.path = "header"
        try out.beginHeader(header)
        for index in entries.indices { try writeStructure(index) }
        if entries.isEmpty {
            out.lose(.invalid, "structure", "\(out.edition.name) asks for one")
        }
        if let action = header.dataSetAction {
            try out.leaf("mes:DataSetAction", out.name(of: action))
        }
        try out.leaves("mes:DataSetID", header.dataSetIDs)
        if let time = header.extracted { try out.leaf("mes:Extracted", time) }
        if let begin = header.reportingBegin { try out.leaf("mes:ReportingBegin", begin) }
        if let end = header.reportingEnd { try out.leaf("mes:ReportingEnd", end) }
        if let date = header.embargoDate { try out.leaf("mes:EmbargoDate", date) }
        try out.endHeader(header)
        out.path = path
    }

    /// What data sets call the entries: by their data structures, since there are clients that ask
    /// for the data structure of that id; by number where that would not tell them apart.
    private func makeStructureIDs() -> [String] {
        let ids = entries.compactMap { entry in
            entry.reference.artefactClass == .dataStructure
                ? entry.reference.id : structures.dataStructure(entry.reference)?.id
        }
        guard ids.count == entries.count, Set(ids).count == ids.count,
            ids.allSatisfy(MLElementWriter.isNCName)
        else { return entries.indices.map { "S\($0 + 1)" } }
        return ids
    }

    private func writeStructure(_ index: Int) throws(SDMXError) {
        let entry = entries[index]
        try out.begin("mes:Structure")
        try out.attribute("structureID", structureIDs[index])
        if !isGeneric { try out.attribute("namespace", namespace(index)) }
        try out.attribute("dimensionAtObservation", entry.dimensionAtObservation)
        let element = Self.element(for: entry.reference, out.edition) ?? "Structure"
        try out.reference("com:\(element)", entry.reference, what: "structure")
        out.end()
    }

    private static func element(
        for reference: ArtefactReference, _ edition: MLEdition
    ) -> String? {
        switch reference.artefactClass {
        case .dataStructure: return "Structure"
        case .dataflow: return "StructureUsage"
        case .provisionAgreement:
            // The schemas of SDMX 2.1 misspell it.
            return edition == .v21 ? "ProvisionAgrement" : "ProvisionAgreement"
        default: return nil
        }
    }

    func prefix(_ index: Int) -> String { "ns\(index + 1)" }

    /// By the standard's rule for namespaces of structure-specific schemas.
    private func namespace(_ index: Int) -> String {
        let entry = entries[index]
        let urn = entry.reference.urn(in: out.edition) ?? entry.reference.urn
        return urn + ":ObsLevelDim:" + entry.dimensionAtObservation
    }

    /// Keeps the values that a row gives for the data set.
    func keepDataSet(_ row: DataRow) {
        for (index, column) in row.columns.enumerated()
        where row.level == .dataSet || column.attachment == .dataSet {
            if dataSetValues[index] == nil { dataSetValues.keep(index, of: row) }
        }
    }

    /// Begins the data set's element.
    ///
    /// - Parameter row: the first row, which may bring attributes of the data set.
    func openDataSet(_ row: DataRow?) throws(SDMXError) {
        guard let plan else { return }
        if let row { keepDataSet(row) }
        let mark = isGeneric ? "" : "ss:"
        try out.begin("mes:DataSet")
        try out.attribute(mark + "structureRef", structureIDs[entry])
        if !isGeneric {
            try out.attribute("xsi:type", "\(prefix(entry)):DataSetType")
            if out.edition == .v21 { try out.attribute("ss:dataScope", dataScope) }
        }
        // What the header says holds for data sets that do not say their own.
        let listed = elements < header.dataSetIDs.count ? header.dataSetIDs[elements] : nil
        elements += 1
        if info.id != listed { try out.attribute(mark + "setID", info.id) }
        if info.action != header.dataSetAction {
            try out.attribute(mark + "action", out.name(of: info.action))
        }
        if info.reportingBegin != header.reportingBegin {
            try out.attribute(mark + "reportingBeginDate", info.reportingBegin)
        }
        if info.reportingEnd != header.reportingEnd {
            try out.attribute(mark + "reportingEndDate", info.reportingEnd)
        }
        try out.attribute(mark + "validFromDate", info.validFrom)
        try out.attribute(mark + "validToDate", info.validTo)
        try out.attribute(mark + "publicationYear", info.publicationYear)
        try out.attribute(mark + "publicationPeriod", info.publicationPeriod)
        var lists: [MLDataPlan.Column] = []
        for column in plan.all {
            guard let value = dataSetValues[column.index] else { continue }
            if dataSetValues.lists[column.index] != nil {
                if out.edition == .v30 {
                    lists.append(column)
                    continue
                }
                lost.count(dataSetValues.lists[column.index] ?? [], column.index)
            }
            if !isGeneric { try out.xml.attribute(column.name, value.buffer) }
        }
        state = .dataSet
        hasContent = false
        try out.annotations(info.annotations)
        if let provider = info.provider {
            if let reference = ArtefactReference(urn: provider) {
                try out.reference("DataProvider", reference, what: "data provider")
            } else {
                out.lose("data provider", "it is not named by a URN")
            }
        }
        if isGeneric {
            try values("gen:Attributes", plan.all) { dataSetValues[$0.index] }
        }
        if !info.names.isEmpty { out.lose("names of the structure") }
        guard !lists.isEmpty else { return }
        try out.begin("Atts")
        for column in lists {
            try component(column, dataSetValues.lists[column.index] ?? [])
        }
        out.end()
    }

    private var dataScope: String {
        switch entries[entry].reference.artefactClass {
        case .dataflow: "Dataflow"
        case .provisionAgreement: "ProvisionAgreement"
        default: "DataStructure"
        }
    }
}
