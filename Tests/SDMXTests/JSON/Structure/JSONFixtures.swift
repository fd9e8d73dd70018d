import SDMX

/// A structure message with that `data`.
func jsonMessage(_ data: String, meta: String = #""id": "M1""#) -> String {
    #"{"meta": {"# + meta + #"}, "data": {"# + data + "}}"
}

/// Reads a structure message with that `data`.
func readStructures(
    _ data: String, meta: String = #""id": "M1""#
) throws(SDMXError) -> StructureMessage {
    try JSONStructureReader().read(.text(jsonMessage(data, meta: meta)))
}

/// The error that reading such a message ends with; nil if there is none.
func structureFault(_ data: String) -> SDMXError? {
    fault(ofMessage: jsonMessage(data))
}

/// The error that reading a structure message ends with; nil if there is none.
func fault(ofMessage text: String) -> SDMXError? {
    do {
        _ = try JSONStructureReader().read(.text(text))
        return nil
    } catch {
        return error
    }
}

/// A URN.
func urn(_ artefactClass: ArtefactClass, _ id: String, _ item: String...) -> String {
    ArtefactReference(artefactClass, agency: "OFFICE", id: id, version: "1.0", item: item).urn
}

/// A reference.
func ref(_ artefactClass: ArtefactClass, _ id: String, _ item: String...) -> ArtefactReference {
    ArtefactReference(artefactClass, agency: "OFFICE", id: id, version: "1.0", item: item)
}

/// Writes and reads again.
func rewritten(
    _ structures: Structures
) throws(SDMXError) -> (structures: Structures, losses: [Loss], remarks: [SDMXError]) {
    var message = StructureMessage(.json2, header: MessageHeader(id: "M1"), structures: structures)
    message.header.prepared = "2026-01-02T03:04:05Z"
    message.header.sender = Party("OFFICE")
    let (bytes, losses) = try JSONStructureWriter.bytes(of: message)
    let read = try JSONStructureReader().read(.bytes(bytes))
    return (read.structures, losses, read.remarks)
}
