import Cubes
import Vocabulary

/// Which codes our dimensions may have.
struct CodeBook: Sendable {
    let areas: AreaRegister
    /// Closed lists, where the caller has some.
    let lists: [DimensionID: Set<String>]

    /// What is expected in place of a code; nil where it may be there.
    func fault(_ code: String, in dimension: DimensionID) -> String? {
        switch dimension {
        case .freq:
            let rest = code.dropFirst()
            let isYears =
                code.first == "A" && (1...4).contains(rest.utf8.count)
                && rest.utf8.allSatisfy { (48...57).contains($0) } && rest.first != "0"
            return isYears || ["A", "S", "Q", "M"].contains(code)
                ? nil : "A (yearly), S, Q, M, or A5 and the like for every five years"
        case .source: return "nothing here: SOURCE is source.id"
        case .origin, .destination, .refArea, .sendingArea, .receivingArea, .criterionArea:
            guard areas.area(code) == nil else { return nil }
            let near = Nearest.areas(to: code, in: areas).map { "\($0.id) (\($0.shortName))" }
            return "a code of an area, such as DEU"
                + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?")
        case .criterion: return among(Criterion.allCases.map(\.rawValue), code)
        case .sex: return among(Sex.allCases.map(\.rawValue), code)
        case .age:
            return AgeGroup(code: code) == nil ? "an age: Y0T4, Y25, Y_GE65, _T or _U" : nil
        case .reporter: return among(["ORIGIN", "DESTINATION", "_Z"], code)
        case .method, .popType, .indicator, .procedure, .asylumMeasure, .applicationType,
            .decisionLevel, .countUnit, .permitMeasure, .permitReason, .permitDuration,
            .incidentRegion, .route, .cause, .casualty:
            if let list = lists[dimension] { return among(list.sorted(), code) }
            return Self.isID(code) ? nil : "an id of at most 40 letters, digits, _ and -"
        }
    }

    private func among(_ codes: [String], _ code: String) -> String? {
        codes.contains(code)
            ? nil
            : "one of " + codes.joined(separator: ", ") + Nearest.hint(code, among: codes)
    }

    /// Whether a text may be a code of ours.
    static func isID(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                    || (0x61...0x7A).contains($0) || $0 == 0x5F || $0 == 0x2D
            }
    }
}
