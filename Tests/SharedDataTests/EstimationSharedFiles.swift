import Estimation
import Foundation

/// Files of the folder that CORRIDOR_SHARED names.
enum EstimationFiles {
    /// The folder; nil where the variable is not set.
    static let folder = ProcessInfo.processInfo.environment["CORRIDOR_SHARED"]

    /// What is wrong with a file.
    struct Fault: Error {
        let file: String
        let reason: String
    }

    /// The bytes of a file under `reference/`.
    static func data(_ path: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(folder ?? "")/reference/\(path)"))
    }

    /// The stocks, births and deaths of the world 2015-2020.
    static func world() throws -> FlowInputs {
        let name = "world_2015_2020/births_deaths_2015_2020.csv"
        let lines = String(decoding: try data(name), as: UTF8.self).split(separator: "\n")
        let fields = lines.dropFirst().map { $0.split(separator: ",") }
        let figures = fields.map { (Double($0[1]) ?? .nan, Double($0[2]) ?? .nan) }
        return try FlowInputs(
            areas: fields.map { $0[0].filter { $0 != "\"" } },
            start: stocks("world_2015_2020/stock_2015.csv.gz"),
            end: stocks("world_2015_2020/stock_2020.csv.gz"),
            births: figures.map(\.0), deaths: figures.map(\.1))
    }

    private static func stocks(_ path: String) throws -> Matrix {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", "\(folder ?? "")/reference/\(path)"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let rows = text.split(separator: "\n").map { line in
            line.split(separator: ",").map { Double($0) ?? .nan }
        }
        guard let matrix = Matrix(rows) else { throw Fault(file: path, reason: "uneven rows") }
        return matrix
    }
}
