import HTTPTypes
import HummingbirdTesting
import Registers
import Testing

/// Hostile text in every field of every register is read back as text, or refused with a clear word.
struct HostileTextTests {
    private static let texts = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE release; --",
        "=HYPERLINK(\"x\")", "\u{202E}gnirts drawkcab\u{202C} مرحبا", "a|b&amp;c%00",
        "{{7*7}}${7*7}", "../../etc/passwd",
    ]

    /// A value that a field takes: text as it is, anything else of its kind.
    private func value(_ field: Field, _ text: String) -> String? {
        switch field.kind {
        case .text, .longText: text
        case .integer, .decimal: "7"
        case .date: "2004"
        case .choice(let list): list.codes.first?.id
        case .area: "MEX"
        case .dataflow: "DF_STOCK"
        case .link: nil
        case .address: "https://example.org/" + RegisterWorld.encoded(text)
        }
    }

    /// Required links lead to a record of their own.
    private func link(_ target: String) -> String { "hostile-\(target)" }

    @Test(arguments: texts)
    func `hostile text is text on every page`(_ text: String) async throws {
        try await RegisterWorld.run { world in
            let order = ["organisations", "collections", "meetings", "instruments"]
            let registers = Register.all.sorted { a, b in
                (order.firstIndex(of: a.id) ?? 9) < (order.firstIndex(of: b.id) ?? 9)
            }
            for register in registers {
                var members: [String] = []
                func add(_ field: Field, _ name: String) throws {
                    var said = value(field, text)
                    if case .link(let target) = field.kind, field.isRequired { said = link(target) }
                    guard let said else { return }
                    members.append(
                        """
                        "\(name)": [{"value": \(try RegisterWorld.quoted(said)), \
                        "printed": \(try RegisterWorld.quoted(text)), \
                        "note": \(try RegisterWorld.quoted(text)), \
                        "source": {"document": \(try RegisterWorld.quoted(text))}}]
                        """)
                }
                for field in register.fields { try add(field, field.id) }
                for part in register.parts {
                    for field in part.fields { try add(field, "\(part.id)/1/\(field.id)") }
                }
                let made = try await world.send(
                    .post, "/api/v1/registers/\(register.id)/records",
                    """
                    {"id": "hostile-\(register.id)", "reason": \(try RegisterWorld.quoted(text)),
                     "fields": {\(members.joined(separator: ","))}}
                    """)
                #expect(made.status == .ok, "\(register.id): \(made.text.prefix(300))")
                let record = "/desk/registers/\(register.id)/records/hostile-\(register.id)"
                for path in [
                    record, record + "/history", record + "/edit", record + "/delete",
                    "/desk/registers/\(register.id)", "/desk/registers/\(register.id)/timeline",
                    "/desk/registers/\(register.id)/matrix",
                    "/desk/registers/\(register.id)/map", "/desk/registers/changes",
                ] {
                    let html = try await world.page(path, token: RegisterWorld.desk)
                    #expect(!html.contains("<script") && !html.contains("<img"), "\(path)")
                    #expect(!html.contains("onerror=alert(1)>"), "\(path)")
                }
                let back = try JSONObject(
                    try await world.get(
                        "/api/v1/registers/\(register.id)/records/hostile-\(register.id)",
                        token: RegisterWorld.desk))
                let statements = back.object("fields")?.members.keys.flatMap { name in
                    back.object("fields")?.list(name) ?? []
                }
                #expect(statements?.allSatisfy { $0.text("note") == text } == true)
            }
        }
    }

    @Test func `controls and texts without end are refused, and what was typed comes back`()
        async throws
    {
        try await RegisterWorld.run { world in
            let long = String(repeating: "x", count: 100_000)
            let refused = try await world.send(
                .post, "/api/v1/registers/meetings/records",
                #"{"reason": "long", "fields": {"title": "\#(long)"}}"#)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("at most 65536"))
            let control = try await world.send(
                .post, "/api/v1/registers/meetings/records",
                #"{"reason": "bell", "fields": {"title": "a\u0007b"}}"#)
            #expect(control.status == .unprocessableContent && control.text.contains("U+7"))
            let form = try await world.post(
                "/desk/registers/meetings/new", [("title:0:value", long), ("reason", "long")])
            #expect(form.status == .unprocessableContent && form.text.contains(long))
            let deep = String(repeating: "[", count: 100_000)
            let nested = try await world.send(
                .post, "/api/v1/registers/import?reason=deep", deep)
            #expect(nested.status == .badRequest)
        }
    }
}
