import HTTPTypes
import Service
import TestKit
import Testing

/// Who a request is counted for.
@Suite struct ClientTests {
    @Test func `addresses are read in all forms that proxies write`() {
        for (text, written) in [
            ("192.0.2.1", "192.0.2.1"), ("192.0.2.1:8080", "192.0.2.1"),
            (" 192.0.2.1 ", "192.0.2.1"), ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]:443", "2001:db8::1"), ("\"[2001:db8::1]\"", "2001:db8::1"),
            ("fe80::1%eth0", "fe80::1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::", "::"),
        ] {
            #expect(IPAddress(text)?.description == written, "\(text)")
        }
        for text in [
            "", "unknown", "example.org", "1.2.3", "1.2.3.4.5", "[::1", "300.1.1.1", "_hidden",
            String(repeating: "1", count: 100),
        ] {
            #expect(IPAddress(text) == nil, "\(text)")
        }
    }

    @Test func `ranges hold what shares their bits`() throws {
        for (range, inside, outside) in [
            ("10.0.0.0/8", "10.255.0.1", "11.0.0.0"), ("127.0.0.1", "127.0.0.1", "127.0.0.2"),
            ("2001:db8::/32", "2001:db8:ffff::1", "2001:db9::"), ("::1", "::1", "::2"),
            ("192.0.2.128/25", "192.0.2.255", "192.0.2.127"), ("0.0.0.0/0", "1.2.3.4", "2001::1"),
            ("2001:db8::/65", "2001:db8::7fff:0:0:1", "2001:db8:0:0:8000::"),
        ] {
            let range = try #require(IPRange(range))
            #expect(range.contains(try #require(IPAddress(inside))), "\(range) \(inside)")
            #expect(!range.contains(try #require(IPAddress(outside))), "\(range) \(outside)")
            #expect(IPRange("\(range)") == range)
        }
        for text in ["10.0.0.1/8", "10.0.0.0/33", "::/129", "x/8", "10.0.0.0/-1", "1.1.1.1/8/8"] {
            #expect(IPRange(text) == nil, "\(text)")
        }
    }

    @Test func `a range holds an address if their first bits are the same, bit by bit`() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<2000 {
            let parts = (0..<4).map { _ in UInt8.random(in: 0...255, using: &generator) }
            var other = parts
            if Bool.random(using: &generator) {
                other[Int.random(in: 0..<4, using: &generator)] ^=
                    1
                    << UInt8.random(
                        in: 0..<8, using: &generator)
            }
            let bits = Int.random(in: 0...32, using: &generator)
            func number(_ parts: [UInt8]) -> UInt32 { parts.reduce(0) { $0 << 8 | UInt32($1) } }
            let mask: UInt32 = bits == 0 ? 0 : ~0 << UInt32(32 - bits)
            let base = number(parts) & mask
            let text = [24, 16, 8, 0].map { String(base >> $0 & 255) }.joined(separator: ".")
            let range = try #require(IPRange("\(text)/\(bits)"))
            let address = try #require(IPAddress(other.map(String.init).joined(separator: ".")))
            #expect(range.contains(address) == (number(other) & mask == base))
        }
    }

    @Test func `only a trusted proxy is believed about the client`() async throws {
        let who = ScriptedEndpoint.mount("who") { call in
            Reply(mediaType: "text/plain", text: call.client.text)
        }
        let forwarded = "X-Forwarded-For: 198.51.100.9, 203.0.113.7, 10.0.0.5\r\n"
        for (trusted, client) in [
            ("", "127.0.0.1"), ("127.0.0.1", "10.0.0.5"), ("127.0.0.1,10.0.0.0/8", "203.0.113.7"),
            ("127.0.0.0/8,0.0.0.0/0", "198.51.100.9"),
        ] {
            let ranges = trusted.split(separator: ",").compactMap { IPRange($0) }
            try await Operated.run(
                mounts: [who], { $0.trustedProxies = ranges + Self.six(trusted) }
            ) {
                server in
                let text = try await server.fetch("/who", headers: forwarded)
                let own = text.hasSuffix("::1") && client == "127.0.0.1"
                #expect(text.hasSuffix("\r\n\r\n\(client)") || own, "\(trusted): \(text)")
                // Two fields are one list; what is no address ends it.
                let odd = try await server.fetch(
                    "/who",
                    headers:
                        "X-Forwarded-For: 198.51.100.9\r\nX-Forwarded-For: junk, 203.0.113.7\r\n")
                #expect(odd.hasSuffix("203.0.113.7") == (trusted != ""), "\(trusted)")
            }
        }
    }

    /// The same machine by its other address, where the test comes from that.
    private static func six(_ trusted: String) -> [IPRange] {
        trusted.isEmpty ? [] : [IPRange("::1")].compactMap { $0 }
    }

    @Test func `clients behind a proxy are limited one by one`() async throws {
        let local = ["127.0.0.0/8", "::1"].compactMap { IPRange($0) }
        try await Operated.run(
            mounts: [ScriptedEndpoint.echo],
            {
                $0.trustedProxies = local
                $0.ratePerClient = 0.01
                $0.rateBurst = 2
                $0.connectionsPerClient = 1
            }
        ) { server in
            for client in ["198.51.100.1", "198.51.100.2", "2001:db8::1"] {
                var statuses: [Substring] = []
                for _ in 0..<3 {
                    let text = try await server.fetch(
                        "/echo", headers: "X-Forwarded-For: \(client)\r\n")
                    statuses.append(text.prefix(12).suffix(3))
                }
                #expect(statuses == ["200", "200", "429"], "\(client)")
            }
            // A whole network of version 6 is one client.
            let neighbour = try await server.fetch(
                "/echo", headers: "X-Forwarded-For: 2001:db8::ffff:1\r\n")
            #expect(neighbour.hasPrefix("HTTP/1.1 429 "))
        }
    }
}
