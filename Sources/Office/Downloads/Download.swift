internal import Cubes
internal import Foundation
internal import Warehouse

/// A result that is given out with its meaning: as an archive or as a workbook.
///
/// ```swift
/// let download = try Download(result)
/// try download.writeArchive { chunk in try body.write(chunk) }
/// ```
/// Both say the same: the figures with codes and names, what the columns and codes mean, what is
/// missing and why, what is not comparable, the sources with their citations and terms, and where
/// to find the same figures again. Memory does not grow with the number of figures. Equal results
/// made at the same time give equal bytes.
public struct Download: Sendable {
    let result: any DownloadableResult
    /// When it is made, in seconds since 1970.
    let made: Int

    /// Throws `.request` if the heading's time is none.
    public init(_ result: any DownloadableResult) throws(OfficeError) {
        self.result = result
        guard let date = try? Date(result.heading.made, strategy: .iso8601) else {
            throw OfficeError(
                kind: .request, place: "the time of the download", found: result.heading.made,
                expected: "a time in UTC, YYYY-MM-DDThh:mm:ssZ")
        }
        made = Int(date.timeIntervalSince1970)
    }

    /// A name for the file, without what tells its format: `DF_STOCK-release-12`.
    public var suggestedName: String {
        "\(result.heading.dataflow.rawValue)-release-\(result.heading.state)"
    }

    /// What is gathered of the rows, with nothing in it yet.
    var emptyTally: DownloadTally {
        DownloadTally(result.heading.dataflow, releases: result.releases.map(\.id))
    }
}
