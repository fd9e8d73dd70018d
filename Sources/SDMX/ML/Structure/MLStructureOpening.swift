extension MessageOpening {
    /// Reads a structure message of SDMX-ML; the scanner is at the start of its first element.
    func readStructure(
        _ format: MessageFormat, _ scanner: XMLScanner
    ) throws(SDMXError) -> StructureMessage {
        let root = try whole(scanner)
        if format == .ml20 { return try ML20StructureReader(limits: limits).read(root) }
        return try MLStructureReader(format: format, limits: limits).read(root)
    }

    /// Reads a message that brings notes only.
    func readNotes(
        _ format: MessageFormat, _ scanner: XMLScanner
    ) throws(SDMXError) -> NoteMessage {
        let root = try whole(scanner)
        var message = NoteMessage(format, notes: MLNotes.read(root))
        for child in root.children {
            if child.name == "Footer" { message.notes += MLNotes.read(child) }
            if child.name == "Header" { message.header = try MLHeader(child).header }
        }
        return message
    }

    /// The document, of which the start of the first element was read.
    private func whole(_ scanner: XMLScanner) throws(SDMXError) -> XMLNode {
        let root = try scanner.node()
        while try scanner.next() != .finish {}
        return root
    }
}
