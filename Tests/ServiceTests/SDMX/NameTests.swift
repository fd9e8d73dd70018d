import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import SDMX
import Testing

/// In which language names are, and where names stand beside ids.
@Suite struct NameTests {
    private static let old = "v1/data/DF_STOCK"
    private static let new = "v2/data/dataflow/CORRIDOR/DF_STOCK"

    @Test func `names are in the language of lang or Accept-Language, or English`() async throws {
        try await Rest.ask { rest in
            for (query, accept, tag, name) in [
                ("", nil, "en", "Mexico"), ("", "fr", "fr", "Mexique"),
                ("", "de, es;q=0.5", "es", "México"),
                ("", "ru;q=0.2, fr-CH;q=0.9", "fr", "Mexique"),
                ("", "xx", "en", "Mexico"), ("", "*", "en", "Mexico"),
                ("&lang=es", "fr", "es", "México"), ("&lang=all", nil, "en", "Mexico"),
            ] as [(String, String?, String, String)] {
                var headers: HTTPFields = [:]
                headers[.acceptLanguage] = accept
                for path in [Self.old, Self.new] {
                    let reply = try await rest.get(
                        path + "?format=csv" + query, headers: headers)
                    #expect(reply.headers[.contentLanguage] == tag, "\(query) \(accept ?? "")")
                    #expect(reply.text.contains(name), "\(query) \(accept ?? "")")
                }
            }
        }
    }

    @Test func `labels put names beside ids, by parameter or media type`() async throws {
        try await Rest.ask { rest in
            for (path, accept) in [
                (Self.new + "?format=sdmx-csv-2&labels=both", nil),
                (Self.new, "application/vnd.sdmx.data+csv;version=2.0.0;labels=both"),
                (Self.old + "?format=csvfilewithlabels", nil),
            ] as [(String, String?)] {
                let reply = try await rest.get(path, accept: accept)
                #expect(reply.text.contains("MEX: Mexico"), "\(path)")
            }
            let plain = try await rest.get(Self.new + "?format=sdmx-csv-2&labels=id")
            #expect(plain.text.contains("MEX") && !plain.text.contains("Mexico"))
        }
    }
}
