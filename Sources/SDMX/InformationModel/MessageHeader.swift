/// A sender or receiver of a message.
public struct Party: Hashable, Sendable {
    public var id: String
    public var names: LocalisedText
    public var contacts: [Contact]
    public var timezone: String?

    public init(_ id: String, names: LocalisedText = LocalisedText()) {
        self.id = id
        self.names = names
        contacts = []
    }
}

/// What a message says of itself before its content.
public struct MessageHeader: Hashable, Sendable {
    public var id: String?
    public var isTest: Bool
    /// Times as written: `2021-03-08T22:05:13Z`.
    public var prepared: String?
    public var sender: Party?
    public var receivers: [Party]
    public var names: LocalisedText
    /// For all data sets that do not say their own.
    public var dataSetAction: Action?
    public var dataSetIDs: [String]
    public var extracted: String?
    public var reportingBegin: String?
    public var reportingEnd: String?
    public var embargoDate: String?
    public var sources: LocalisedText
    public var contentLanguages: [String]
    public var schema: String?
    public var links: [Link]

    public init(id: String? = nil) {
        self.id = id
        isTest = false
        receivers = []
        names = LocalisedText()
        dataSetIDs = []
        sources = LocalisedText()
        contentLanguages = []
        links = []
    }
}

/// A note of the sender on how the request was answered: in the footer of an SDMX-ML message, in
/// the errors of an SDMX-JSON message, or the whole of an error message.
public struct MessageNote: Hashable, Sendable {
    /// How grave it is.
    public enum Severity: String, Hashable, Sendable, CaseIterable {
        case error = "Error"
        case warning = "Warning"
        case information = "Information"
    }

    /// As the sender has it: a number of the standard or its own.
    public var code: String?
    /// Nil where it is not said or is none of the standard's words.
    public var severity: Severity?
    public var texts: [LocalisedText]
    /// Line of the note in the message, from 1.
    public var line: Int?

    public init(code: String?, severity: Severity?, texts: [LocalisedText]) {
        self.code = code
        self.severity = severity
        self.texts = texts
    }
}
