internal import Foundation
package import Hummingbird
internal import HummingbirdCore
package import Logging
internal import NIOCore
public import Office
internal import SDMX
internal import ServiceLifecycle
internal import Warehouse

/// An office over HTTP: the atlas, and what watches over the service.
public struct OfficeServer: Sendable {
    private let snapshots: Latest<Snapshot>
    private let configuration: ServiceConfiguration
    private let logger: Logger
    private let chain: Chain
    private let guardian: ConnectionGuard

    /// A server that logs to standard error, as the settings say.
    public init(office: Office, settings: Settings) {
        let configuration = settings.configuration
        let isJSON = configuration.logFormat.isJSON
        let logger = Logger(label: "corridor") { _ in
            LineLogHandler(.standardError, asJSON: isJSON, level: configuration.logLevel)
        }
        for warning in settings.warnings { logger.warning("\(warning)") }
        let accounts = AccountKeeper(folder: office.warehouse.folder)
        self.init(
            office: office, configuration: configuration, logger: logger,
            mounts: Self.interfaces(office, accounts: accounts), accounts: accounts)
    }

    /// The interfaces for programs.
    package static func interfaces(
        _ office: Office, interval: Duration = .milliseconds(100),
        accounts: AccountKeeper? = nil
    ) -> [Endpoints.Mount] {
        let service = SDMXService(office, interval: interval)
        let desk = DeskService(office, accounts)
        let plain = APIService(service, desk)
        return QueryGrammar.allCases.map { grammar in
            .init(SDMXEndpoint.path(grammar), SDMXEndpoint(grammar, service))
        } + [
            .init(APIService.root, APIEndpoint("api", plain)),
            .init(APIService.downloads, APIEndpoint("download", plain)),
            .init(DeskEndpoint.root, DeskEndpoint(desk)),
        ]
    }

    /// - Parameters:
    ///   - interval: how long a state of the workspace is taken for granted.
    ///   - logger: takes a line for each request; without one, only what goes wrong is logged.
    ///   - mounts: endpoints beside those of the service.
    ///   - accounts: who has signed in; those of the workspace unless given.
    package init(
        office: Office, configuration: ServiceConfiguration = ServiceConfiguration(),
        interval: Duration = .seconds(1), logger: Logger? = nil, mounts: [Endpoints.Mount] = [],
        accounts: AccountKeeper? = nil
    ) {
        self.configuration = configuration
        var quiet = Logger(label: "corridor")
        quiet.logLevel = .warning
        self.logger = logger ?? quiet
        // The atlas is for everybody: what is under embargo is not in it.
        let published = office.seen(by: .everybody)
        snapshots = Latest(interval: interval, on: StreamExecutor.shared) { known in
            if let known, try known.state.isSame(as: published.state()) { return known }
            return try Snapshot(published)
        }
        let connections = Connections(configuration)
        let admission = Admission(configuration)
        let names = ["health", "ready", "metrics"] + mounts.map(\.endpoint.name) + ["atlas"]
        let ledger = Ledger(meters: Meters(endpoints: names), logger: self.logger)
        let endpoints = Endpoints(
            mounts + [
                .init("/health", HealthEndpoint()),
                .init("/ready", ReadyEndpoint(office.warehouse.lastReleaseID)),
                .init(
                    "/metrics",
                    MetricsEndpoint(
                        published, configuration.metrics, ledger, admission, connections)),
            ], rest: AtlasEndpoint(published, snapshots, configuration), names: names)
        chain = Chain(
            endpoints, configuration, ledger, admission,
            accounts ?? AccountKeeper(folder: office.warehouse.folder))
        guardian = ConnectionGuard(configuration, ledger, connections)
    }

    /// The application, without having begun to listen.
    package func application(
        onListening: @escaping @Sendable (String) async -> Void = { _ in },
        onStopping: @escaping @Sendable () async -> Void = {}
    ) -> some ApplicationProtocol {
        let (host, port, snapshots, logger) = (
            configuration.host, configuration.port, snapshots, logger
        )
        return Application(
            responder: chain,
            server: HTTPServerBuilder { [guardian] responder in
                WatchedChannel(guardian: guardian, responder: responder)
            },
            configuration: .init(address: .hostname(host, port: port), backlog: 1024),
            onServerRunning: { channel in
                let actual = channel.localAddress?.port ?? port
                let name = host.contains(":") ? "[\(host)]" : host
                await onListening("http://\(name):\(actual)/")
                Task { await Self.prepare(snapshots, logger) }
                Task { [guardian] in
                    try? await gracefulShutdown()
                    guardian.stop()
                    await onStopping()
                }
            }, logger: logger)
    }

    /// Reads the workspace, then listens until the process is told to end by SIGTERM or SIGINT:
    /// what is under way is answered, up to `shutdown-seconds`, and cut off then.
    ///
    /// - Parameters:
    ///   - onListening: called with the address once requests are answered.
    ///   - whenOverdue: called where something goes on although it was cut off; the process is
    ///     to end then.
    /// - Throws: ``ServiceError`` where the port cannot be had; errors of the workspace.
    public func run(
        onListening: @escaping @Sendable (String) async -> Void,
        whenOverdue: @escaping @Sendable () -> Void = {}
    ) async throws {
        ProcessMemory.giveBackLargeBlocks()
        _ = try await snapshots.value()
        let latest = configuration.shutdownTime + .seconds(2)
        let application = application(onListening: onListening) {
            // In a thread of its own: it must come even if nothing else goes on.
            Thread.detachNewThread {
                Thread.sleep(forTimeInterval: latest / .seconds(1))
                whenOverdue()
            }
        }
        do {
            try await application.runService()
        } catch {
            throw ServiceError.listening(
                error, host: configuration.host, port: configuration.port) ?? error
        }
    }

    /// Takes the flows apart ahead of the first corridor page.
    private static func prepare(_ snapshots: Latest<Snapshot>, _ logger: Logger) async {
        do {
            try await snapshots.value().splits.prepare()
        } catch {
            logger.warning("flows could not be taken apart", metadata: ["error": "\(error)"])
        }
    }
}
