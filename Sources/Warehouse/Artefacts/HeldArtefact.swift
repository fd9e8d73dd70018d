/// A structure that was sent in, as the workspace keeps it: a message with it alone.
public struct HeldArtefact: Hashable, Sendable {
    /// Its URN, by which versions of the same artefact replace each other.
    public let urn: String
    /// The message's format, as the SDMX library names it.
    public let format: String
    public let message: [UInt8]
    /// The release that brought it.
    public let release: Int

    public init(urn: String, format: String, message: [UInt8], release: Int = 0) {
        self.urn = urn
        self.format = format
        self.message = message
        self.release = release
    }
}

/// A change of the structures that were sent in.
public enum ArtefactChange: Hashable, Sendable {
    case put(HeldArtefact)
    /// Takes the artefact of a URN away.
    case delete(String)
}
