public import Collection
public import Registers

extension Office {
    /// The tables that the collections of the workspace ask, by collection and key.
    ///
    /// - Parameter state: the records where they are at hand; nil reads those of collections.
    /// - Throws: ``CollectionError`` for a table that says too little to be asked.
    public func tableRequests(in state: RegisterState? = nil) throws -> [TableRequest] {
        let state = try state ?? registers.state()
        return try state.records.filter { $0.key.register == "collections" }
            .sorted { $0.key.id < $1.key.id }.flatMap { try TableRequest.tables(of: $0) }
    }
}
