internal import Hummingbird
internal import Office
internal import Registers
internal import SDMX
internal import Warehouse

/// The plain interface over HTTP: finds the operation of an address, reads its parameters, has it
/// answered, and tells what goes wrong as a problem.
struct APIEndpoint: Endpoint {
    let name: String
    private let service: APIService

    init(_ name: String, _ service: APIService) {
        self.name = name
        self.service = service
    }

    func methods(at path: String) -> [HTTPRequest.Method] {
        let found = service.operations.filter { operation in
            (try? Address(path, longest: .max)).map { operation.path.match($0.segments) != nil }
                ?? false
        }
        var methods: [HTTPRequest.Method] = []
        for method in found.flatMap(\.methods) where !methods.contains(method) {
            methods.append(method)
        }
        // So that what is no address is told so, whatever is asked of it.
        return methods.isEmpty ? [.get, .head, .post, .put, .patch, .delete] : methods
    }

    func reply(to call: Call) async throws -> Reply {
        do {
            return try await answer(call)
        } catch {
            guard let problem = Self.problem(error) else { throw error }
            return problem.reply(call)
        }
    }

    func reply(to refusal: Refusal, _ call: Call) -> Reply { Problem(refusal).reply(call) }

    private func answer(_ call: Call) async throws -> Reply {
        let address = try Address(call.target, longest: .max)
        let method = call.isHead ? .get : call.method
        for operation in service.operations where operation.method == method {
            guard let inPath = operation.path.match(address.segments) else { continue }
            if let right = operation.right { try call.require(right) }
            let values = try operation.read(inPath, address.items)
            let held = try await service.states.state(APICall.audience(call))
            let request = APICall(
                call: call, operation: operation, values: values, service: service,
                holdings: held.state.holdings)
            return try await operation.answer(request)
        }
        throw noSuchAddress(address)
    }

    /// What a client is told of an error; nil for what is for the log.
    private static func problem(_ error: any Error) -> Problem? {
        switch error {
        case let problem as Problem: problem
        case let refusal as Refusal: Problem(refusal)
        case let error as OfficeError: Problem(error)
        case let error as WarehouseError: Problem(error)
        case let error as RegisterError: Problem(error)
        case let error as SDMXError where error.kind == .query: Problem(error)
        default: nil
        }
    }

    private func noSuchAddress(_ address: Address) -> Problem {
        let path = "/" + address.segments.joined(separator: "/")
        let known = service.operations.filter { $0.method == .get }.map(\.path.text)
        var problem = Problem(
            .noSuchAddress, "There is nothing at this address", where: "the address", found: path,
            expected: "one of " + known.joined(separator: ", "))
        problem.nearest = Nearest.words(to: path, among: known)
        problem.links = [APIService.root, APIService.root + "/openapi.json"]
        return problem
    }
}
