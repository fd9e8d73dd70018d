public import Vocabulary

/// A table of a service: how it is asked for, and what a sound answer is.
public struct Endpoint: Sendable {
    /// How sure it is that the service is as said here.
    public enum Sureness: String, Sendable, CaseIterable {
        /// Described in public sources of 2026 that agree.
        case described
        /// From memory or by analogy: may well be wrong.
        case unsure
    }

    /// How years are asked for.
    public enum Years: Sendable, Hashable {
        /// They cannot be chosen.
        case all
        /// Two parameters. Some services answer wrongly unless both are there: `isNeeded`.
        case between(from: String, to: String, first: Int, isNeeded: Bool)
        /// One parameter, `2000:2010`.
        case range(String, first: Int)

        /// The first year that there can be; nil where years cannot be chosen.
        public var first: Int? {
            switch self {
            case .all: nil
            case .between(_, _, let first, _), .range(_, let first): first
            }
        }
    }

    /// How a table comes in pages, from page 1.
    public struct Paging: Sendable, Hashable {
        /// Parameters of the page's number and of its size.
        let number: String
        let size: String
        let rows: Int
    }

    /// What an answer looks like.
    public enum Form: Sendable, Hashable {
        /// UNHCR's pages of items.
        case items
        /// The World Bank's pages: `[meta, data]`.
        case worldBank
        /// Delimited text with these columns; the answers to several requests can be put together.
        case columns([String])
        /// A workbook.
        case workbook
    }

    /// The name of the table: `population`, `migr_imm1ctz`.
    public let table: String
    public let title: String
    /// The id of the reader; nil where none is made for this form yet.
    public let reader: String?
    /// The path below the service's base; `{part}` stands for a part of the table.
    let path: String
    let query: [(name: String, value: String)]
    /// The `Accept` header.
    public let accept: String
    /// Parts that are asked for one after another, such as indicators.
    public let parts: [String]
    public let years: Years
    public let paging: Paging?
    public let form: Form
    public let sureness: Sureness
    /// How the publisher asks to be cited, and on which terms.
    public let citation: String
    public let licence: Licence

    /// A table that is read as a publisher's: title, citation and terms are those of its data set.
    init(
        _ table: String, read reader: any Publisher, path: String,
        query: [(name: String, value: String)] = [], accept: String = "*/*", parts: [String] = [],
        years: Years = .all, paging: Paging? = nil, form: Form, sureness: Sureness
    ) {
        self.init(
            table, title: reader.dataSet.title, reader: reader.id,
            citation: reader.dataSet.citation, licence: reader.dataSet.licence, path: path,
            query: query, accept: accept, parts: parts, years: years, paging: paging, form: form,
            sureness: sureness)
    }

    init(
        _ table: String, title: String, reader: String? = nil, citation: String, licence: Licence,
        path: String, query: [(name: String, value: String)] = [], accept: String = "*/*",
        parts: [String] = [], years: Years = .all, paging: Paging? = nil, form: Form,
        sureness: Sureness
    ) {
        self.table = table
        self.title = title
        self.reader = reader
        self.path = path
        self.query = query
        self.accept = accept
        self.parts = parts
        self.years = years
        self.paging = paging
        self.form = form
        self.sureness = sureness
        self.citation = citation
        self.licence = licence
    }

    /// The address of a page of a part, for some years.
    ///
    /// - Parameter base: the service's, or a mirror's.
    public func url(
        base: String, part: String? = nil, years wanted: ClosedRange<Int>? = nil, page: Int = 1
    ) -> String {
        var items = query
        switch (years, wanted) {
        case (.between(let from, let to, _, _), let wanted?):
            items += [(from, "\(wanted.lowerBound)"), (to, "\(wanted.upperBound)")]
        case (.range(let name, _), let wanted?):
            items.append((name, "\(wanted.lowerBound):\(wanted.upperBound)"))
        case (.all, _), (_, nil): break
        }
        if let paging {
            items += [(paging.size, "\(paging.rows)"), (paging.number, "\(page)")]
        }
        let place = part.map { path.replacing("{part}", with: Self.escaped($0)) } ?? path
        let start = base.hasSuffix("/") ? String(base.dropLast()) : base
        let text = items.map { "\($0.name)=\(Self.escaped($0.value))" }.joined(separator: "&")
        return start + "/" + place + (text.isEmpty ? "" : "?" + text)
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte -> String in
            let isPlain =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
                || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-._~:,@*;+".utf8.contains(byte)
            guard !isPlain else { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
