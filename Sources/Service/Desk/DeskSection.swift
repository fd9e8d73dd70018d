internal import Atlas
internal import Hummingbird

/// A part of the desk: all addresses below `/desk/SEGMENT`.
protocol DeskSection: Sendable {
    /// The part of the path that leads to it: `registers`.
    var segment: String { get }
    /// Its name in the navigation; nil leaves it out.
    var title: String? { get }
    /// What it is for, in a sentence.
    var about: String { get }

    /// Whether it has forms for those who have not signed in, such as the one to sign in with. What
    /// they send is tied to the browser by a cookie of its own.
    var hasOpenForms: Bool { get }

    /// Answers a request below its segment. Rights are asked for here: with ``DeskRequest/require(_:_:)``,
    /// before anything is read that not everybody may.
    ///
    /// May throw a ``Refusal``, an error of the office or one of the registers; what a client is told of
    /// them is a page.
    func answer(_ request: DeskRequest) async throws -> Reply
}

extension DeskSection {
    var path: String { DeskEndpoint.root + "/" + segment }
    var title: String? { nil }
    var about: String { "" }
    var hasOpenForms: Bool { false }
}
