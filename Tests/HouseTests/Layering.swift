/// Which module may import which: the house, top to bottom.
struct Layering {
    /// Who may import a module of ours.
    enum Allowed {
        case only([String])
        /// All that stand above it.
        case above
    }

    /// A module imports only modules that stand above it in this table.
    static let house: [(module: String, allowed: Allowed)] = [
        ("Vocabulary", .only([])),
        ("Cubes", .only(["Vocabulary"])),
        ("Tables", .only([])),
        ("Fetching", .only([])),
        ("SDMX", .only([])),
        ("YAML", .only([])),
        ("Publishers", .only(["Vocabulary", "Cubes", "Tables", "SDMX", "YAML"])),
        ("Harmonisation", .only(["Vocabulary", "Cubes"])),
        ("Estimation", .only(["Cubes"])),
        ("Warehouse", .only(["Vocabulary", "Cubes"])),
        ("Registers", .only(["Vocabulary", "Warehouse"])),
        ("Collection", .only(["Vocabulary", "Cubes", "Tables", "Warehouse", "Registers"])),
        ("Accounts", .only(["Vocabulary", "Warehouse"])),
        ("Office", .above),
        ("Atlas", .only(["Vocabulary", "Cubes", "Estimation"])),
        ("Service", .above),
        ("corridor", .above),
        ("TestKit", .only([])),
        ("SDMXTestKit", .only(["SDMX", "TestKit"])),
    ]

    /// Libraries that only some modules may know: SQL in the warehouse, HTTP in the service.
    static let outside: [String: [String]] = [
        "ArgumentParser": ["corridor"],
        "CLibcurl": ["Fetching"],
        "CLibxlsxwriter": ["Tables"],
        "CLibxml2": ["Tables"],
        "CLibzip": ["Tables"],
        "CMalloc": ["Service"],
        "CZlib": ["Tables"],
        "Crypto": ["Fetching", "Warehouse", "Accounts"],
        "CryptoExtras": ["Accounts"],
        "GRDB": ["Warehouse", "Registers", "Accounts"],
        "Hummingbird": ["Service"],
        "HummingbirdTesting": [],
        "Logging": ["Service", "corridor"],
        "NIOCore": ["Service"],
        "Yams": ["YAML"],
    ]

    /// Imports in `Sources` that the table does not allow.
    static func findings(_ files: [TextFile]) -> [Finding] {
        let systemModules = [
            "CLibcurl", "CLibxlsxwriter", "CLibxml2", "CLibzip", "CMalloc", "CZlib",
        ]
        return files.flatMap { file -> [Finding] in
            guard let module = file.module, file.path.hasSuffix(".swift"),
                !systemModules.contains(module)
            else { return [] }
            guard let place = house.firstIndex(where: { $0.module == module }) else {
                return [
                    Finding(
                        path: file.path, line: 1,
                        message: "module \(module) has no place in the house")
                ]
            }
            return imports(file).compactMap { line, name in
                guard let refusal = refusal(of: name, at: place) else { return nil }
                return Finding(path: file.path, line: line, message: refusal)
            }
        }
    }

    private static func refusal(of name: String, at place: Int) -> String? {
        let (module, allowed) = house[place]
        if let users = outside[name], !users.contains(module) {
            return "\(module) imports \(name), which is for \(users.joined(separator: ", "))"
        }
        guard let target = house.firstIndex(where: { $0.module == name }), target != place else {
            return nil
        }
        switch allowed {
        case .above where target < place: return nil
        case .only(let names) where names.contains(name): return nil
        case .above: return "\(module) imports \(name), which does not stand above it"
        case .only(let names):
            let may = names.isEmpty ? "nothing of ours" : names.joined(separator: ", ")
            return "\(module) imports \(name); it may import \(may)"
        }
    }

    /// The modules that a file imports, by line.
    static func imports(_ file: TextFile) -> [(line: Int, module: String)] {
        let kinds: Set<Substring> = [
            "struct", "class", "enum", "protocol", "func", "let", "var", "typealias", "actor",
        ]
        return file.lines.compactMap { number, text in
            let words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" }
            guard let place = words.firstIndex(of: "import"),
                words[..<place].allSatisfy({ isModifier($0) }), place + 1 < words.count
            else { return nil }
            let name = words[(place + 1)...].first { !kinds.contains($0) }
            let module = name?.prefix { $0.isLetter || $0.isNumber || $0 == "_" } ?? ""
            return module.isEmpty ? nil : (number, String(module))
        }
    }

    private static func isModifier(_ word: Substring) -> Bool {
        ["public", "package", "internal", "fileprivate", "private"].contains(word)
            || word.hasPrefix("@")
    }
}
