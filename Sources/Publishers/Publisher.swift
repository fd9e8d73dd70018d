public import Cubes
public import Vocabulary

/// A reader of one publisher's layout: how to know it by its content, and how to bring it
/// to our dimensions with every figure's cell kept.
public protocol Publisher: Sendable {
    /// The id that `--publisher` takes, such as `undesa-stock-2024`.
    var id: String { get }
    var dataSet: DataSet { get }
    /// What the content must show to be this table, in words for messages.
    var layout: String { get }
    /// Known oddities of the publisher's files and what the reader does about each.
    var quirks: [Quirk] { get }
    /// What the publisher says that its series count; later rules hold over earlier ones. Where
    /// nothing is said, the publisher says nothing.
    var definitions: [DefinitionRule] { get }

    /// Whether a code of SOURCE is of this reader: by default only its data set's.
    func isReader(of source: String) -> Bool

    /// Whether the content (never the name) is this publisher's table.
    func recognises(_ content: FileContent) -> Bool

    /// Whether the file is this publisher's table, for layouts whose first record alone does
    /// not say. By default what the content says.
    func recognises(_ file: InputFile, as content: FileContent) -> Bool

    /// Reads the whole table. Rows at fault are collected as findings; a file that is not
    /// what it seems throws, as does one with more than 50,000 findings.
    func read(_ file: InputFile, areas: AreaRegister) throws(PublisherError) -> TableReading
}

extension Publisher {
    /// Nothing is known of what the publisher says.
    public var definitions: [DefinitionRule] { [] }

    /// Whether it was made from a description of the layout, without a file at hand: such a reader
    /// says so by a quirk of the id `experimental`.
    public var isExperimental: Bool { quirks.contains { $0.id == "experimental" } }

    /// The source of its data set.
    public func isReader(of source: String) -> Bool { dataSet.source == source }

    /// Whether the content of a file is this publisher's table.
    public func recognises(_ file: InputFile) -> Bool {
        recognises(file, as: FileContent(of: file))
    }

    public func recognises(_ file: InputFile, as content: FileContent) -> Bool {
        recognises(content)
    }
}

/// An oddity of a publisher's files, as a value: documented, listed, tested.
public struct Quirk: Hashable, Sendable {
    public let id: String
    /// What is odd.
    public let fact: String
    /// What the reader does about it.
    public let treatment: String

    public init(id: String, fact: String, treatment: String) {
        self.id = id
        self.fact = fact
        self.treatment = treatment
    }
}

extension Quirk {
    /// Of workbooks that were read from a description of their layout: see
    /// ``Publisher/isExperimental``.
    static let experimentalWorkbook = Quirk(
        id: "experimental", fact: "the reader was made without the file at hand",
        treatment: "headers are found by their words, and what differs is an error with its cell")
}

/// A file to read, already taken out of gzip.
public struct InputFile: Sendable {
    /// The name for lineage and messages, without folders.
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What reading a publisher's table gave.
public struct TableReading: Sendable {
    public let dataSet: DataSet
    public let cubes: [Cube]
    public let report: ReadingReport

    public init(dataSet: DataSet, cubes: [Cube], report: ReadingReport) {
        self.dataSet = dataSet
        self.cubes = cubes
        self.report = report
    }
}
