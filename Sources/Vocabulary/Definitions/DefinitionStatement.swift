/// What is said on one aspect of a definition, and by whom.
public struct DefinitionStatement: Hashable, Sendable {
    /// How sure it is that the publisher means it so.
    public enum Certainty: String, Sendable, Codable {
        /// The publisher says it.
        case stated
        /// It follows from what the publisher does, or from the figures.
        case inferred
    }

    public let aspect: Aspect
    /// One of the aspect's answers.
    public let code: String
    public let certainty: Certainty
    /// What a reader should know beside; empty where the code says all.
    public let remark: String
    /// Where it is said; empty where the publisher's own notes say it.
    public let source: String

    /// For what the program itself declares; what is read from outside goes through
    /// ``init(reading:_:_:remark:source:)``.
    public init(
        _ aspect: Aspect, _ code: String, _ certainty: Certainty = .stated, remark: String = "",
        source: String = ""
    ) {
        self.aspect = aspect
        self.code = code
        self.certainty = certainty
        self.remark = remark
        self.source = source
    }

    /// - Throws: ``DefinitionStatementError`` for a code that is none of the aspect's answers.
    public init(
        reading aspect: Aspect, _ code: String, _ certainty: Certainty = .stated,
        remark: String = "", source: String = ""
    ) throws(DefinitionStatementError) {
        guard aspect.words(code) != nil else {
            throw DefinitionStatementError(aspect: aspect, found: code)
        }
        self.init(aspect, code, certainty, remark: remark, source: source)
    }

    /// The answer in words, with whether it was inferred.
    public var words: String {
        (aspect.words(code) ?? code) + (certainty == .inferred ? " (inferred)" : "")
    }
}

extension DefinitionStatement: Codable {
    private enum Member: String, CodingKey {
        case aspect, code, certainty, remark, source
    }

    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        try self.init(
            reading: members.decode(Aspect.self, forKey: .aspect),
            members.decode(String.self, forKey: .code),
            members.decodeIfPresent(Certainty.self, forKey: .certainty) ?? .stated,
            remark: members.decodeIfPresent(String.self, forKey: .remark) ?? "",
            source: members.decodeIfPresent(String.self, forKey: .source) ?? "")
    }

    public func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Member.self)
        try members.encode(aspect, forKey: .aspect)
        try members.encode(code, forKey: .code)
        try members.encode(certainty, forKey: .certainty)
        if !remark.isEmpty { try members.encode(remark, forKey: .remark) }
        if !source.isEmpty { try members.encode(source, forKey: .source) }
    }
}

/// An answer that an aspect does not have.
public struct DefinitionStatementError: Error, Hashable, Sendable, CustomStringConvertible {
    public let aspect: Aspect
    public let found: String

    public var description: String {
        "\(aspect.rawValue): found \(found), expected one of "
            + aspect.answers.map(\.code).joined(separator: ", ")
    }
}
