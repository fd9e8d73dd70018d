internal import SDMX
internal import Vocabulary

/// The code list of areas: every area of the register, with names in the languages of the United
/// Nations, and words for what codes cannot say.
///
/// No code has one above it: SDMX-ML 3.0 refuses a parent whose id begins with a digit, as M49's
/// do. The regions are in the hierarchy, and in the words.
struct AreaCodes {
    private let register: AreaRegister

    init(_ register: AreaRegister) { self.register = register }

    /// In the order of the register.
    var codes: [Code] { register.all.map(code) }

    private func code(_ area: Area) -> Code {
        var code = Code(area.id, names: names(area))
        code.identity.describe(text(area))
        return code
    }

    /// The register gives the English name where it has no other; where there is none in Chinese,
    /// there is none in French either.
    private func names(_ area: Area) -> LocalisedText {
        let isTranslated = area.name(in: .chinese) != area.name
        let languages = isTranslated ? Language.allCases : [.english]
        return LocalisedText(
            languages.map { LocalisedText.Entry($0.rawValue, area.name(in: $0)) })
    }

    private func text(_ area: Area) -> String {
        var sentences: [String] = []
        switch area.kind {
        case .country:
            sentences.append("A member or observer State of the United Nations.")
        case .territory:
            sentences.append(
                area.isComposite
                    ? "Made of areas that are counted on their own too: \(list(area.memberIDs)). "
                        + "Never add it to them."
                    : "An area that is counted on its own.")
        case .former: sentences += former(area)
        case .special:
            sentences.append(
                area.point == nil
                    ? "No place: a category of origins." : "Areas that are not listed one by one.")
        case .region: sentences.append("An M49 region; its figures repeat those of its areas.")
        case .subregion:
            sentences.append("An M49 subregion; its figures repeat those of its areas.")
        case .intermediateRegion:
            sentences.append("An M49 intermediate region; its figures repeat those of its areas.")
        case .world: sentences.append("All areas; its figures repeat those of each.")
        case .group:
            sentences.append(
                "A group of \(area.memberIDs.count) areas, whose figures it repeats: "
                    + "\(list(area.memberIDs)).")
        }
        let above = [area.intermediateRegionID, area.subregionID, area.regionID]
            .compactMap { $0.flatMap(register.area) }.map { "\($0.name) (\($0.id))" }
        if !above.isEmpty { sentences.append("In \(list(above)).") }
        if area.isCurrent, let first = area.firstYear {
            sentences.append("From \(first).")
            if !area.predecessorIDs.isEmpty {
                sentences.append("Before: \(list(area.predecessorIDs)).")
            }
        }
        let codes = [("M49", area.m49), ("ISO 3166", area.alpha2)].compactMap { scheme, code in
            code.map { "\(scheme) \($0)" }
        }
        if !codes.isEmpty { sentences.append("Codes: \(codes.joined(separator: ", ")).") }
        return sentences.joined(separator: " ")
    }

    private func former(_ area: Area) -> [String] {
        let today = register.successorsToday(of: area).map(\.id)
        return [
            "An area that ended; it was \(area.dates).",
            "Its land belongs today to: \(list(today)).",
            "Figures that carry today's borders back in time do not use it.",
        ]
    }

    private func list(_ ids: [String]) -> String { ids.joined(separator: ", ") }
}
