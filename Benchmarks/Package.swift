// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who builds Corridor resolves what only benchmarks need.
let package = Package(
    name: "corridor-benchmarks",
    products: [.executable(name: "corridor-bench", targets: ["corridor-bench"])],
    dependencies: [
        .package(name: "corridor", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    ],
    targets: [
        .executableTarget(
            name: "corridor-bench",
            dependencies: [
                .product(name: "CorridorKit", package: "corridor"),
                .product(name: "SDMX", package: "corridor"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ])
    ]
)
