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
    let takesForms = true

    private let service: DeskService
    private let sections: [any DeskSection]

    init(_ service: DeskService) {
        self.service = service
        sections = Self.sections
    }

    /// The parts of the desk, in the order of its navigation.
    static let sections: [any DeskSection] = [
        CollectionsSection(), RoundsSection(), DueSection(), RatesSection(), AnswersSection(),
        QuestionnairesSection(), MeetingsSection(), RecommendationsSection(), PoliciesSection(),
        TreatiesSection(), RegistersSection(), MarketplaceSection(), SignInSection(),
        SignOutSection(), InvitationSection(), AccountSection(), AccountsSection(), AuditSection(),
    ]

    func methods(at path: String) -> [HTTPRequest.Method] { [.get, .head, .post] }

    func reply(to call: Call) async throws -> Reply {
        let address = try Address(call.target)
        let segments = address.segments.dropFirst()
        let section = sections.first { $0.segment == segments.first }
        let guardian = FormGuard(call, hasOpenForms: section?.hasOpenForms ?? false)
        let frame = frame(call, segments.first, guardian)
        func request(_ path: [String], _ form: FormBody?) -> DeskRequest {
            DeskRequest(
                call: call, path: path, address: address, form: form, service: service,
                frame: frame, formSecret: guardian.secret)
        }
        var form: FormBody?
        do {
            guard segments.first != nil else {
                return request([], nil).reply(
                    DeskPage.render(
                        sections.compactMap { section in
                            section.title.map {
                                .init(
                                    link: Link(text: $0, href: section.path), about: section.about)
                            }
                        }, frame))
            }
            guard let section else { throw request([], nil).nothingHere() }
            if call.method == .post {
                try guardian.checkPlace()
                form = try await read(call)
                try guardian.checkToken(form?.value(DeskForm.tokenName))
            }
            let reply = try await section.answer(request(Array(segments.dropFirst()), form))
            return guardian.settled(reply)
        } catch {
            guard let refusal = Self.refusal(error) else { throw error }
            // What was typed is shown again, not lost, where somebody's session ended meanwhile.
            guard let form, [.unauthorized, .forbidden].contains(refusal.status),
                !Accepting.prefersJSON(call.headers[.accept])
            else { throw refusal }
            return failure(refusal, frame, typed: form)
        }
    }

    func reply(to refusal: Refusal, _ call: Call) -> Reply {
        if Accepting.prefersJSON(call.headers[.accept]) {
            return PlainRefusal.reply(refusal, asData: true)
        }
        return failure(refusal, frame(call, nil, FormGuard(call, hasOpenForms: false)))
    }

    private func failure(
        _ refusal: Refusal, _ frame: DeskFrame, typed form: FormBody? = nil
    ) -> Reply {
        var headers = refusal.headers
        headers[.cacheControl] = "no-store"
        let allowed =
            refusal.status == .unauthorized
            ? [Link(text: "Sign in", href: frame.signIn)] + refusal.allowed : refusal.allowed
        let typed = form?.items.filter { item in
            item.name != DeskForm.tokenName && !item.name.contains("password")
                && item.value.contains { !$0.isWhitespace }
        }
        return Reply(
            status: refusal.status, .html,
            DeskPage.failure(
                refusal.title, refusal.problem, allowed: allowed, typed: typed ?? [], frame),
            headers: headers)
    }

    private func frame(
        _ call: Call, _ segment: String?, _ guardian: FormGuard
    ) -> DeskFrame {
        let principal = call.bearer.principal
        var visitor: DeskFrame.Visitor?
        if let name = principal.name, let role = principal.role {
            visitor = .init(name: name, role: role.title)
        }
        let back = call.method == .get ? call.target : DeskEndpoint.root
        return DeskFrame(
            visitor: visitor, formToken: guardian.secret?.formToken ?? "",
            sections: sections.compactMap { section in
                section.title.map { Link(text: $0, href: section.path) }
            },
            current: sections.first { $0.segment == segment }?.path,
            signIn: SignInSection.path(back: back))
    }

    /// The most bytes of a form without files.
    private static let formBytes = 4 << 20
    /// The largest file that a form brings. Units: bytes.
    private static let fileBytes = 32 << 20

    private func read(_ call: Call) async throws -> FormBody {
        let field = call.headers[.contentType] ?? ""
        if let boundary = try FormBody.boundary(field) {
            guard call.bearer.principal.isMember else {
                throw Refusal.unauthorised("Sign in to send files.")
            }
            let body = try await call.body.collect(upTo: Self.fileBytes + Self.formBytes)
            return try FormBody(
                multipart: Array(body.readableBytesView), boundary: boundary,
                fileBytes: Self.fileBytes)
        }
        let type = field.lowercased().prefix { $0 != ";" }
        guard type == "application/x-www-form-urlencoded" else {
            throw Refusal(
                status: .unsupportedMediaType, title: "That is no form",
                problem: "Found Content-Type: \(Refusal.shortened(String(type))); expected "
                    + "application/x-www-form-urlencoded or multipart/form-data.")
        }
        let body = try await call.body.collect(upTo: Self.formBytes)
        return try FormBody(urlEncoded: Array(body.readableBytesView))
    }

    /// What a client is told of an error; nil for what is for the log.
    private static func refusal(_ error: any Error) -> Refusal? {
        switch error {
        case let refusal as Refusal: refusal
        case let error as AccountError: error.refusal
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
