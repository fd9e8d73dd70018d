internal import Accounts
internal import Atlas
internal import Collection
internal import Hummingbird
internal import Office
internal import Registers

/// The desk: registers, collections, meetings, accounts. Pages with forms, which work without
/// script.
struct DeskEndpoint: Endpoint {
    static let root = "/desk"

    let name = "desk"
    let isShared = false

    private let service: DeskService
    private let sections: [any DeskSection]

    init(_ service: DeskService) {
        self.service = service
        sections = Self.sections
    }

    /// The parts of the desk, in the order of its navigation.
    private static let sections: [any DeskSection] = [
        PoliciesSection(), TreatiesSection(),
    ]

    func methods(at path: String) -> [HTTPRequest.Method] { [.get, .head, .post] }

    func reply(to call: Call) async throws -> Reply {
        let address = try Address(call.target)
        let segments = address.segments.dropFirst()
        let frame = frame(call, segments.first)
        do {
            guard let first = segments.first else {
                return request(call, [], address, nil, frame).reply(
                    DeskPage.render(
                        sections.compactMap { section in
                            section.title.map {
                                .init(
                                    link: Link(text: $0, href: section.path), about: section.about)
                            }
                        }, frame))
            }
            guard let section = sections.first(where: { $0.segment == first }) else {
                throw request(call, [], address, nil, frame).nothingHere()
            }
            let form = call.method == .post ? try await form(call) : nil
            return try await section.answer(
                request(call, Array(segments.dropFirst()), address, form, frame))
        } catch {
            guard let refusal = Self.refusal(error) else { throw error }
            throw refusal
        }
    }

    func reply(to refusal: Refusal, _ call: Call) -> Reply {
        if Accepting.prefersJSON(call.headers[.accept]) {
            return PlainRefusal.reply(refusal, asData: true)
        }
        var headers = refusal.headers
        headers[.cacheControl] = "no-store"
        return Reply(
            status: refusal.status, .html,
            DeskPage.failure(
                refusal.title, refusal.problem, allowed: refusal.allowed, frame(call, nil)),
            headers: headers)
    }

    private func request(
        _ call: Call, _ path: [String], _ address: Address, _ form: FormBody?, _ frame: DeskFrame
    ) -> DeskRequest {
        DeskRequest(
            call: call, path: path, address: address, form: form, service: service, frame: frame)
    }

    private func frame(_ call: Call, _ segment: String?) -> DeskFrame {
        let principal = call.bearer.principal
        var visitor: DeskFrame.Visitor?
        if let name = principal.name, let role = principal.role {
            visitor = .init(name: name, role: role.title)
        }
        return DeskFrame(
            visitor: visitor,
            sections: sections.compactMap { section in
                section.title.map { Link(text: $0, href: section.path) }
            },
            current: sections.first { $0.segment == segment }?.path)
    }

    /// The most bytes of a form.
    private static let formBytes = 4 << 20

    private func form(_ call: Call) async throws -> FormBody {
        let type = call.headers[.contentType]?.lowercased().prefix { $0 != ";" } ?? ""
        guard type == "application/x-www-form-urlencoded" else {
            throw Refusal(
                status: .unsupportedMediaType, title: "That is no form",
                problem: "Found Content-Type: \(Refusal.shortened(String(type))); expected "
                    + "application/x-www-form-urlencoded.")
        }
        let body = try await call.body.collect(upTo: Self.formBytes)
        return try FormBody(urlEncoded: Array(body.readableBytesView))
    }

    /// What a client is told of an error; nil for what is for the log.
    private static func refusal(_ error: any Error) -> Refusal? {
        switch error {
        case let refusal as Refusal: refusal
        case let error as RegisterError:
            Refusal(
                status: status(error), title: "That cannot be done", problem: error.description)
        case let error as CollectionError:
            Refusal(
                status: error.kind == .notFound ? .notFound : .unprocessableContent,
                title: "That cannot be done", problem: error.description)
        case let error as OfficeError where error.kind != .data:
            Refusal(
                status: error.kind == .notFound ? .notFound : .unprocessableContent,
                title: "That cannot be done", problem: error.description)
        default: nil
        }
    }

    private static func status(_ error: RegisterError) -> HTTPResponse.Status {
        switch error.kind {
        case .noRegister, .noRecord: .notFound
        case .conflict, .exists: .conflict
        case .format, .noField, .value, .required, .link, .request: .unprocessableContent
        }
    }
}
