/// Reads metadata messages of SDMX-ML: generic and structure-specific ones of 2.1, those of 3.0 and
/// 3.1, and generic ones of 2.0.
///
/// The metadata structure is not needed: what a heading is follows from its id, which in
/// structure-specific messages is the name of its element. A set of SDMX 2.1 or 2.0 with several
/// reports becomes as many sets with one report each.
struct MLMetadataReader {
    let format: MessageFormat
    let form: MLRoot.Form
    let limits: MessageLimits

    init(format: MessageFormat, form: MLRoot.Form, limits: MessageLimits = MessageLimits()) {
        self.format = format
        self.form = form
        self.limits = limits
    }

    /// Reads a whole message.
    ///
    /// Throws `.unsupported` for other formats and forms, and `.reference` and `.action` where a
    /// set would be taken for another than it is.
    func read(_ root: XMLNode) throws(SDMXError) -> MetadataMessage {
        guard isRead else {
            throw root.error(
                .unsupported, found: "\(root.name) in \(format.rawValue)",
                expected: "GenericMetadata, StructureSpecificMetadata or Metadata")
        }
        let sets = MLMetadataSetReader(
            limits: limits, remarks: MLRemarks(limits: limits))
        var message = MetadataMessage(format)
        var hasHeader = false
        for child in root.children {
            switch child.name {
            case "Header":
                let header = try MLHeader(child)
                message.header = header.header
                sets.take(header)
                hasHeader = true
            case "MetadataSet":
                switch format {
                case .ml20: message.sets += try sets.sets20(child)
                case .ml30, .ml31: message.sets.append(try sets.set30(child))
                case .ml21, .unknown, .csv1, .csv2, .json1, .json2, .json21, .jsonStat:
                    message.sets += try sets.sets21(child)
                }
            case "Footer": message.notes += MLNotes.read(child)
            default: sets.remarks.unknown(child)
            }
        }
        if !hasHeader {
            sets.remarks.add(.missing, root, found: "no Header", expected: "a Header")
        }
        message.remarks = sets.remarks.list
        message.remarks += root.flattened(atMost: max(0, limits.notes - message.remarks.count))
        return message
    }

    private var isRead: Bool {
        switch format {
        case .ml21: form == .genericMetadata || form == .specificMetadata
        case .ml20, .ml30, .ml31: form == .genericMetadata
        case .unknown, .csv1, .csv2, .json1, .json2, .json21, .jsonStat: false
        }
    }
}

extension MessageOpening {
    /// Reads a metadata message of SDMX-ML; the scanner is at the start of its first element.
    func readMetadata(
        _ root: MLRoot, _ scanner: XMLScanner
    ) throws(SDMXError) -> MetadataMessage {
        let node = try scanner.node()
        while try scanner.next() != .finish {}
        return try MLMetadataReader(format: root.format, form: root.form, limits: limits)
            .read(node)
    }
}
