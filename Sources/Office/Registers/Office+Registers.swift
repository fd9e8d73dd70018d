internal import Cubes
internal import Foundation
public import Registers
internal import Tables
internal import Vocabulary
internal import Warehouse

extension Office {
    /// The registers of the workspace.
    public var registers: RegisterStore {
        RegisterStore(
            warehouse,
            rules: RecordRules(areas: areas, dataflows: Set(Dataflow.allCases.map(\.rawValue))))
    }

    /// Takes in the records of a file, JSON or CSV as `docs/registers.md` describes them, in one
    /// transaction. What it does not name stays; the same file twice changes nothing.
    ///
    /// - Parameters:
    ///   - register: the register of a CSV file, which does not say it; a JSON file does.
    ///   - who: the name kept with the revisions.
    ///   - reason: why, for those who read the history.
    public func importRecords(
        _ path: String, register: String? = nil, by who: String, reason: String
    ) throws -> [EditOutcome] {
        let source: ByteSource
        do {
            source = try ByteSource(path: path)
        } catch {
            throw OfficeError(
                kind: .file, place: path, found: error.found, expected: "records in JSON or CSV")
        }
        let first = source.bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        let items: [RegisterMessage.Item]
        if first == UInt8(ascii: "{") {
            items = try RegisterMessage.read(source.bytes, name: source.name)
        } else {
            guard let register else {
                throw OfficeError(
                    kind: .request, place: path, found: "a file that is no object of JSON",
                    expected: "--register with the register of its records, if it is CSV")
            }
            items = try RegisterTable(registers.register(register)).read(source)
        }
        return try registers.take(items, by: who, reason: reason, name: source.name)
    }

    /// Records as CSV, one register's.
    public func recordsCSV(_ register: Register, _ records: [Record]) -> [UInt8] {
        RegisterTable(register).write(records)
    }

    /// Takes in the facts of the coordination meetings that ship with the program; what somebody
    /// changed in such a record since stays as changed.
    ///
    /// - Returns: what became of each record that was not there yet.
    public func loadStarterRegisters() throws -> [EditOutcome] {
        guard let folder = Self.starterFolder else {
            throw OfficeError(
                kind: .file, place: "starter registers",
                found: "no folder corridor_Office.resources beside the program",
                expected: "the folder that was built with it, moved along with the program")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasPrefix("registers") && $0.hasSuffix(".json") }.sorted()
        return try loadRegisters(names.map { folder + "/" + $0 })
    }

    /// Takes in those records of some files that were never there, in one transaction: records of
    /// one may link to those of another.
    func loadRegisters(_ paths: [String]) throws -> [EditOutcome] {
        let items = try paths.flatMap { path in
            let source = try ByteSource(path: path)
            return try RegisterMessage.read(source.bytes, name: source.name)
        }
        let fresh = try warehouse.readRevisions { reader in
            try items.filter { try reader.current($0.key.register, $0.key.id) == nil }
        }
        return try registers.take(
            fresh, by: "corridor", reason: "starter registers", name: "starter registers")
    }
}
