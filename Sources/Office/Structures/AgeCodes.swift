internal import Vocabulary

/// The code list of ages: five-year groups, the bands that publishers use, and names for any other
/// code that is built like them.
enum AgeCodes {
    static let definitions: [Definition] = {
        var codes = ["_T", "_U"]
        codes += (0..<20).map { "Y\($0 * 5)T\($0 * 5 + 4)" }
        codes += [
            "Y_LT1", "Y_LT5", "Y_LT15", "Y_LT18", "Y0T14", "Y0T17", "Y5T11", "Y12T17", "Y14T17",
            "Y15T24", "Y15T64", "Y18T34", "Y18T59", "Y20T64", "Y35T64",
        ]
        codes += (12...20).map { "Y_GE\($0 * 5)" }
        return codes.compactMap(definition)
    }()

    /// A code of CL_AGE in words; nil for what is not built like one.
    static func definition(_ code: String) -> Definition? {
        guard let age = AgeGroup(code: code) else { return nil }
        return Definition(code, name(age, code), text(age))
    }

    private static func name(_ age: AgeGroup, _ code: String) -> String {
        switch age {
        case .total: "All ages"
        case .unknown: "Age unknown"
        case .years(_, let last) where code.hasPrefix("Y_LT"):
            last == 0 ? "Under 1 year" : "Under \(last + 1) years"
        case .years(let first, let last) where first == last:
            first == 1 ? "1 year" : "\(first) years"
        case .years(let first, let last): "\(first) to \(last) years"
        case .from(let first): first == 1 ? "1 year and over" : "\(first) years and over"
        }
    }

    private static func text(_ age: AgeGroup) -> String {
        switch age {
        case .total: "Every age, those unknown included."
        case .unknown: "The age was not stated."
        case .years(let first, let last) where first == last:
            "People aged \(first) in completed years."
        case .years(let first, let last):
            "People aged \(first) to \(last) in completed years, both included."
        case .from(let first): "People aged \(first) or more in completed years."
        }
    }
}
