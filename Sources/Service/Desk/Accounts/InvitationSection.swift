internal import Accounts
internal import Atlas
internal import Hummingbird

/// `/desk/invitation/SECRET`: takes up an invitation.
struct InvitationSection: DeskSection {
    static let root = "/desk/invitation"

    let segment = "invitation"
    let hasOpenForms = true

    func answer(_ request: DeskRequest) async throws -> Reply {
        guard request.path.count == 1, let secret = Secret(request.path[0]),
            request.formSecret != nil, let store = try request.service.accounts.store(),
            let invitation = try store.invitation(secret)
        else { throw Self.gone }
        guard request.isPost else { return page(request, secret, invitation) }
        let password = request.value("password")
        guard password == request.value("password-again") else {
            return page(
                request, secret, invitation, again: "The two passwords differ.")
        }
        let caller = Caller(
            name: invitation.account.name, address: request.caller.address,
            network: request.caller.network, agent: request.caller.agent)
        do {
            _ = try await request.service.accounts.turns.take {
                try store.accept(secret, password: password, by: caller)
            }
        } catch let error as AccountError where error.kind == .value {
            return page(request, secret, invitation, fault: error.description)
        } catch let error as AccountError where error.kind == .notFound {
            throw Self.gone
        }
        return request.seeOther(SignInSection.root)
    }

    private func page(
        _ request: DeskRequest, _ secret: Secret, _ invitation: Invitation, fault: String? = nil,
        again: String? = nil
    ) -> Reply {
        let account = invitation.account
        let html = InvitationPage.render(
            InvitationPage.Model(
                path: Self.root + "/" + secret.text, name: account.name,
                fullName: account.fullName, role: account.role.title,
                rules: PasswordRules.words, fault: fault, faultAgain: again), request.frame)
        var reply = request.reply(
            html, status: fault ?? again == nil ? .ok : .unprocessableContent)
        reply.headers[.cacheControl] = "no-store"
        return reply
    }

    private static let gone = Refusal(
        status: .notFound, title: "This invitation cannot be taken up",
        problem: "It was taken up before, its time is over, or the address is not whole. Ask the "
            + "office for another.")
}
