import Cubes
import Vocabulary

/// An indicator of ILOSTAT that is taken.
struct ILOIndicator {
    /// Which end of a corridor the area of a classification is.
    enum Role {
        /// Born there, of that citizenship, or come from there.
        case origin
        /// Nationals of the reporting area live there.
        case destination
    }

    /// The ILO's id, without the letter of the frequency.
    let code: String
    let title: String
    let dataflow: Dataflow
    let criterion: Criterion
    /// The classification of areas: `CBR` birth, `CCT` citizenship, `CRS` residence, `CPR` previous
    /// residence.
    let classification: String
    var role = Role.origin
    /// Whether only migrants are counted, so that the total is of migrants.
    var isOfMigrants = true
    /// Whether figures are by age.
    var hasAges = false

    /// Names of which people: the second part of the id, `ILOSTAT_FORP`.
    var source: String {
        let parts = code.split(separator: "_")
        return ILOSTAT.prefix + "_" + (parts.count > 1 ? parts[1] : parts[0])
    }

    var dataSet: DataSet { ILOSTAT.table(code.lowercased(), of: source, title: title) }

    static let all = [
        ILOIndicator(
            code: "MST_XWAP_SEX_AGE_CBR_NB", title: "population by sex, age and place of birth",
            dataflow: .stock, criterion: .birth, classification: "CBR", isOfMigrants: false,
            hasAges: true),
        ILOIndicator(
            code: "MST_XWAP_SEX_AGE_CCT_NB", title: "population by sex, age and citizenship",
            dataflow: .stock, criterion: .citizenship, classification: "CCT",
            isOfMigrants: false, hasAges: true),
        ILOIndicator(
            code: "MST_FORP_SEX_CBR_NB", title: "foreign-born by sex and country of birth",
            dataflow: .stock, criterion: .birth, classification: "CBR"),
        ILOIndicator(
            code: "MST_NCTP_SEX_CCT_NB", title: "non-citizens by sex and country of citizenship",
            dataflow: .stock, criterion: .citizenship, classification: "CCT"),
        ILOIndicator(
            code: "MFL_FPOP_SEX_CBR_NB",
            title: "inflow of foreign-born by sex and country of birth",
            dataflow: .flow, criterion: .birth, classification: "CBR"),
        ILOIndicator(
            code: "MFL_NCIT_SEX_CCT_NB",
            title: "inflow of non-citizens by sex and country of citizenship",
            dataflow: .flow, criterion: .citizenship, classification: "CCT"),
        ILOIndicator(
            code: "MNA_TPOP_SEX_CRS_NB", title: "nationals abroad by sex and country of residence",
            dataflow: .stock, criterion: .citizenship, classification: "CRS", role: .destination),
        ILOIndicator(
            code: "MNA_XRET_SEX_CPR_NB",
            title: "nationals returned by sex and country of previous residence",
            dataflow: .flow, criterion: .previousResidence, classification: "CPR"),
    ]

    /// The indicator of an id, with or without the letter of its frequency.
    static func named(_ text: String) -> ILOIndicator? {
        let id =
            ["_A", "_Q", "_M"].contains { text.hasSuffix($0) } ? String(text.dropLast(2)) : text
        return all.first { $0.code == id }
    }

    /// A key without time.
    func key(
        _ source: String, reporting: Area, other: Area, sex: Sex, age: AgeGroup
    ) -> [String] {
        let (from, to) = role == .origin ? (other, reporting) : (reporting, other)
        let key = ["A", source, from.id, to.id, criterion.rawValue, sex.rawValue, age.code]
        return dataflow == .flow ? key + ["DESTINATION", "_Z"] : key
    }
}
