/// A way in which a table tells figures apart beside the other end, sex and age.
///
/// The categories of each make up the whole, so that they may be added.
public enum Breakdown: String, CaseIterable, Sendable {
    /// The major groups of ISCO-08.
    case occupation
    /// The levels of ISCED 2011, in four groups.
    case education
    /// In work, out of work, out of the labour force.
    case activity
    /// Why somebody came: work, family, education, other.
    case reason
    /// Years since arrival.
    case duration
    /// Citizens of the country and others.
    case citizenship
    /// Born in the country and elsewhere.
    case birthplace

    /// The codes of its categories with their meaning, without the total.
    public var categories: [(code: String, name: String)] {
        switch self {
        case .occupation:
            Self.majorGroups.enumerated().map { ("OC\($0.offset)", $0.element) }
                + [("_U", "Not known")]
        case .education:
            [
                ("ED0-2", "Lower secondary or less"), ("ED3-4", "Upper secondary"),
                ("ED5-8", "Tertiary"), ("_U", "Not known"),
            ]
        case .activity:
            [
                ("EMP", "Employed"), ("UNE", "Unemployed"), ("OLF", "Outside the labour force"),
                ("_U", "Not known"),
            ]
        case .reason:
            [
                ("EMP", "Work"), ("FAM", "Family"), ("EDUC", "Education"), ("OTH", "Other"),
                ("_U", "Not known"),
            ]
        case .duration:
            [
                ("Y_LT1", "Less than a year"), ("Y1T4", "1 to 4 years"),
                ("Y5T9", "5 to 9 years"), ("Y_GE10", "10 years or more"), ("_U", "Not known"),
            ]
        case .citizenship:
            [("NAT", "Citizens"), ("FOR", "Others"), ("_U", "Not known")]
        case .birthplace:
            [("NAT", "Born in the country"), ("FOR", "Born elsewhere"), ("_U", "Not known")]
        }
    }

    private static let majorGroups = [
        "Armed forces", "Managers", "Professionals", "Technicians and associate professionals",
        "Clerical support workers", "Service and sales workers",
        "Skilled agricultural, forestry and fishery workers", "Craft and related trades workers",
        "Plant and machine operators, and assemblers", "Elementary occupations",
    ]
}
