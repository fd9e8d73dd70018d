public import Cubes

/// What the publishers of a source say that its series count; empty where they say nothing, or where
/// no reader is of that source. Written `Publishers.definitions(of: source)`.
public func definitions(of source: String) -> [DefinitionRule] {
    if source == Starter.source {
        return MigrantStock.definitions + UNHCR.definitions + WPP2024.definitions
    }
    var seen: Set<DefinitionRule> = []
    return all.filter { $0.isReader(of: source) }.flatMap(\.definitions).filter {
        seen.insert($0).inserted
    }
}
