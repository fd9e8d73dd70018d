public import Cubes
internal import Foundation
internal import Publishers
public import Warehouse

/// The mapping by which a release was read, as the release keeps it: enough to repeat the import
/// and to explain each figure.
public struct MappingRecord: Hashable, Sendable, Codable {
    /// The mapping's file name.
    public let name: String
    /// SHA-256 of its text, in hexadecimal.
    public let sha256: String
    public let text: String
    /// What it says that the release's series count.
    public let definitions: [DefinitionRule]

    init(_ mapping: Mapping) {
        name = mapping.name
        text = mapping.text
        sha256 = contentHash(Array(mapping.text.utf8))
        definitions = mapping.definitions
    }

    /// The mapping of a release; nil where it was read in another way.
    public init?(_ release: Release) {
        struct Parameters: Decodable {
            let mapping: MappingRecord?
        }
        guard release.kind == .imported, release.parameters.contains("\"mapping\"") else {
            return nil
        }
        let parameters = try? JSONDecoder().decode(
            Parameters.self, from: Data(release.parameters.utf8))
        guard let record = parameters?.mapping else { return nil }
        self = record
    }
}

/// What an import was told, as its release keeps it.
struct ImportParameters: Encodable {
    let acceptFindings: Bool
    var mapping: MappingRecord?
}
