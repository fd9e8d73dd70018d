import Foundation

/// The folder of published data that the environment variable CORRIDOR_SHARED names.
enum SharedData {
    /// The folder; nil where the variable is not set.
    static var folder: String? { ProcessInfo.processInfo.environment["CORRIDOR_SHARED"] }

    /// The text of a file compressed with gzip.
    static func inflated(_ path: String) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw WrongAnswer(place: path, found: "no gzip file", expected: "published data")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension World {
    /// The raw stocks of 230 areas in 2015 and 2020 with births and deaths between.
    static func reference(_ folder: String) throws -> World {
        let place = folder + "/reference/world_2015_2020/"
        let vital = try String(
            contentsOfFile: place + "births_deaths_2015_2020.csv", encoding: .utf8)
        let lines = vital.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
        let areas = lines.map { $0[0].filter { $0 != "\"" } }
        return World(
            name: "world 2015-2020", areas: areas, birthplaces: areas,
            start: table(try SharedData.inflated(place + "stock_2015.csv.gz")),
            end: table(try SharedData.inflated(place + "stock_2020.csv.gz")),
            births: lines.map { Double($0[1]) ?? .nan },
            deaths: lines.map { Double($0[2]) ?? .nan })
    }

    /// World totals and corridors of the reference world to the person; closed ones as two programs
    /// of others gave them, open ones as one did.
    static let referenceFlows: [(method: String, from: String?, to: String?, persons: Double)] = [
        ("DA_CLOSED", nil, nil, 54_485_763), ("DA_PB", nil, nil, 105_263_013),
        ("DA_OPEN", nil, nil, 37_034_850), ("DA_CLOSED", "VEN", "COL", 1_698_941),
        ("DA_CLOSED", "IND", "USA", 1_377_976), ("DA_CLOSED", "MEX", "USA", 1_130_298),
        ("DA_CLOSED", "PAK", "USA", 1_129_102),
    ]

    private static func table(_ text: String) -> [[Double]] {
        text.split(separator: "\n").map { line in
            line.split(separator: ",").map { Double($0) ?? .nan }
        }
    }
}
