import Foundation
import Tables
import TestKit
import Testing

@Suite(.serialized) struct WorkbookWriterFaultTests {
    private let properties = WorkbookProperties(created: 1)

    private func fill(_ writer: WorkbookWriter, rows: Int = 10) throws {
        try writer.begin(WorkbookSheet("Data", columns: [.init("A"), .init("B")]))
        for row in 0..<rows { try writer.write([.text("row \(row)"), .number(Double(row))]) }
    }

    private func failure(_ path: String) -> TableError? {
        #expect(throws: TableError.self) {
            let writer = try WorkbookWriter(path: path, properties: properties)
            try fill(writer)
            _ = try writer.finish()
        }
    }

    /// Descriptors of this process that lead into a folder.
    private func open(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter {
            let place = try? FileManager.default.destinationOfSymbolicLink(
                atPath: "/proc/self/fd/" + $0)
            return place?.hasPrefix(folder + "/") == true
        }
    }

    private func contents(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test func `a path that cannot be written is named`() throws {
        let scratch = try Scratch()
        let missing = try #require(failure(scratch.path + "/none/a.xlsx"))
        #expect(missing.kind == .unwritable)
        #expect(missing.description.hasPrefix("a.xlsx: found No such file or directory"))
        #expect(failure(scratch.path)?.found == "a folder")
        #expect(failure("")?.kind == .unwritable)
        #expect(failure(scratch.path + "/a\0b.xlsx")?.kind == .unwritable)
        #expect(try contents(scratch.path).isEmpty)
    }

    @Test func `a writer that is dropped leaves nothing`() throws {
        let scratch = try Scratch()
        for rows in [0, 10, 5000] {
            var writer: WorkbookWriter? = try WorkbookWriter(
                path: scratch.path + "/a.xlsx", properties: properties)
            if let writer, rows > 0 { try fill(writer, rows: rows) }
            writer = nil
            #expect(try contents(scratch.path).isEmpty)
            #expect(try open(in: scratch.path).isEmpty)
        }
    }

    @Test func `a file is replaced at the end only, keeps its rights, and a link stays`() throws {
        let scratch = try Scratch()
        let path = try scratch.file("old.xlsx", "old")
        let link = scratch.path + "/link.xlsx"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        let writer = try WorkbookWriter(path: link, properties: properties)
        try fill(writer)
        #expect(try ByteSource(path: path).bytes == Array("old".utf8))
        _ = try writer.finish()
        #expect(try Workbook(ByteSource(path: path)).sheet("Data").lastRow == 11)
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(rights as? Int == 0o640)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
        #expect(try contents(scratch.path) == ["link.xlsx", "old.xlsx"])
    }

    @Test func `a device that is full is an error with the reason`() throws {
        let error = try #require(failure("/dev/full"))
        #expect(error.kind == .unwritable)
        #expect(error.description == "full: found No space left on device; expected room to write")
    }

    @Test func `a device that takes bytes gets them`() throws {
        let writer = try WorkbookWriter(path: "/dev/null", properties: properties)
        try fill(writer)
        #expect(try writer.finish().rows == 10)
    }

    /// The folder in which a workbook is made.
    private func making(_ scratch: Scratch) throws -> String {
        let name = try #require(try contents(scratch.path).first { $0.hasPrefix("a.xlsx.") })
        return scratch.path + "/" + name
    }

    @Test func `a disk that fills up under the rows is found while they are written`() throws {
        let scratch = try Scratch()
        let writer = try WorkbookWriter(path: scratch.path + "/a.xlsx", properties: properties)
        try fill(writer)
        // From now on the file with the rows is on a disk without room.
        let files = try open(in: scratch.path)
        let rows = try #require(files.first.flatMap { Int32($0) })
        let full = Glibc.open("/dev/full", O_RDWR)
        defer { close(full) }
        #expect(dup2(full, rows) == rows)
        let error = #expect(throws: TableError.self) {
            for row in 0..<10_000 { try writer.write([.text("row \(row)")]) }
        }
        #expect(error?.kind == .unwritable)
        #expect(error?.place.file == "a.xlsx")
        #expect(error?.place.sheet == "Data")
        #expect(error?.place.row ?? 0 < 5000)
        #expect(try contents(scratch.path).isEmpty)
        let late = #expect(throws: TableError.self) { try writer.write([.blank]) }
        #expect(late?.kind == .unwritable)
        #expect(throws: TableError.self) { try writer.finish() }
        close(rows)
    }

    @Test func `rows that were lost on the disk are found at the end`() throws {
        let scratch = try Scratch()
        let writer = try WorkbookWriter(path: scratch.path + "/a.xlsx", properties: properties)
        try fill(writer, rows: 100)
        let rows = try #require(try open(in: scratch.path).first.flatMap { Int32($0) })
        let full = Glibc.open("/dev/full", O_RDWR)
        defer { close(full) }
        #expect(dup2(full, rows) == rows)
        let error = #expect(throws: TableError.self) { try writer.finish() }
        #expect(error?.kind == .unwritable)
        #expect(error?.place.sheet == "Data")
        #expect(try contents(scratch.path).isEmpty)
        close(rows)
    }

    @Test func `a disk that is full at the end is an error, and keeps nothing`() throws {
        let scratch = try Scratch()
        let writer = try WorkbookWriter(path: scratch.path + "/a.xlsx", properties: properties)
        try fill(writer, rows: 3000)
        // What the library opens for its archive leads to a disk without room.
        try FileManager.default.createSymbolicLink(
            atPath: try making(scratch) + "/workbook.xlsx", withDestinationPath: "/dev/full")
        let error = #expect(throws: TableError.self) { try writer.finish() }
        #expect(error?.kind == .unwritable)
        #expect(error?.place.file == "a.xlsx")
        #expect(error?.found.contains("No space left on device") == true)
        #expect(try contents(scratch.path).isEmpty)
        #expect(try open(in: scratch.path).isEmpty)
    }

    @Test func `an archive that is not what was written is an error`() throws {
        let scratch = try Scratch()
        let writer = try WorkbookWriter(path: scratch.path + "/a.xlsx", properties: properties)
        try fill(writer, rows: 3000)
        try FileManager.default.createSymbolicLink(
            atPath: try making(scratch) + "/workbook.xlsx", withDestinationPath: "/dev/null")
        let error = #expect(throws: TableError.self) { try writer.finish() }
        #expect(error?.kind == .unwritable)
        #expect(try contents(scratch.path).isEmpty)
    }

    @Test
    func `cells beyond the columns, sheets without any, and rows without a sheet are refused`()
        throws
    {
        let scratch = try Scratch()
        let path = scratch.path + "/a.xlsx"
        let writer = try WorkbookWriter(path: path, properties: properties)
        #expect(throws: TableError.self) { try writer.write([.blank]) }
        let none = #expect(throws: TableError.self) {
            try writer.begin(WorkbookSheet("Data", columns: []))
        }
        #expect(none?.kind == .fieldCount)
        let many = WorkbookSheet("Data", columns: (0...16_384).map { .init("\($0)") })
        #expect(throws: TableError.self) { try writer.begin(many) }
        try writer.begin(WorkbookSheet("Data", columns: [.init("A")]))
        let wide = #expect(throws: TableError.self) { try writer.write([.blank, .number(1)]) }
        #expect(
            wide?.description == "a.xlsx, sheet \"Data\", row 2: found 2 cells; expected at most 1")
        try writer.write([.number(2)])
        _ = try writer.finish()
        #expect(try Workbook(ByteSource(path: path)).sheet("Data")["A2"].integer == 2)
        #expect(throws: TableError.self) { try writer.finish() }

        let empty = try WorkbookWriter(path: path, properties: properties)
        #expect(throws: TableError.self) { try empty.finish() }
        #expect(try contents(scratch.path) == ["a.xlsx"])
    }
}
