/// What makes someone a migrant in a figure.
///
/// Figures on different criteria are never mixed silently.
public enum Criterion: String, CaseIterable, Sendable {
    /// Born in another area.
    case birth = "B"
    /// Holds another area's citizenship.
    case citizenship = "C"
    /// Previously resided (or next resides) in another area.
    case previousResidence = "P"
    /// The publisher does not say, or mixes criteria.
    case unstated = "_U"

    /// The criterion in words.
    public var name: String {
        switch self {
        case .birth: "country of birth"
        case .citizenship: "country of citizenship"
        case .previousResidence: "country of previous residence"
        case .unstated: "not stated or mixed"
        }
    }
}
