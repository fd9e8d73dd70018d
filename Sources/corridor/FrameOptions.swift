import ArgumentParser
import Office

/// Into the areas of which date figures are moved.
struct FrameOptions: ParsableArguments {
    @Option(
        name: .long,
        help:
            "Read the key's areas as those of a date (1990 is its 1 July), and move figures to them."
    )
    var frame: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "By what areas are divided: population, stocks, either with :SOURCE or :SOURCE:YEAR, or a file.",
            discussion: "May be given again: the first gives the figure, all of them its range."))
    var weights: [String] = []

    /// The request; nil where none is made.
    func request(_ office: Office) throws -> FrameRequest? {
        guard let frame else {
            guard weights.isEmpty else { throw ValidationError("--weights goes with --frame") }
            return nil
        }
        return try FrameRequest(frame, weights: weights.map { try office.frameWeights($0) })
    }
}
