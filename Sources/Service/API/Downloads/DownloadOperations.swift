internal import Cubes
internal import Foundation
internal import Hummingbird
internal import Office

/// Whole results as files.
enum DownloadOperations {
    static let all =
        [archive, workbook]
        + FigureFormat.allCases.map { format in
            operation(
                format.rawValue, format.mediaType, "As \(format.rawValue), all figures of it",
                about: "The same as \(APIService.root)/figures with format=\(format.rawValue) and "
                    + "without a limit, to be kept as a file."
            ) { request in
                let page = try FigurePage(request, whole: true, format: format)
                return try page.reply(fileEnding: format.rawValue)
            }
        }

    private static let archive = operation(
        "zip", "application/zip", "As an archive that carries its meaning",
        about: "A zip with the figures as a plain table and as SDMX-CSV, their metadata, citation, "
            + "terms of use and a README that says what columns and codes mean, what is missing "
            + "and why, and what is not comparable."
    ) { request in
        try DownloadReply(request, ending: "zip", mediaType: "application/zip").reply {
            download, path in
            let file = try TemporaryFile.writing(path)
            try download.writeArchive { try file.write(contentsOf: Data($0)) }
            try file.close()
        }
    }

    private static let workbook = operation(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "As a workbook with notes",
        about: "An Excel workbook: the figures with codes and names, and sheets with notes, codes, "
            + "and sources with their citations and terms."
    ) { request in
        try DownloadReply(
            request, ending: "xlsx",
            mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        ).reply { download, path in
            try download.writeWorkbook(to: path)
        }
    }

    private static func operation(
        _ ending: String, _ mediaType: String, _ summary: String, about: String,
        answer: @escaping @Sendable (APICall) async throws -> Reply
    ) -> Operation {
        let bare = String(mediaType.prefix { $0 != ";" })
        let isJSON = bare == "application/json"
        let isText = bare == "text/csv" || bare == "application/x-ndjson"
        return Operation(
            "download-\(ending)", "\(APIService.downloads)/{dataflow}.\(ending)", tag: "Downloads",
            summary, about: about,
            parameters: [
                Parameter(
                    "dataflow", .choice(Dataflow.askedNames), "The table: stock, or DF_STOCK.",
                    in: .path)
            ] + FigureParameters.choosing.filter { $0.name != "dataflow" }
                + StateChoice.parameters + [FigureParameters.sort],
            contents: [
                .init(
                    mediaType: bare,
                    schema: isJSON ? FigurePage.shape.reference : isText ? .text : .bytes)
            ],
            fields: FigureOperations.linkFields + [
                ("Content-Disposition", "A name for the file.")
            ], answer: answer)
    }
}
