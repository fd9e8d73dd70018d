/// What figures count, whether they go together, and what is odd about them.
enum ComparingOperations {
    static let all =
        CompareOperations.all + DefinitionOperations.all + MirrorOperations.all
        + HarmonisationOperations.all + ReviewOperations.all

    static let components: [Datum.Member] =
        CompareOperations.components + DefinitionOperations.components
        + MirrorOperations.components + HarmonisationOperations.components
        + ReviewOperations.components
}
