internal import Accounts
internal import Atlas
internal import Hummingbird
internal import Office
internal import Registers

/// A request of the desk, read.
struct DeskRequest: Sendable {
    let call: Call
    /// The parts of the path after the section's, decoded.
    let path: [String]
    let address: Address
    /// What the form says; nil where the request brings none.
    let form: FormBody?
    let service: DeskService
    let frame: DeskFrame

    /// The secret that ties forms to this browser; nil where a token shows who asks.
    let formSecret: Secret?

    var office: Office { service.office }
    var principal: Principal { call.bearer.principal }
    var isPost: Bool { call.method == .post }

    /// The registers as they stand, as far as whoever asks may read them.
    func registers() throws -> RegisterState {
        try service.registers.state().seen(by: principal.readership)
    }

    /// Refuses those who may not do something.
    func require(_ deed: Deed, _ subject: Subject = .anything) throws {
        try call.require(deed, subject)
    }

    /// Who asks and from where, for the audit trail.
    var caller: Caller { call.caller }

    /// The accounts. Refuses where there are none yet.
    func accounts() throws -> AccountStore {
        guard let store = try service.accounts.store() else { throw Refusal.noAccounts }
        return store
    }

    /// The name that is kept with what is written.
    func who() throws -> String {
        guard let name = principal.name else { throw Refusal.unauthorised("Sign in first.") }
        return name
    }

    /// A page as a reply. Pages of the desk depend on who looks, and are not kept.
    func reply(_ html: String, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(
            status: status, .html, html,
            headers: [.cacheControl: "private, no-cache", .vary: "Cookie"])
    }

    /// Leads to another page after something was done, so that loading again does not do it twice.
    func seeOther(_ path: String) -> Reply {
        Reply(status: .seeOther, to: path)
    }

    /// There is nothing at the address.
    func nothingHere() -> Refusal {
        .notFound(
            "There is no such page",
            "Nothing is at \(Refusal.shortened(call.path)).",
            [Link(text: "The desk", href: DeskEndpoint.root)])
    }

    /// A value of the form; the empty text where it was not sent.
    func value(_ name: String) -> String { form?.value(name) ?? "" }
}
