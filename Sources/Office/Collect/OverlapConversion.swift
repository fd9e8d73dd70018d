internal import Collection
internal import Cubes
internal import Harmonisation
internal import Vocabulary

extension TableOverlap {
    /// What converts the first table's figures into the second's, or that nothing does: a sentence for
    /// each difference that shifts figures.
    var conversions: [String] {
        guard verdict == .definition || verdict == .unclear else { return [] }
        let sides = [first, second].compactMap { table -> ComparedSeries? in
            let codes = table.dataflow.dimensions.map { dimension in
                dimension == .criterion ? table.criterion.rawValue : "_T"
            }
            guard let key = try? SeriesKey(table.dataflow, codes) else { return nil }
            let said = Aspect.allCases.compactMap { aspect in
                table.answer(aspect).flatMap { try? DefinitionStatement(reading: aspect, $0) }
            }
            return ComparedSeries(
                key: key, definition: SeriesDefinition([table.measure].compactMap { $0 } + said),
                units: [])
        }
        guard let one = sides.first, let two = sides.last, sides.count == 2 else { return [] }
        return DefinitionComparison(one, two).differences.compactMap { finding in
            finding.consequence.isEmpty ? nil : "\(finding.respect): \(finding.consequence)"
        }
    }
}

extension TableRequest {
    /// What its figures are by the dataflow where they belong.
    fileprivate var measure: DefinitionStatement? {
        switch dataflow {
        case .stock, .displaced, .displacedAge, .population: DefinitionStatement(.measure, "STOCK")
        case .flow, .emigration, .acquisition: DefinitionStatement(.measure, "PEOPLE")
        case .remittance: DefinitionStatement(.measure, "MONEY")
        case .asylum: DefinitionStatement(.measure, "APPLICATION")
        case .permit, .deaths: nil
        }
    }
}
