internal import Foundation
internal import Hummingbird
internal import Office

/// A result as a file that is made whole and then sent.
struct DownloadReply {
    private let request: APICall
    private let ending: String
    private let mediaType: String

    init(_ request: APICall, ending: String, mediaType: String) {
        self.request = request
        self.ending = ending
        self.mediaType = mediaType
    }

    /// - Parameter make: writes the file at a path.
    func reply(_ make: @escaping @Sendable (Download, String) throws -> Void) throws -> Reply {
        let answered = try request.service.state(request)
        let filters = try FigureFilters(request.values, answered)
        let path = "\(APIService.downloads)/\(filters.dataflow.plainName).\(ending)"
        let items = filters.items.filter { $0.name != "dataflow" }
        let state: [(name: String, value: String)] = [("release", "\(answered.release)")]
        let here = APIAddress.text(nil, path, items + state)
        let freshness = request.freshness(answered.marks, modified: answered.time)
        var headers: HTTPFields = [
            .contentLocation: here, .link: "<\(here)>; rel=\"cite-as\"", .contentLanguage: "en",
        ]
        if let unchanged = freshness.unchanged(request.call, headers: headers) { return unchanged }
        for field in freshness.fields { headers[field.name] = field.value }
        let result = try FigureResult(
            filters, address: APIAddress.text(request.call.origin, path, items + state),
            query: APIAddress.text(nil, path, items))
        let name = try Download(result).suggestedName
        headers[.contentDisposition] = "attachment; filename=\"\(name).\(ending)\""
        return Reply(
            mediaType: mediaType, headers: headers,
            body: .stream { writer in
                let file = try TemporaryFile(ending: ending)
                defer { file.remove() }
                try make(try Download(result), file.path)
                let handle = try TemporaryFile.reading(file.path)
                defer { try? handle.close() }
                while let piece = try handle.read(upToCount: BodyWriter.piece), !piece.isEmpty {
                    piece.withUnsafeBytes { writer.put($0) }
                    try await writer.send()
                }
            })
    }
}

/// A file that is there for the time of one reply.
struct TemporaryFile: Sendable {
    let path: String

    /// Chooses a path that nothing is at.
    init(ending: String) throws {
        path =
            FileManager.default.temporaryDirectory.path + "/corridor-download-"
            + UUID().uuidString + "." + ending
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// Makes the file, for nobody else to read.
    static func writing(_ path: String) throws -> FileHandle {
        guard
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        else {
            throw OfficeError(
                kind: .file, place: "the folder for temporary files", found: "no room to write",
                expected: "a folder that can be written, with room for the download")
        }
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    static func reading(_ path: String) throws -> FileHandle {
        try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    }
}
