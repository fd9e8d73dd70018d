public import Vocabulary

/// UN DESA, World Population Prospects 2019: population by age, 1950 to 2020, one file a sex.
///
/// A file does not say whose it is. The reader without a sex tells by the world's figures; those
/// with one are for selections without the world and must be asked for by id.
public struct WPP2019: Publisher {
    /// The sex that the caller states; nil to tell it by the world's figures.
    public let sex: Sex?

    public init() { sex = nil }

    public init(women: Bool) { sex = women ? .female : .male }

    public var id: String { Self.id(sex) }

    static func id(_ sex: Sex?) -> String {
        switch sex {
        case .female: "wpp-population-2019-women"
        case .male: "wpp-population-2019-men"
        case .total, .unknown, nil: "wpp-population-2019"
        }
    }

    /// The columns, and whose figures the reader takes.
    public var layout: String {
        let columns = "delimited text with columns country_code, age and one a year"
        guard let sex else {
            return columns + ", of women or of men with the world among the areas"
        }
        return columns + ", of \(sex.name), never recognised by itself"
    }

    public var dataSet: DataSet { Self.dataSet(sex) }

    static func dataSet(_ sex: Sex?) -> DataSet {
        let whose = sex.map { " (\($0.name))" } ?? ""
        let part = sex.map { "_" + $0.rawValue } ?? ""
        return DataSet(
            source: "WPP_2019", table: "population_by_age" + part,
            publisher:
                "United Nations, Department of Economic and Social Affairs, Population Division",
            title: "World Population Prospects 2019: population by age, 1950-2020" + whose,
            citation: "United Nations, Department of Economic and Social Affairs, Population "
                + "Division (2019). World Population Prospects 2019, Online Edition. Rev. 1.",
            licence: .ccBy3IGO, url: "https://population.un.org/wpp/",
            notes: [
                "Thousands of persons at 1 July, every five years, in groups of five years of age.",
                "Regions and groups are kept as printed beside countries: never add both.",
            ])
    }

    public let quirks = [
        Quirk(
            id: "sex-not-stated",
            fact: "only the file's name says whether women or men are counted",
            treatment:
                "told by the world's sums, which are known for both; a selection without the "
                + "world needs --publisher wpp-population-2019-women or -men"),
        Quirk(
            id: "same-region-twice",
            fact: "Latin America and the Caribbean stands under 904 and again under 1830",
            treatment: "the repeat is left out and counted if it says the same, else a finding"),
    ]

    static let columns = ["country_code", "age"]

    public func recognises(_ content: FileContent) -> Bool {
        sex == nil && content.hasColumns(Self.columns) && YearColumns.any(in: content)
    }

    /// The world's women and men, thousands, as the edition has them.
    static let world: [Int: (women: Double, men: Double)] = [
        1950: (1_270_171, 1_266_260), 1955: (1_387_362, 1_385_658),
        1960: (1_516_763, 1_518_187), 1965: (1_666_965, 1_672_619),
        1970: (1_845_047, 1_855_390), 1975: (2_031_814, 2_047_666),
        1980: (2_218_314, 2_239_689), 1985: (2_422_197, 2_448_725),
        1990: (2_646_336, 2_680_895), 1995: (2_852_071, 2_892_142),
        2000: (3_050_060, 3_093_434), 2005: (3_245_422, 3_296_485),
        2010: (3_449_120, 3_507_704), 2015: (3_659_101, 3_720_696),
        2020: (3_864_825, 3_929_974),
    ]
}
