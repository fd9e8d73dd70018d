import Testing

struct LayeringTests {
    private func findings(_ module: String, _ text: String) -> [String] {
        Layering.findings([TextFile(path: "Sources/\(module)/Folder/File.swift", text: text)])
            .map(\.description)
    }

    @Test func `every module imports only what stands above it`() throws {
        let sources = try House.swift(in: "Sources")
        #expect(sources.count > 20)
        expectNone(Layering.findings(sources))
    }

    @Test func `the table itself only looks up`() {
        let names = Layering.house.map(\.module)
        #expect(Set(names).count == names.count)
        for (place, (module, allowed)) in Layering.house.enumerated() {
            guard case .only(let imports) = allowed else { continue }
            for name in imports {
                #expect(names.firstIndex(of: name).map { $0 < place } == true, "\(module): \(name)")
            }
        }
        for users in Layering.outside.values { #expect(users.allSatisfy(names.contains)) }
    }

    @Test(arguments: [
        ("Vocabulary", "import Cubes"), ("Cubes", "public import Warehouse"),
        ("SDMX", "internal import Vocabulary"), ("Estimation", "import Vocabulary"),
        ("Atlas", "import Warehouse"), ("Atlas", "  import Office"),
        ("Office", "@_exported import Service"), ("Service", "import corridor"),
        ("Publishers", "import struct Warehouse.Release"), ("Tables", "import Cubes // why"),
        ("Warehouse", "package import Publishers"), ("Cubes", "@preconcurrency import SDMX\r"),
    ])
    func `an import that looks down or aside is refused`(_ module: String, _ text: String) {
        let found = findings(module, "import Foundation\n\(text)\n")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("Sources/\(module)/Folder/File.swift:2: ") == true)
    }

    @Test(arguments: [
        ("Office", "import GRDB"), ("Atlas", "import Hummingbird"), ("Service", "import GRDB"),
        ("Publishers", "import CLibxml2"), ("Estimation", "import ArgumentParser"),
    ])
    func `a library in a module that is not to know it is refused`(
        _ module: String, _ text: String
    ) {
        #expect(findings(module, text).count == 1)
    }

    @Test func `a module without a place in the house is refused`() {
        #expect(findings("Helpers", "import Foundation").count == 1)
    }

    @Test(arguments: [
        ("Cubes", "public import Vocabulary"), ("Office", "import Warehouse"),
        ("corridor", "import Service"), ("Warehouse", "internal import GRDB"),
        ("Service", "import Hummingbird"), ("Cubes", "// import Office"),
        ("Cubes", "let text = \"import Office\""), ("Cubes", "import Cubes"),
        ("CZlib", "import Office"),
    ])
    func `what the table allows passes`(_ module: String, _ text: String) {
        #expect(findings(module, text).isEmpty)
    }
}
