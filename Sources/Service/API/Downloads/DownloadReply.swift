internal import Cubes
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
        let result = try result(
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

    /// - Parameters:
    ///   - address: the permanent address of the result.
    ///   - query: what was asked, as an address without the state.
    /// - Throws: ``Problem`` where there are no figures.
    private func result(
        _ filters: FigureFilters, address: String, query: String
    ) throws -> FigureResult {
        let answered = filters.answered
        let dataflow = filters.dataflow
        let words = filters.words
        let heading = DownloadHeading(
            title: dataflow.title + (words.isEmpty ? "" : ": " + words), dataflow: dataflow,
            structureVersion: answered.catalogue.version(dataflow), key: "\(filters.pattern)",
            query: query, permanentLink: address, state: answered.release,
            made: answered.time ?? "1970-01-01T00:00:00Z")
        let result = try FigureResult(try filters.request(), answered.codes(dataflow), heading)
        guard !result.isEmpty else {
            throw Problem(
                .noSuchAddress, "There are no figures to download", where: "the query",
                found: words.isEmpty ? dataflow.title : words, expected: EmptyNote.text(filters))
        }
        return result
    }
}
