internal import Accounts
package import Hummingbird
internal import Logging
internal import NIOCore

/// The way of every request: read what all have in common, refuse what is too much, let the
/// endpoint answer, send the reply, write down what became of it.
package struct Chain: HTTPResponder {
    package typealias Context = ChainContext

    let endpoints: Endpoints
    let configuration: ServiceConfiguration
    let admission: Admission
    let ledger: Ledger
    let accounts: AccountKeeper
    private let proxies: Proxies

    init(
        _ endpoints: Endpoints, _ configuration: ServiceConfiguration, _ ledger: Ledger,
        _ admission: Admission, _ accounts: AccountKeeper
    ) {
        self.accounts = accounts
        self.endpoints = endpoints
        self.configuration = configuration
        self.ledger = ledger
        self.admission = admission
        proxies = Proxies(trusted: configuration.trustedProxies)
    }

    package func respond(to request: Request, context: ChainContext) async throws -> Response {
        let connection = Connection.current
        let (exchange, refusal) = begin(request, connection)
        let (call, endpoint) = (exchange.call, exchange.endpoint)
        var reply: Reply
        if let refusal {
            reply = endpoint.reply(to: refusal, call)
            return try await send(reply, exchange, connection, limit: refusal.limit)
        }
        var hasEntered = false
        var limit: Limit?
        do {
            if !endpoint.isExempt {
                try admission.enter(call.client.key, at: exchange.start)
                hasEntered = true
            }
            reply = try await answer(call, endpoint)
            keep(reply.status, exchange)
        } catch {
            let refusal = explained(error, exchange)
            limit = refusal.limit
            reply = endpoint.reply(to: refusal, call)
            keep(refusal.status, exchange)
        }
        return try await send(reply, exchange, connection, limit: limit, hasEntered: hasEntered)
    }

    /// Reads what all requests have in common; what is wrong with it is refused once it is known
    /// in which form.
    private func begin(_ request: Request, _ connection: Connection?) -> (Exchange, Refusal?) {
        let now = ContinuousClock.now
        let target = RawTarget(request.head.path ?? "", most: configuration.targetBytes)
        let (endpoint, number) = endpoints.find(target.path)
        let headers = request.headers
        var refusal = target.fault
        let writes = Self.writing.contains(request.method)
        let origin = origin(request, connection)
        var failure: (any Error)?
        var bearer = Bearer.anybody
        if headers.contains(.authorization) {
            if refusal == nil {
                do throws(Refusal) {
                    bearer = try configuration.access.bearer(headers[.authorization]) { token in
                        do { return try accounts.bearer(token: token) } catch {
                            failure = error
                            return nil
                        }
                    }
                } catch {
                    refusal = error
                }
            }
        } else if headers.contains(.cookie), !writes || endpoint.takesForms,
            let secret = Cookie.session.secret(headers, origin)
        {
            do { bearer = try accounts.bearer(session: secret) ?? .anybody } catch {
                failure = error
            }
        }
        let most = writes ? configuration.bodyBytes : Self.needlessBody
        let place = connection?.nextNumber ?? 0
        let call = Call(
            method: request.method, path: target.path, query: target.query,
            origin: origin, headers: headers,
            body: BodyReader(request.body, most: most, connection: connection, number: place),
            id: RequestID.valid(headers[.xRequestID]) ?? RequestID.make(),
            client: client(headers, connection), bearer: bearer,
            deadline: now + configuration.requestTime)
        let exchange = Exchange(
            call, endpoint, number: number, start: now, streamTime: configuration.streamTime,
            shard: connection?.shard ?? 0, ledger: ledger)
        connection?.begin(exchange)
        // What is public is answered also while the accounts cannot be read.
        if let failure { exchange.report(failure) }
        return (exchange, refusal ?? bodyFault(call))
    }

    /// Methods of requests that are to change something.
    static let writing: [HTTPRequest.Method] = [.post, .put, .patch, .delete]

    /// What is taken in the body of a request that needs none, such as GET. Units: bytes.
    private static let needlessBody = 64 << 10

    /// By the Host field, and by X-Forwarded-Proto where a trusted proxy says so.
    private func origin(_ request: Request, _ connection: Connection?) -> String? {
        guard let host = request.head.authority, (1...255).contains(host.utf8.count),
            host.utf8.allSatisfy({ byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "-"),
                    UInt8(ascii: "["), UInt8(ascii: "]"):
                    true
                default: false
                }
            })
        else { return nil }
        let isSecure =
            connection.map { proxies.trust($0.peer) } ?? false
            && request.headers[.xForwardedProto]?.lowercased() == "https"
        return (isSecure ? "https://" : "http://") + host.lowercased()
    }

    private func client(_ headers: HTTPFields, _ connection: Connection?) -> Client {
        guard let connection else { return .local }
        guard !proxies.trusted.isEmpty, proxies.trust(connection.peer) else {
            return connection.client
        }
        let address = proxies.client(connection.peer, forwarded: headers[values: .xForwardedFor])
        return address == connection.peer ? connection.client : Client(address)
    }

    /// Refuses a body before it is read, where its length says enough, or its coding.
    private func bodyFault(_ call: Call) -> Refusal? {
        if let length = call.headers[.contentLength] {
            guard let bytes = Int(length), bytes <= call.body.most else {
                return .longBody(call.body.most)
            }
            guard bytes > 0 else { return nil }
        }
        guard let coding = call.headers[.contentEncoding], coding.lowercased() != "identity" else {
            return nil
        }
        return Refusal(
            status: .unsupportedMediaType, title: "The body is coded",
            problem: "Found Content-Encoding: \(Refusal.shortened(coding)); expected none.",
            headers: [.acceptEncoding: "identity"])
    }

    private func answer(_ call: Call, _ endpoint: any Endpoint) async throws -> Reply {
        let methods = endpoint.methods(at: call.path)
        if methods.contains(call.method) { return try await endpoint.reply(to: call) }
        if call.method == .options, endpoint.isShared { return Sending.options(call, methods) }
        throw Refusal.method(
            call.method, allowed: endpoint.isShared ? methods + [.options] : methods)
    }

    /// Writes into the audit trail what somebody known changed, or was not allowed to do. What is done
    /// to accounts, the accounts themselves write down.
    private func keep(_ status: HTTPResponse.Status, _ exchange: Exchange) {
        let call = exchange.call
        guard call.bearer.name != nil else { return }
        let isRefused = status.code >= 400
        let writes = Self.writing.contains(call.method)
        let isReached = writes && (isRefused || !AccountSections.holds(call.path))
        guard isReached || status == .forbidden else { return }
        do {
            try accounts.store()?.record(
                call.method.rawValue, on: String(call.loggedTarget.prefix { $0 != "?" }),
                by: call.caller, isRefused ? .refused : .allowed, detail: "\(status.code)")
        } catch {
            exchange.report(error)
        }
    }

    /// What the client is told of an error; what it is not told is logged.
    private func explained(_ error: any Error, _ exchange: Exchange) -> Refusal {
        if let refusal = error as? Refusal { return refusal }
        if error is CancellationError {
            return .overdue(exchange.deadline - exchange.start)
        }
        exchange.report(error)
        return .failure
    }
}

/// What a request brings with it: nothing that is not in its head or on its connection.
package struct ChainContext: InitializableFromSource {
    package init(source: ApplicationRequestContextSource) {}
}
