public import Vocabulary

/// What is held: releases as imported, and the tables made of them.
public enum DataPage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        public var releases: [Release]
        public var tables: [Table]

        public init(releases: [Release], tables: [Table] = []) {
            self.releases = releases
            self.tables = tables
        }
    }

    /// One edition of a publisher's data set, as imported.
    public struct Release: Hashable, Sendable {
        public let publisher: String
        public let edition: String
        public let title: String
        /// When it was published or imported, in words.
        public let date: String
        public let licence: Licence?
        public let citation: String
        /// The files and the SHA-256 of their bytes.
        public let files: [File]
        public let series: Int
        public let observations: Int
        /// The publisher's page.
        public let href: String?

        public init(
            publisher: String, edition: String, title: String, date: String, licence: Licence?,
            citation: String, files: [File], series: Int, observations: Int, href: String? = nil
        ) {
            self.publisher = publisher
            self.edition = edition
            self.title = title
            self.date = date
            self.licence = licence
            self.citation = citation
            self.files = files
            self.series = series
            self.observations = observations
            self.href = href
        }
    }

    /// A file of a release.
    public struct File: Hashable, Sendable {
        public let name: String
        public let sha256: String

        public init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// A dataflow and where to get it.
    public struct Table: Hashable, Sendable {
        /// Such as `DF_STOCK`.
        public let id: String
        public let title: String
        public let series: Int
        public let observations: Int
        /// Downloads, one a format.
        public let links: [Link]

        public init(id: String, title: String, series: Int, observations: Int, links: [Link]) {
            self.id = id
            self.title = title
            self.series = series
            self.observations = observations
            self.links = links
        }
    }
}
