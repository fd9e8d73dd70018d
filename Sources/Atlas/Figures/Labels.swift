public import Vocabulary

/// An area as a page shows it: its code for links, its name for readers.
public struct AreaLabel: Hashable, Sendable {
    public let code: String
    public let name: String

    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}

/// A place on the globe in degrees, for areas that the world outline is too coarse to show.
public struct GeoPoint: Hashable, Sendable {
    /// Degrees, north positive.
    public let latitude: Double
    /// Degrees, east positive.
    public let longitude: Double

    public init(latitude: Double, longitude: Double) {
        self.latitude = latitude
        self.longitude = longitude
    }
}

/// A method of estimation as a page shows it.
public struct MethodLabel: Hashable, Sendable {
    /// The code of the METHOD dimension, such as `DA_CLOSED`.
    public let id: String
    /// A few words, such as `Closed accounting, minimum`.
    public let title: String
    /// What it does and assumes, in two or three sentences.
    public let summary: String
    /// A page that says more, where there is one.
    public let href: String?

    public init(id: String, title: String, summary: String, href: String? = nil) {
        self.id = id
        self.title = title
        self.summary = summary
        self.href = href
    }
}

/// Where figures of a page come from.
public struct SourceNote: Hashable, Sendable {
    /// The code of the SOURCE dimension, such as `UNDESA_2024`.
    public let id: String
    /// A short name for under a picture, such as `UN DESA, International Migrant Stock 2024`.
    public let title: String
    /// How to cite it, in full.
    public let citation: String
    public let licence: Licence?
    /// The publisher's page.
    public let href: String?

    public init(
        id: String, title: String, citation: String, licence: Licence? = nil, href: String? = nil
    ) {
        self.id = id
        self.title = title
        self.citation = citation
        self.licence = licence
        self.href = href
    }
}

/// A word of the field and what it means here.
public struct Definition: Hashable, Sendable {
    public let term: String
    public let text: String

    public init(term: String, text: String) {
        self.term = term
        self.text = text
    }
}

/// A text that leads somewhere.
public struct Link: Hashable, Sendable {
    public let text: String
    public let href: String

    public init(text: String, href: String) {
        self.text = text
        self.href = href
    }
}

/// A figure and the time it is of, such as `2024` or `mid-2020 to mid-2024`.
public struct DatedFigure: Hashable, Sendable {
    public let period: String
    public let figure: Figure

    public init(period: String, figure: Figure) {
        self.period = period
        self.figure = figure
    }
}

/// A figure of a year, for a chart over time.
public struct YearFigure: Hashable, Sendable {
    public let year: Int
    public let figure: Figure

    public init(year: Int, figure: Figure) {
        self.year = year
        self.figure = figure
    }
}
