/// A method that runs on the inputs of a case: a plain id and the names it is also known by.
public struct MethodCase: Sendable {
    /// The id.
    public let id: String
    /// Function names of case files that mean this method.
    public let aliases: [String]
    /// One sentence on what it does.
    public let summary: String
    /// The inputs it reads.
    public let inputs: [String]
    /// Runs the method; the name it was called by decides between defaults that differ.
    let run: @Sendable (inout CaseInputs, String) throws -> CaseResult
}
