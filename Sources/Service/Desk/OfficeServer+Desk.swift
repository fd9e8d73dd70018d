extension OfficeServer {
    /// The parts of the desk, as addresses name them: `registers`. Whoever states who may do what there
    /// goes through them.
    package static var deskSegments: [String] { DeskEndpoint.sections.map(\.segment) }
}
