/// Which endpoint answers at which path.
package struct Endpoints: Sendable {
    /// An endpoint and the first part of the paths that it answers.
    package struct Mount: Sendable {
        let path: String
        let endpoint: any Endpoint

        /// - Parameter path: such as `/rest/v2`; it answers that and all below it.
        package init(_ path: String, _ endpoint: any Endpoint) {
            self.path = path
            self.endpoint = endpoint
        }
    }

    private let mounts: [Mount]
    private let rest: any Endpoint
    private let names: [String]

    /// - Parameters:
    ///   - rest: answers all that no mount does.
    ///   - names: those of all endpoints, which gives each its number.
    init(_ mounts: [Mount], rest: any Endpoint, names: [String]) {
        self.mounts = mounts.sorted { $0.path.utf8.count > $1.path.utf8.count }
        self.rest = rest
        self.names = names
    }

    /// The endpoint of a path, and its number. The path is compared as it was sent.
    func find(_ path: String) -> (endpoint: any Endpoint, number: Int) {
        let endpoint = mounts.first { Self.isBelow(path, $0.path) }?.endpoint ?? rest
        return (endpoint, names.firstIndex(of: endpoint.name) ?? -1)
    }

    private static func isBelow(_ path: String, _ start: String) -> Bool {
        let path = path.utf8
        let start = start.utf8
        guard path.starts(with: start) else { return false }
        return path.count == start.count
            || path[path.index(path.startIndex, offsetBy: start.count)] == UInt8(ascii: "/")
    }
}
