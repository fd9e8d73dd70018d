/// How readers find out about the components of a data set.
///
/// What was found out for one data set is kept for those that follow.
final class DataBinding {
    private struct Found {
        var structure: DataStructure?
        var guess: String?
    }

    /// The structures that the caller supplied.
    let structures: Structures
    private let limit: Int
    private var concepts: ConceptIndex
    /// By the reference of the data; nil is that of data which name no structure.
    private var found: [ArtefactReference?: Found] = [:]
    /// By the reference of the data structure.
    private var columns: [ArtefactReference: [DataColumn]] = [:]

    init(_ structures: Structures?, limits: MessageLimits = MessageLimits()) {
        self.structures = structures ?? Structures()
        limit = limits.components
        concepts = ConceptIndex(self.structures)
    }

    /// Sets the columns by the data structure, if it was supplied, and says in `guesses` what was
    /// done where it was not. Returns the structure.
    ///
    /// A structure of more components than the limits allow is not taken.
    ///
    /// - Parameter guessesRoles: whether without a structure it has to be guessed which components
    ///   are dimensions; some formats say it themselves.
    func bind(_ info: inout DataSetInfo, guessesRoles: Bool = true) -> DataStructure? {
        let found = find(info)
        guard let structure = found.structure else {
            if guessesRoles || !structures.dataStructures.isEmpty, let reason = found.guess {
                let guess = guessesRoles ? ": which components are dimensions was guessed" : ""
                info.guesses.append(reason + guess)
            }
            return nil
        }
        if let guess = found.guess { info.guesses.append(guess) }
        let reference = structure.reference
        let columns =
            self.columns[reference]
            ?? DataSetInfo.columns(of: structure, &concepts)
        self.columns[reference] = columns
        info.columns = columns
        return structure
    }

    /// The representation of a component: its own, else its concept's.
    func representation(of component: Component) -> Representation? {
        concepts.representation(of: component)
    }

    private func find(_ info: DataSetInfo) -> Found {
        if let known = found[info.structure] { return known }
        let (structure, guess) = structures.structure(of: info)
        var result = Found(structure: structure, guess: guess)
        let count = structure?.componentCount ?? 0
        if let structure, count > limit {
            result.structure = nil
            result.guess =
                "\(structure.reference) was not taken, since it has \(count) components, more than "
                + "the limit of \(limit)"
        }
        found[info.structure] = result
        return result
    }
}

extension DataStructure {
    fileprivate var componentCount: Int {
        dimensions.count + measures.count + attributes.count + metadataAttributes.count
    }
}
