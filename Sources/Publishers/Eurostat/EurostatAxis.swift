/// The dimensions of the tables, by the name in Eurostat's files.
enum EurostatAxis: Int, CaseIterable {
    case freq, agedef, unit, geo, breakdown, age, sex, applicant, decision, reason, duration

    /// The dimension of a column's name in small letters; nil for any other column.
    static func named(_ name: String) -> EurostatAxis? {
        switch name {
        case "freq": .freq
        case "agedef": .agedef
        case "unit": .unit
        case "geo": .geo
        case "citizen", "partner", "c_birth": .breakdown
        case "age": .age
        case "sex": .sex
        // The name of files before 2025 stands behind.
        case "applicant", "asyl_app": .applicant
        case "decision": .decision
        case "reason": .reason
        case "duration": .duration
        default: nil
        }
    }

    /// As messages call its codes.
    var name: String {
        switch self {
        case .breakdown: "citizenships"
        case .age: "ages"
        case .sex: "sexes"
        case .applicant: "types of applicants"
        case .decision: "outcomes"
        case .reason: "reasons"
        case .duration: "lengths of permits"
        case .freq, .agedef, .unit, .geo: "\(self)"
        }
    }

    /// Whether its codes are parts of a total among them.
    var mayBeTotal: Bool {
        switch self {
        case .breakdown, .age, .sex, .applicant, .decision, .reason, .duration: true
        case .freq, .agedef, .unit, .geo: false
        }
    }
}
