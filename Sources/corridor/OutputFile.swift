import Foundation
import Office

/// A file that is there whole or not at all.
enum OutputFile {
    /// Lets the body write beside the file, and puts it in its place at the end.
    static func write<Result>(
        _ path: String, _ body: (@escaping (UnsafeRawBufferPointer) throws -> Void) throws -> Result
    ) throws -> Result {
        let part = path + ".part"
        do {
            guard FileManager.default.createFile(atPath: part, contents: nil),
                let file = FileHandle(forWritingAtPath: part)
            else {
                throw OfficeError(
                    kind: .file, place: path, found: "no right or no place to write",
                    expected: "a folder that can be written to")
            }
            let result = try body { try file.write(contentsOf: $0) }
            try file.close()
            guard rename(part, path) == 0 else {
                throw OfficeError(
                    kind: .file, place: path, found: String(cString: strerror(errno)),
                    expected: "a file that can be written")
            }
            return result
        } catch {
            unlink(part)
            throw error
        }
    }
}
