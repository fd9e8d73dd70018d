extension MLElementWriter {
    func metadataStructure(_ structure: MetadataStructure) throws(SDMXError) {
        try begin("str:MetadataStructure", structure)
        try naming(structure.identity)
        switch edition {
        case .v21: try reports(structure)
        case .v30: try metadataAttributes(structure)
        }
        end()
    }

    // MARK: SDMX-ML 2.1

    /// Headings without a report are those of one about anything.
    private func reports(_ structure: MetadataStructure) throws(SDMXError) {
        var targets = structure.targets
        var reports = structure.reports
        if !structure.attributes.isEmpty {
            if reports.isEmpty {
                let target = Self.anything
                lose(
                    .madeUp, "target and report", "SDMX-ML 2.1 asks for them; it is about anything")
                targets.append(target)
                reports = [
                    ReportStructure(
                        structure.id, attributes: structure.attributes, targets: [target.id])
                ]
            } else {
                lose("heading outside of reports", count: structure.attributes.count)
            }
        }
        guard !targets.isEmpty || !reports.isEmpty else { return }
        if targets.isEmpty { miss("target") }
        if reports.isEmpty { miss("report") }
        try begin("str:MetadataStructureComponents")
        for target in targets {
            enter("target \(target.id)")
            try self.target(target)
            leave()
        }
        for report in reports {
            enter("report \(report.id)")
            try self.report(report)
            leave()
        }
        end()
    }

    private static let anything: MetadataTarget = {
        var part = MetadataTarget.Part(.identifiableObject, id: "OBJECT")
        part.objectType = "Any"
        return MetadataTarget("TARGET", parts: [part])
    }()

    private func target(_ target: MetadataTarget) throws(SDMXError) {
        try begin("str:MetadataTarget")
        try attribute("id", target.id)
        try annotations(target.annotations)
        if target.parts.isEmpty { miss("part of a target") }
        for part in target.parts {
            try begin("str:\(part.kind.rawValue)")
            try attribute("id", part.id)
            if part.kind == .identifiableObject {
                if part.objectType == nil { miss("class of an object") }
                try attribute("objectType", part.objectType)
            } else if part.objectType != nil {
                lose("class of an object")
            }
            try annotations(part.annotations)
            let form = part.kind.form
            try representation(
                "str:LocalRepresentation",
                part.representation ?? Representation(format: TextFormat(form.type)), form.place,
                to: part.kind == .identifiableObject ? Self.itemSchemes : [])
            end()
        }
        end()
    }

    private static let itemSchemes: [ArtefactClass] = [
        .agencyScheme, .categoryScheme, .codelist, .conceptScheme, .customTypeScheme,
        .dataConsumerScheme, .dataProviderScheme, .namePersonalisationScheme,
        .organisationUnitScheme, .reportingTaxonomy, .rulesetScheme, .transformationScheme,
        .userDefinedOperatorScheme, .vtlMappingScheme,
    ]

    private func report(_ report: ReportStructure) throws(SDMXError) {
        try begin("str:ReportStructure")
        try attribute("id", report.id)
        try annotations(report.annotations)
        if report.attributes.isEmpty { miss("heading of a report") }
        for attribute in report.attributes { try metadataAttribute(attribute) }
        if report.targets.isEmpty { miss("target of a report") }
        for target in report.targets { try local("str:MetadataTarget", target) }
        end()
    }

    // MARK: SDMX-ML 3.0

    /// The headings of all reports are those of the structure.
    private func metadataAttributes(_ structure: MetadataStructure) throws(SDMXError) {
        var attributes = structure.attributes
        lose("target", count: structure.targets.count)
        lose("report", "its headings are those of the structure", count: structure.reports.count)
        for report in structure.reports {
            for attribute in report.attributes {
                if attributes.contains(where: { $0.id == attribute.id }) {
                    lose("heading \(attribute.id)", "another report has one of the same id")
                } else {
                    attributes.append(attribute)
                }
            }
        }
        guard !attributes.isEmpty else { return }
        try begin("str:MetadataStructureComponents")
        try begin("str:MetadataAttributeList")
        for attribute in attributes { try metadataAttribute(attribute) }
        end()
        end()
    }

    // MARK: Both

    private func metadataAttribute(_ attribute: MetadataAttribute) throws(SDMXError) {
        enter("heading \(attribute.id)")
        try begin("str:MetadataAttribute")
        try identityAttributes(attribute.id, uri: attribute.component.uri)
        try self.attribute("minOccurs", attribute.minOccurs)
        try self.attribute("maxOccurs", attribute.maxOccurs?.text)
        if attribute.isPresentational { try self.attribute("isPresentational", true) }
        try component(attribute.component, .basic, to: [.codelist])
        for child in attribute.children { try metadataAttribute(child) }
        end()
        leave()
    }
}

extension MetadataTarget.Part.Kind {
    /// The type that the schema fixes, and what is allowed besides.
    fileprivate var form: (type: DataType?, place: MLFormatPlace) {
        switch self {
        case .key: (.keyValues, .target(.keyValues))
        case .dataSet: (.dataSetReference, .target(.dataSetReference))
        case .identifiableObject: (.identifiableReference, .target(.identifiableReference))
        case .reportPeriod: (nil, .time)
        case .constraintContent:
            (.attachmentConstraintReference, .target(.attachmentConstraintReference))
        }
    }
}
