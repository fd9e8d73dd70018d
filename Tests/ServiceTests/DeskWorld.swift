import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Office
import Service
import Synchronization

/// An office with one account of each role, and somebody signed in with each.
///
/// - `nobody` has not signed in;
/// - `reader`;
/// - `country` answers for France and speaks for `insee`;
/// - `agency` speaks for `unsd`;
/// - `desk`;
/// - `administrator`.
struct DeskWorld {
    let office: Office
    let accounts: AccountStore
    /// The time by which sessions, invitations and tokens end.
    let clock: TestClock
    /// The accounts' password.
    static let password = "corridors are pairs"

    let nobody: DeskVisitor
    let reader: DeskVisitor
    let country: DeskVisitor
    let agency: DeskVisitor
    let desk: DeskVisitor
    let administrator: DeskVisitor

    /// All of them with their roles; nil is nobody.
    var everyone: [(role: Role?, visitor: DeskVisitor)] {
        [
            (nil, nobody), (.reader, reader), (.country, country), (.agency, agency),
            (.desk, desk), (.administrator, administrator),
        ]
    }

    /// Runs a test against a fresh office.
    ///
    /// - Parameters:
    ///   - setup: in process, or over a socket.
    ///   - registers: whether the starter registers are loaded.
    ///   - configure: settings of the service.
    ///   - prepare: what the office holds besides.
    static func run(
        over setup: TestingSetup = .router, registers: Bool = false,
        configure: (inout ServiceConfiguration) -> Void = { _ in },
        prepare: (Office) throws -> Void = { _ in },
        _ test: @Sendable (DeskWorld) async throws -> Void
    ) async throws {
        let folder =
            FileManager.default.temporaryDirectory.path + "/corridor-desk-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let office = try Office(workspace: folder, create: true)
        if registers { _ = try office.loadStarterRegisters() }
        try prepare(office)
        let clock = TestClock()
        // Cheap, as hundreds of passwords are set in tests.
        let hashing = Hashing(cost: .init(logRounds: 4))
        let store = try AccountStore(
            folder: folder, create: true, hashing: hashing, clock: { clock.now })
        for role in Role.allCases {
            _ = try store.create(
                AccountDraft(
                    name: role.rawValue, fullName: "Somebody as \(role.rawValue)", role: role,
                    organisations: role == .agency ? ["unsd"] : role == .country ? ["insee"] : [],
                    areas: role == .country ? ["FRA"] : []),
                password: password, by: .commandLine("tests"))
        }
        let keeper = AccountKeeper(folder: folder, hashing: hashing, clock: { clock.now })
        var configuration = ServiceConfiguration()
        configuration.shutdownTime = .milliseconds(300)
        configure(&configuration)
        let server = OfficeServer(
            office: office, configuration: configuration, interval: .zero,
            mounts: OfficeServer.interfaces(office, interval: .zero, accounts: keeper),
            accounts: keeper)
        try await server.application().test(setup) { client in
            func visitor(_ role: Role) throws -> DeskVisitor {
                try DeskVisitor(client, store, role.rawValue)
            }
            try await test(
                DeskWorld(
                    office: office, accounts: store, clock: clock, nobody: DeskVisitor(client),
                    reader: visitor(.reader), country: visitor(.country),
                    agency: visitor(.agency), desk: visitor(.desk),
                    administrator: visitor(.administrator)))
        }
    }

    /// Somebody else's browser, in which an account signs in.
    func visitor(_ name: String, password: String = Self.password) throws -> DeskVisitor {
        try DeskVisitor(nobody.client, accounts, name, password: password)
    }
}

/// A clock that tests turn.
final class TestClock: Sendable {
    private let seconds = Mutex(1_800_000_000)

    var now: Moment { Moment(seconds: seconds.withLock { $0 }) }

    func turn(by more: Int) { seconds.withLock { $0 += more } }
}

/// A browser in which somebody has signed in, or nobody.
struct DeskVisitor: Sendable {
    let client: any TestClientProtocol
    /// What the session's cookie holds; nil for nobody.
    let session: Secret?

    struct NotSignedIn: Error {}

    /// Nobody.
    init(_ client: any TestClientProtocol, session: Secret? = nil) {
        self.client = client
        self.session = session
    }

    init(
        _ client: any TestClientProtocol, _ store: AccountStore, _ name: String,
        password: String = DeskWorld.password
    ) throws {
        let caller = Caller(address: "192.0.2.7")
        guard case .done(let secret, _) = try store.signIn(name, password: password, by: caller)
        else { throw NotSignedIn() }
        self.init(client, session: secret)
    }

    /// The field with the session.
    var cookie: String? { session.map { "corridor-session=" + $0.text } }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestResponse {
        try await client.execute(uri: path, method: .get, headers: with(headers)) { $0 }
    }

    /// Sends a form as a browser does, with the form token unless another is given.
    func post(
        _ path: String, _ fields: [String: String] = [:], token: String? = nil,
        headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        var fields = fields
        fields["form-token"] = token ?? session?.formToken
        let body = fields.sorted { $0.key < $1.key }
            .map { Self.encoded($0.key) + "=" + Self.encoded($0.value) }.joined(separator: "&")
        var all = with(headers)
        if all[.contentType] == nil { all[.contentType] = "application/x-www-form-urlencoded" }
        return try await client.execute(
            uri: path, method: .post, headers: all, body: ByteBuffer(string: body)
        ) { $0 }
    }

    /// Sends a form with a file.
    func post(
        _ path: String, _ fields: [String: String] = [:], file: String, named filename: String,
        _ bytes: [UInt8], mediaType: String = "application/octet-stream"
    ) async throws -> TestResponse {
        let boundary = "----corridorFormBoundary7MA4YWxk"
        var fields = fields
        fields["form-token"] = session?.formToken
        var body: [UInt8] = []
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            body += Array(
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
                    .utf8)
        }
        body += Array(
            ("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file)\"; "
                + "filename=\"\(filename)\"\r\nContent-Type: \(mediaType)\r\n\r\n").utf8)
        body += bytes + Array("\r\n--\(boundary)--\r\n".utf8)
        var all = with([:])
        all[.contentType] = "multipart/form-data; boundary=\(boundary)"
        return try await client.execute(
            uri: path, method: .post, headers: all, body: ByteBuffer(bytes: body)
        ) { $0 }
    }

    private func with(_ headers: HTTPFields) -> HTTPFields {
        var all = headers
        if let cookie, all[.cookie] == nil { all[.cookie] = cookie }
        return all
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
            default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }.joined()
    }
}
