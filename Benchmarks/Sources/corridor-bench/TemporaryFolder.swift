import Foundation

/// A folder for one benchmark, gone when the benchmark is.
struct TemporaryFolder {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("corridor-bench-" + UUID().uuidString).path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true)
    }

    /// The path of something new within it.
    func fresh() -> String { path + "/" + UUID().uuidString }

    /// Writes a text under a name and gives its path.
    func write(_ text: String, as name: String) throws -> String {
        let file = path + "/" + name
        try text.write(toFile: file, atomically: false, encoding: .utf8)
        return file
    }

    /// Removes it with all that is in it.
    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Removes something in it.
    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
