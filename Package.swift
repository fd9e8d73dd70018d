// swift-tools-version: 6.2
import PackageDescription

/// Settings shared by every module: imports are internal unless a public
/// signature needs them, and existential types are spelled out.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
) -> Target {
    .target(
        name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: dependencies + ["TestKit"], swiftSettings: settings)
}

let package = Package(
    name: "corridor",
    products: [
        .executable(name: "corridor", targets: ["corridor"]),
        .library(name: "SDMX", targets: ["SDMX"]),
        .library(
            name: "CorridorKit",
            targets: [
                "Vocabulary", "Cubes", "Tables", "Fetching", "YAML", "Publishers", "Harmonisation",
                "Estimation", "Warehouse", "Registers", "Collection", "Office",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.14.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.0"),
    ],
    targets: [
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibzip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CLibxlsxwriter", pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(
            name: "CLibcurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CMalloc"),

        // The house, top to bottom: a module imports only modules above it.
        module("Vocabulary"),
        module("Cubes", ["Vocabulary"]),
        module("Tables", ["CZlib", "CLibxml2", "CLibzip", "CLibxlsxwriter"]),
        module("Fetching", ["CLibcurl", .product(name: "Crypto", package: "swift-crypto")]),
        module("SDMX"),
        module("YAML", [.product(name: "Yams", package: "Yams")]),
        module("Publishers", ["Vocabulary", "Cubes", "Tables", "SDMX", "YAML"]),
        module("Harmonisation", ["Vocabulary", "Cubes"]),
        module("Estimation"),
        module(
            "Warehouse",
            [
                "Vocabulary", "Cubes",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        module("Registers", ["Vocabulary", "Warehouse"]),
        module("Collection", ["Vocabulary", "Cubes", "Tables", "Warehouse", "Registers"]),
        module(
            "Accounts",
            [
                "Vocabulary", "Warehouse",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        module(
            "Office",
            [
                "Vocabulary", "Cubes", "Tables", "Fetching", "SDMX", "Publishers", "Harmonisation",
                "Estimation", "Warehouse", "Registers", "Collection",
            ],
            resources: [.copy("StarterSet")]),
        module("Atlas", ["Vocabulary", "Cubes", "Estimation"]),
        module(
            "Service",
            [
                "Office", "Atlas", "Vocabulary", "Cubes", "Tables", "SDMX", "Warehouse",
                "Harmonisation", "Estimation", "YAML", "CMalloc", "Registers", "Collection",
                "Accounts",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        .executableTarget(
            name: "corridor",
            dependencies: [
                "Vocabulary", "Cubes", "Tables", "Fetching", "SDMX", "Publishers", "Harmonisation",
                "Estimation", "Warehouse", "Registers", "Collection", "Accounts", "Office",
                "Service",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // For tests only: generators, folders, mutations.
        module("TestKit"),
        module("SDMXTestKit", ["SDMX", "TestKit"]),

        tests("House", []),
        tests("Vocabulary", ["Vocabulary"]),
        tests("Cubes", ["Cubes", "Vocabulary"]),
        tests("Tables", ["Tables"]),
        tests("Fetching", ["Fetching"]),
        tests("SDMX", ["SDMX", "SDMXTestKit"]),
        tests("YAML", ["YAML"]),
        tests("Publishers", ["Publishers", "Vocabulary", "Cubes", "Tables"]),
        tests("Harmonisation", ["Harmonisation", "Vocabulary", "Cubes"]),
        tests("Estimation", ["Estimation"]),
        tests(
            "Warehouse",
            ["Warehouse", "Cubes", "Vocabulary", .product(name: "GRDB", package: "GRDB.swift")]),
        tests("Registers", ["Registers", "Vocabulary", "Warehouse"]),
        tests(
            "Collection",
            ["Collection", "Vocabulary", "Cubes", "Tables", "Warehouse", "Registers"]),
        tests("Accounts", ["Accounts", "Vocabulary", "Warehouse"]),
        tests(
            "Office",
            [
                "Office", "Vocabulary", "Cubes", "Tables", "Fetching", "SDMX", "Publishers",
                "Harmonisation", "Estimation", "Warehouse", "Registers", "Collection",
            ]),
        tests("Atlas", ["Atlas", "Vocabulary", "Cubes", "Estimation"]),
        tests(
            "Service",
            [
                "Service", "Office", "Atlas", "Vocabulary", "Cubes", "Tables", "SDMX", "Warehouse",
                "Estimation", "Registers", "Collection", "Accounts",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
        // Run alone and one by one, as they look at the time: decision 0002.
        tests(
            "Operation",
            [
                "Service", "Office", "Warehouse", "Tables", "Registers", "Collection", "Accounts",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        tests("Oracle", ["SDMX", "SDMXTestKit"]),
        tests("Tool", ["corridor", "Tables", "Collection", "Accounts"]),
        tests(
            "SharedData",
            [
                "Vocabulary", "Cubes", "Tables", "SDMX", "Publishers", "Estimation", "Warehouse",
                "Office", "corridor",
            ]),
    ]
)
