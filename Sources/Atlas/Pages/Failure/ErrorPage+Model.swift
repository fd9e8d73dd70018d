/// What is wrong, and what would be right.
public enum ErrorPage {
    /// What the page shows.
    public struct Model: Hashable, Sendable {
        /// The HTTP status, such as 404.
        public var status: Int
        /// A few words, such as `No such area`.
        public var title: String
        /// What was asked and why it cannot be answered, in a sentence.
        public var problem: String
        /// What is allowed or nearest, one a line.
        public var allowed: [Link]

        public init(status: Int, title: String, problem: String, allowed: [Link] = []) {
            self.status = status
            self.title = title
            self.problem = problem
            self.allowed = allowed
        }

        /// A page that does not exist.
        public static func notFound(_ path: String) -> Model {
            Model(
                status: 404, title: "There is no such page",
                problem: "Nothing is published at \(path).")
        }
    }
}
