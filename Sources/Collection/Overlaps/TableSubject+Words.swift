internal import Cubes
internal import Vocabulary

extension TableSubject {
    /// In words: whom it counts, where and by what.
    public var words: String {
        let place =
            switch (dataflow, end) {
            case (.flow, .destination): "Immigration"
            case (.flow, .origin), (.emigration, _): "Emigration"
            case (.stock, .destination): "Migrants there"
            case (.stock, .origin): "Emigrants elsewhere"
            case (.displaced, _), (.displacedAge, _): "Displaced people"
            default: dataflow.title
            }
        let whom = population == .everybody ? "" : ", " + population.name
        let mark =
            criterion == .previousResidence && end == .origin
            ? "country of next residence" : criterion.name
        return place + whom + (criterion == .unstated ? "" : ", by " + mark)
    }
}

extension TableRequest {
    /// What it says of whom it counts; empty where it says nothing.
    public var definitionWords: String {
        let said = Aspect.allCases.compactMap { aspect -> String? in
            guard let answer = answer(aspect) else { return nil }
            let words = aspect.words(answer) ?? "\(answer) months"
            return "\(aspect.name.lowercased()): \(words)"
        }
        return (said + [definition].filter { !$0.isEmpty }).joined(separator: "; ")
    }
}
