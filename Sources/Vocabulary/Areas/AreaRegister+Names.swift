extension AreaRegister {
    /// The areas that have a name, in any of the six languages, as short or as other name.
    ///
    /// The whole name must fit; case, accents and punctuation do not matter, and codes are no
    /// names. Areas that exist today and are no aggregates come alone where there are any, so
    /// one area is an answer, several are an ambiguity, and none is an unknown name.
    public func areas(named name: String) -> [Area] {
        let query = AreaNameIndex.folded(name)
        guard query.count > 1 else { return [] }
        let index = AreaNameIndex.standard
        var found: [Area] = []
        for entry in index.entries where entry.kind == .name || entry.kind == .otherName {
            let known = index.areas[entry.area]
            guard entry.text == query, let area = area(known.id), !found.contains(area) else {
                continue
            }
            found.append(area)
        }
        let current = found.filter { $0.isCurrent && !$0.isAggregate }
        return current.isEmpty ? found : current
    }
}
