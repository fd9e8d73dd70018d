internal import Foundation
internal import NIOCore

/// Why the service could not begin: where, found, expected.
public struct ServiceError: Error, Hashable, Sendable, CustomStringConvertible {
    public let place: String
    public let found: String
    public let expected: String

    public var description: String { "\(place): found \(found), expected \(expected)" }

    init(place: String, found: String, expected: String) {
        self.place = place
        self.found = found
        self.expected = expected
    }

    /// What listening failed with; nil for any other error.
    static func listening(_ error: any Error, host: String, port: Int) -> ServiceError? {
        let place = "\(host):\(port)"
        if error is SocketAddressError || error is SocketAddressError.UnknownHost {
            return ServiceError(
                place: "--host", found: host, expected: "a name or address of this machine")
        }
        guard let failure = error as? IOError else { return nil }
        switch failure.errnoCode {
        case EADDRINUSE:
            return ServiceError(
                place: place, found: "the port in use by another program",
                expected: "a free port; give another with --port")
        case EACCES:
            return ServiceError(
                place: place, found: "no right to listen there",
                expected: "a port above 1023; give another with --port")
        case EADDRNOTAVAIL:
            return ServiceError(
                place: place, found: "no such address on this machine",
                expected: "an address of this machine; give another with --host")
        default:
            return ServiceError(
                place: place, found: String(cString: strerror(failure.errnoCode)),
                expected: "an address and port to listen at")
        }
    }
}
