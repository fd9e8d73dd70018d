/// A schema of XML for structure-specific data of one data structure in one layout: what a schema
/// query is answered with.
///
/// It is made by the rules of the standard's documentation on SDMX-ML (section 3A, part IV) and
/// restricts the official schemas, so that a message is checked by both at once. Constraints narrow
/// the codes: of a dataflow its own and those of the data structure, of a provision agreement those of
/// its dataflow too.
///
/// Where the rules leave room:
///
/// - The target namespace is made of the context's URN, as in the standard's samples: of the
///   dataflow where data are reported against it, since two dataflows of one data structure may
///   differ. `DataMessageWriter` names it the same.
/// - Types are called after their component, or after their list as the standard recommends where no
///   constraint narrows it; the list is then there once.
/// - Attributes of the data set may be given as attributes of XML in SDMX-ML 3.0 too, and not only in
///   `Atts`, since the official schema takes them there.
/// - An attribute that depends on all dimensions of the series and names a group may be given at
///   both.
/// - Observations without series may have the attributes that series would have.
/// - Codes that are no ids are texts; a list that is not there takes any id; of a component for which
///   constraints leave nothing no value is valid.
/// - Schemas for deletion ask for no part of the key, as what is left out stands for anything.
public struct DataSchema: Sendable {
    /// SDMX-ML 2.1 or 3.0.
    public let format: MessageFormat
    /// What the data are reported against, with its exact version.
    public let context: ArtefactReference
    /// Its name in the message, or `AllDimensions`.
    public let dimensionAtObservation: String
    /// That of the types, which data sets name.
    public let targetNamespace: String
    /// What the schema does not say as the structure does.
    public let losses: [Loss]
    let plan: SchemaPlan

    init(_ format: MessageFormat, _ context: ArtefactReference, _ plan: SchemaPlan) {
        self.format = format
        self.context = context
        self.plan = plan
        dimensionAtObservation = plan.dimension ?? DataQuery.allDimensions
        targetNamespace =
            (context.urn(in: plan.edition) ?? context.urn) + ":ObsLevelDim:"
            + dimensionAtObservation
        losses = plan.losses
    }

    /// Writes the schema, chunk after chunk.
    ///
    /// Throws `.output` if the output does, and `.value` for codes with characters that XML does not
    /// allow.
    ///
    /// Cost: some microseconds for a component and a tenth of one for a code.
    ///
    /// - Parameter officialSchemas: the address of the folder with the official schemas of the
    ///   version, such as `https://example.org/schemas/`; without one they are named by their
    ///   namespaces only, and whoever validates has to have them.
    public func write(
        officialSchemas: String? = nil, output: @escaping MessageSink
    ) throws(SDMXError) {
        let writer = SchemaWriter(self, officialSchemas, XMLWriter(sink: output))
        _ = try writer.write()
    }

    /// The schema as bytes; throws as `write` does.
    public func bytes(officialSchemas: String? = nil) throws(SDMXError) -> [UInt8] {
        try SchemaWriter(self, officialSchemas, XMLWriter()).write()
    }
}
