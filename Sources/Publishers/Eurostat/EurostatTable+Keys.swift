import Cubes
import Vocabulary

/// Where the figures of a table go.
extension EurostatTable {
    /// The code of the unit that is read: people, in tables of permits and asylum as persons.
    var unit: String {
        switch kind {
        case .immigration, .emigrationToNext, .emigration, .stock, .acquisition: "NR"
        case .firstPermits, .workPermits, .validPermits, .applicants, .decisions, .finalDecisions,
            .pending, .protected, .protections:
            "PER"
        }
    }

    /// The dataflow of its figures; those of whole populations go to DF_POPULATION.
    var dataflow: Dataflow {
        switch kind {
        case .stock: .stock
        case .immigration, .emigrationToNext: .flow
        case .emigration: breakdown == nil ? .flow : .emigration
        case .acquisition: .acquisition
        case .firstPermits, .workPermits, .validPermits: .permit
        case .applicants, .decisions, .finalDecisions, .pending, .protected, .protections: .asylum
        }
    }

    /// The dimensions beside country, breakdown, sex and age.
    var particulars: [EurostatAxis] {
        switch kind {
        case .firstPermits, .workPermits, .validPermits: [.reason, .duration]
        case .applicants: [.applicant]
        case .decisions, .finalDecisions: [.decision]
        case .immigration, .emigrationToNext, .emigration, .stock, .acquisition, .pending,
            .protected, .protections:
            []
        }
    }

    /// Whether work is told apart by kind, and its total held from another table.
    var hasKindsOfWork: Bool { kind == .workPermits }

    /// Whether totals and parts are compared along every dimension: of permits and asylum.
    var hasParts: Bool { unit == "PER" }

    /// The codes of a series with something at the other end.
    func key(_ target: EurostatCubes.Target, other: String) -> [String] {
        let (geo, sex, age) = (target.geo, target.sex.rawValue, target.age.code)
        func asylum(_ measure: String, _ type: String, _ level: String) -> [String] {
            [frequency.rawValue, source, other, geo, "G", measure, type, level, "P", sex, age]
        }
        switch kind {
        case .immigration:
            return [
                "A", source, other, geo, criterion.rawValue, sex, age, "DESTINATION", "_Z",
            ]
        case .emigrationToNext:
            return ["A", source, geo, other, criterion.rawValue, sex, age, "ORIGIN", "_Z"]
        case .emigration:
            return breakdown == nil
                ? ["A", source, geo, other, criterion.rawValue, sex, age, "ORIGIN", "_Z"]
                : ["A", source, geo, other, criterion.rawValue, sex, age]
        case .stock: return ["A", source, other, geo, criterion.rawValue, sex, age]
        case .acquisition: return ["A", source, other, geo, sex, age]
        case .firstPermits, .workPermits:
            return ["A", source, other, geo, "FIRST"] + target.particulars + [sex, age]
        case .validPermits:
            return ["A", source, other, geo, "VALID"] + target.particulars + [sex, age]
        case .applicants: return asylum("APPLICATIONS", target.particulars.joined(), "_Z")
        case .decisions: return asylum(target.particulars.joined(), "_Z", "FI")
        case .finalDecisions: return asylum(target.particulars.joined(), "_Z", "FN")
        case .pending: return asylum("PENDING", "_Z", "_Z")
        case .protected: return asylum("TEMPORARY_STOCK", "_Z", "_Z")
        case .protections: return asylum("TEMPORARY", "_Z", "_Z")
        }
    }
}
