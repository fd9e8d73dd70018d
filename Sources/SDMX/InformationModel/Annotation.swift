/// A note on an artefact, a data set, a series or an observation, for programs or for people.
public struct Annotation: Hashable, Sendable {
    public var id: String?
    public var title: String?
    /// What distinguishes annotations that programs act on, such as `ORDER`.
    public var type: String?
    /// Addresses; the language is empty where the message states none.
    public var urls: LocalisedText
    public var text: LocalisedText
    /// A value without language, since SDMX 3.0.
    public var value: String?

    public init(
        id: String? = nil, title: String? = nil, type: String? = nil,
        urls: LocalisedText = LocalisedText(), text: LocalisedText = LocalisedText(),
        value: String? = nil
    ) {
        self.id = id
        self.title = title
        self.type = type
        self.urls = urls
        self.text = text
        self.value = value
    }
}

/// A reference to something on the web or in a registry, since SDMX 3.0.
public struct Link: Hashable, Sendable {
    /// What the target is to the artefact: `self`, `alternate`, `appendix`.
    public var relation: String
    public var url: String
    public var urn: String?
    /// The media type of the target.
    public var type: String?
    public var language: String?
    public var titles: LocalisedText

    public init(
        relation: String, url: String, urn: String? = nil, type: String? = nil,
        language: String? = nil, titles: LocalisedText = LocalisedText()
    ) {
        self.relation = relation
        self.url = url
        self.urn = urn
        self.type = type
        self.language = language
        self.titles = titles
    }
}
