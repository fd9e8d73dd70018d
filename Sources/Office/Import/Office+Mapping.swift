internal import Cubes
internal import Foundation
public import Publishers
internal import SDMX
internal import Tables
public import Vocabulary
public import Warehouse

extension Office {
    /// Reads a mapping, and refuses it with every fault that it has and where.
    public func mapping(_ path: String) throws -> Mapping {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let text: String
        do {
            let source = try ByteSource(path: path)
            text = String(decoding: try source.utf8Text().bytes, as: UTF8.self)
        } catch {
            throw OfficeError(
                kind: .file, place: path, found: error.found, expected: "a mapping in YAML")
        }
        do {
            return try Mapping(text, name: name, areas: areas, codes: Self.codeLists(areas))
        } catch {
            throw OfficeError(
                kind: .findings, place: path,
                found: "\(error.faults.count) \(error.faults.count == 1 ? "fault" : "faults")",
                expected: "a mapping as docs/mapping.md describes it; nothing was imported",
                details: error.faults.map(\.description))
        }
    }

    /// Imports a table as a mapping says; in all else as a publisher's file.
    ///
    /// The same bytes by the same mapping change nothing; another mapping makes another release,
    /// which keeps the mapping's name, hash and text.
    ///
    /// - Parameter structures: paths of structure messages, for SDMX that does not say which of its
    ///   components are dimensions.
    public func importFile(
        _ path: String, by mapping: Mapping, structures paths: [String] = [],
        acceptFindings: Bool = false, embargo: UTCTime? = nil,
        progress: (String) -> Void = { _ in }
    ) throws -> ImportResult {
        progress("reading \(path)")
        let (source, input) = try Self.input(path)
        let record = MappingRecord(mapping)
        var files = [
            ReleaseFile(
                name: record.name, sha256: record.sha256, size: record.text.utf8.count, sheets: [])
        ]
        var structures: Structures?
        for path in paths {
            let (source, input) = try Self.input(path)
            let message: StructureMessage
            do {
                guard case .structure(let read) = try Message.open(.bytes(input.bytes)) else {
                    throw OfficeError(
                        kind: .file, place: path, found: "a message without structures",
                        expected: "a structure message")
                }
                message = read
            } catch let error as SDMXError {
                throw OfficeError(
                    kind: .file, place: path, found: error.found, expected: error.expected)
            }
            if structures == nil { structures = Structures() }
            structures?.add(message.structures)
            files.append(
                ReleaseFile(
                    name: source.name, sha256: contentHash(source.bytes),
                    size: source.bytes.count, sheets: []))
        }
        let table = MappedTable(
            mapping, areas: areas, codes: Self.codeLists(areas), structures: structures)
        let order = ImportOrder(
            path: path, publisher: table,
            parameters: ImportParameters(acceptFindings: acceptFindings, mapping: record),
            files: files, embargo: embargo)
        return try take(order, source, input, progress: progress)
    }

    /// The codes that the office's own lists have, by dimension.
    static func codeLists(_ areas: AreaRegister) -> [DimensionID: Set<String>] {
        var lists: [DimensionID: Set<String>] = [:]
        for dimension in DimensionID.allCases {
            switch dimension {
            case .freq, .source, .origin, .destination, .criterion, .sex, .age, .reporter,
                .refArea, .sendingArea, .receivingArea, .criterionArea, .incidentRegion, .route,
                .cause:
                continue
            case .method, .popType, .indicator, .procedure, .asylumMeasure, .applicationType,
                .decisionLevel, .countUnit, .permitMeasure, .permitReason, .permitDuration,
                .casualty:
                guard let list = HouseCodelist(dimension) else { continue }
                let later = ["RST", "NAT"].filter { HouseCodelist.later($0, in: list) != nil }
                lists[dimension] = Set(list.fixed(areas).map(\.id) + later)
            }
        }
        return lists
    }

    /// What the mappings of a source, and answers to questionnaires, say that its series count, table by
    /// table.
    ///
    /// - Throws: ``WarehouseError``
    func mappedDefinitions(of source: String) throws -> [[DefinitionRule]] {
        try warehouse.releases(of: source).filter { sight.takes($0) }
            .reduce(into: [String: [DefinitionRule]]()) { latest, release in
                if let record = MappingRecord(release) {
                    latest[release.table] = record.definitions
                } else if let said = AnswerRecord.definitions(release) {
                    latest[release.table] = said
                } else if release.kind == .imported {
                    latest[release.table] = nil
                }
            }
            .sorted { $0.key < $1.key }.map(\.value)
    }
}

extension Office {
    /// Drafts a mapping for a table that nobody knows; needs no workspace.
    public static func suggestMapping(
        for path: String, areas: AreaRegister = .standard
    ) throws -> MappingSuggestion {
        let (_, input) = try input(path)
        return try MappingSuggestion(for: input, areas: areas, codes: codeLists(areas))
    }
}
