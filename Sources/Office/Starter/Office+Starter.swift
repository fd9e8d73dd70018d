internal import Cubes
internal import Foundation
internal import Publishers
internal import SDMX
internal import Tables

extension Office {
    /// The starter set's files, in the order in which they are loaded.
    static let starterFiles: [(dataflow: Cubes.Dataflow, name: String)] = [
        (.stock, "stocks.csv.gz"), (.population, "population.csv.gz"),
        (.displaced, "displaced.csv.gz"),
    ]

    /// Where the starter set that ships with the program lies: in the folder of resources
    /// beside the program. Nil where the program was moved without it; the package manager's own
    /// look-up would end the process there.
    public static var starterFolder: String? {
        let folder = Bundle.main.bundleURL.resolvingSymlinksInPath()
            .appendingPathComponent("corridor_Office.resources/StarterSet").path
        return FileManager.default.fileExists(atPath: folder) ? folder : nil
    }

    /// Computes the starter set from the full editions in this workspace and writes its files
    /// into a folder. The same editions give the same bytes.
    ///
    /// - Returns: each file's name, figures and size in bytes.
    public func buildStarter(
        into folder: String, progress: (String) -> Void = { _ in }
    ) throws -> [(name: String, figures: Int, size: Int)] {
        progress("choosing areas")
        let build = try StarterBuild(self)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        return try Self.starterFiles.map { dataflow, name in
            progress("computing \(name)")
            let series: [Series]
            switch dataflow {
            case .stock: series = try build.stockSeries()
            case .population: series = try build.populationSeries()
            case .displaced: series = try build.displacedSeries()
            case .flow, .remittance, .asylum, .emigration, .permit, .acquisition, .displacedAge,
                .deaths:
                series = []
            }
            let bytes = ByteCollector()
            let figures = try SeriesMessage.write(.csv2, dataflow, series) { bytes.add($0) }.count
            let packed = Gzip.compress(bytes.bytes, level: 9)
            try Data(packed).write(to: URL(fileURLWithPath: folder + "/" + name), options: .atomic)
            return (name, figures, packed.count)
        }
    }

    /// Loads the starter set that ships with the program; what is already there stays.
    public func loadStarter(progress: (String) -> Void = { _ in }) throws -> [ImportResult] {
        guard let folder = Self.starterFolder else {
            throw OfficeError(
                kind: .file, place: "starter set",
                found: "no folder corridor_Office.resources beside the program",
                expected: "the folder that was built with it, moved along with the program")
        }
        return try Self.starterFiles.map {
            try importFile(folder + "/" + $0.name, progress: progress)
        }
    }
}

/// Gathers chunks of bytes.
private final class ByteCollector {
    private(set) var bytes: [UInt8] = []

    func add(_ chunk: UnsafeRawBufferPointer) { bytes.append(contentsOf: chunk) }
}
