package import Hummingbird
public import Logging
public import Office

/// The atlas over HTTP.
public struct AtlasServer: Sendable {
    private let office: Office
    private let keeper: SnapshotKeeper
    private let host: String
    private let port: Int
    private let logger: Logger

    /// - Parameters:
    ///   - host: the address to listen at; only this machine unless told otherwise.
    ///   - port: the port; 0 takes any that is free.
    ///   - interval: how long a state of the workspace is taken for granted.
    public init(
        office: Office, host: String = "127.0.0.1", port: Int = 8080,
        interval: Duration = .seconds(1), logger: Logger? = nil
    ) {
        self.office = office
        self.host = host
        self.port = port
        keeper = SnapshotKeeper(office, interval: interval)
        var quiet = Logger(label: "corridor")
        quiet.logLevel = .warning
        self.logger = logger ?? quiet
    }

    /// The application, without having begun to listen.
    package func application(
        onListening: @escaping @Sendable (String) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        let (host, port, keeper, logger) = (host, port, keeper, logger)
        return Application(
            responder: PageResponder(office: office, keeper: keeper),
            configuration: .init(address: .hostname(host, port: port)),
            onServerRunning: { channel in
                let actual = channel.localAddress?.port ?? port
                let name = host.contains(":") ? "[\(host)]" : host
                await onListening("http://\(name):\(actual)/")
                await Self.prepare(keeper, logger)
            }, logger: logger)
    }

    /// Reads the workspace, then listens until the process is told to end.
    ///
    /// - Parameter onListening: called with the address once requests are answered.
    /// - Throws: ``ServiceError`` where the port cannot be had; errors of the workspace.
    public func run(onListening: @escaping @Sendable (String) async -> Void) async throws {
        _ = try await keeper.snapshot()
        do {
            try await application(onListening: onListening).runService()
        } catch {
            throw ServiceError.listening(error, host: host, port: port) ?? error
        }
    }

    /// Takes the flows apart ahead of the first corridor page.
    private static func prepare(_ keeper: SnapshotKeeper, _ logger: Logger) async {
        do {
            try await keeper.snapshot().splits.prepare()
        } catch {
            logger.warning("flows could not be taken apart", metadata: ["error": "\(error)"])
        }
    }
}
