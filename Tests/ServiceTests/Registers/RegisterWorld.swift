import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Office
import Registers
import Service
import Testing

/// A workspace with a few records, served.
struct RegisterWorld {
    let client: any TestClientProtocol
    let office: Office

    /// The token of somebody who reads what members read.
    static let member = "member-token-of-tests"
    /// The token of the desk.
    static let desk = "desk-token-of-the-tests"

    static func run(_ test: @Sendable (RegisterWorld) async throws -> Void) async throws {
        let folder =
            FileManager.default.temporaryDirectory.path + "/corridor-desk-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let office = try Office(workspace: folder, create: true)
        try fill(office)
        var configuration = ServiceConfiguration()
        configuration.access = Access(
            tokens: [
                try #require(Token(name: "member", token: member, rights: .see)),
                try #require(Token(name: "desk", token: desk, rights: [.see, .approve])),
            ])
        configuration.requestsPerClient = 1_000
        configuration.requests = 1_000
        let server = OfficeServer(
            office: office, configuration: configuration, interval: .zero,
            mounts: OfficeServer.interfaces(office, interval: .zero))
        try await server.application().test(.router) { client in
            try await test(RegisterWorld(client: client, office: office))
        }
    }

    private static func fill(_ office: Office) throws {
        func edit(_ register: String, _ id: String, _ fields: [String: [Statement]]) -> Edit {
            var content = RecordContent()
            for (name, statements) in fields {
                if let path = FieldPath(text: name) { content[path] = statements }
            }
            return Edit(RecordKey(register, id), content, base: 0)
        }
        let report = StatementSource(
            document: "Report of the meeting", date: RecordDate("2004"),
            address: "https://example.org/report")
        _ = try office.registers.apply(
            [
                edit(
                    "organisations", "ilo",
                    [
                        "title": [Statement("Labour Office")],
                        "focal-points/1/name": [Statement("Ana")],
                        "focal-points/1/contact": [Statement("secretmail@example.org")],
                    ]),
                edit(
                    "meetings", "m1",
                    [
                        "title": [Statement("First meeting")], "date": [Statement("2004-10-27")],
                        "participants": [
                            Statement("80", .over, printed: "over 80", source: report),
                            Statement("52", source: report),
                        ], "organiser": [Statement("ilo")], "area": [Statement("MEX")],
                        "sessions/1/title": [Statement("Opening")],
                    ]),
                edit(
                    "views", "mex-2003",
                    [
                        "area": [Statement("MEX")], "year": [Statement("2003")],
                        "subject": [Statement("immigration")], "view": [Statement("too-high")],
                    ]),
                edit(
                    "offers", "o1",
                    [
                        "title": [Statement("Hiddenword help")], "direction": [Statement("offer")],
                        "organisation": [Statement("ilo")],
                    ]),
            ], by: "Ana", reason: "first entries")
    }

    func get(
        _ path: String, token: String? = nil, headers: HTTPFields = [:]
    ) async throws -> TestResponse {
        try await send(.get, path, token: token, headers: headers)
    }

    func page(_ path: String, token: String? = nil) async throws -> String {
        let reply = try await get(path, token: token)
        #expect(reply.status == .ok, "\(path): \(reply.text.prefix(400))")
        return reply.text
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil,
        token: String? = desk, headers: HTTPFields = [:], type: String = "application/json"
    ) async throws -> TestResponse {
        var headers = headers
        if let token { headers[.authorization] = "Bearer " + token }
        if body != nil { headers[.contentType] = type }
        return try await client.execute(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
        ) { $0 }
    }

    /// Sends a form.
    func post(
        _ path: String, _ fields: [(String, String)], token: String? = desk
    ) async throws -> TestResponse {
        try await send(
            .post, path, fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }
                .joined(separator: "&"), token: token, type: "application/x-www-form-urlencoded")
    }

    static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain =
                (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x30...0x39).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : String(format: "%%%02X", byte)
        }.joined()
    }

    /// A text as a member of a JSON object has it.
    static func quoted(_ text: String) throws -> String {
        String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }
}
