internal import Atlas
internal import Harmonisation
internal import Vocabulary

/// Addresses of pages on what figures count and what is odd about them.
extension Target {
    /// Either end, or both with up to two of their series.
    static func compare(
        _ address: Address, _ areas: AreaRegister
    ) throws(Refusal) -> (Route, Bool) {
        var isSame = true
        var ends: [String?] = []
        for name in ["origin", "destination"] {
            guard let text = try address.value(name), !text.isEmpty else {
                ends.append(nil)
                continue
            }
            let (code, same) = try area(text, areas)
            isSame = isSame && same
            ends.append(code)
        }
        guard ends[0] == nil || ends[0] != ends[1] else {
            throw .malformed(
                "A corridor has two ends", "Found \(ends[0] ?? "") at both; expected two areas.",
                [Link(text: "Another corridor", href: Route.compare().path)])
        }
        var sides: [String?] = []
        for name in ["left", "right"] {
            let text = try address.value(name) ?? ""
            guard !text.isEmpty else {
                sides.append(nil)
                continue
            }
            guard TextForm.selection.matches(text) else {
                throw .malformed(
                    "That is no series",
                    "Found \(name)=\(Refusal.shortened(text)); expected "
                        + "\(TextForm.selection.expected).",
                    [
                        Link(
                            text: "The series of this corridor",
                            href: Route.compare(origin: ends[0], destination: ends[1]).path)
                    ])
            }
            sides.append(text)
        }
        return (
            .compare(
                origin: ends[0], destination: ends[1], left: sides[0], right: sides[1]), isSame
        )
    }

    /// An area, a check and a place in the list, each of which may be left out.
    static func review(
        _ address: Address, _ areas: AreaRegister
    ) throws(Refusal) -> (Route, Bool) {
        var code: String?
        var isSame = true
        if let text = try address.value("area"), !text.isEmpty {
            let (found, same) = try area(text, areas)
            (code, isSame) = (found, same)
        }
        var check: String?
        if let text = try address.value("check"), !text.isEmpty {
            guard let known = ReviewCheck(rawValue: text) else {
                throw .malformed(
                    "There is no such check",
                    "Found check=\(Refusal.shortened(text)); expected one of these.",
                    ReviewCheck.allCases.map {
                        Link(text: $0.name, href: Route.review(check: $0.rawValue).path)
                    })
            }
            check = known.rawValue
        }
        var from = 1
        if let text = try address.value("from"), !text.isEmpty {
            guard text.utf8.count <= 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let number = Int(text), number > 0
            else {
                throw .malformed(
                    "That is no place in the list",
                    "Found from=\(Refusal.shortened(text)); expected a whole number from 1 on.",
                    [Link(text: "The most pressing", href: Route.review(area: code).path)])
            }
            from = number
        }
        return (.review(area: code, check: check, from: from), isSame)
    }
}
