import Tables
import TestKit
import Testing

@Suite struct HostileWorkbookTests {
    private func failure(
        _ bytes: [UInt8], limits: WorkbookLimits = WorkbookLimits()
    ) -> TableError? {
        #expect(throws: TableError.self) { try Workbook(bytes: bytes, limits: limits).sheets() }
    }

    private func failure(sheet: String, limits: WorkbookLimits = WorkbookLimits()) -> TableError? {
        var fixture = WorkbookFixture()
        fixture.sheetPart = Array(sheet.utf8)
        return failure(fixture.bytes, limits: limits)
    }

    @Test func `a workbook cut off anywhere is an error`() {
        var fixture = WorkbookFixture.everyType
        fixture.isDeflated = true
        let bytes = fixture.bytes
        for step in 0..<50 {
            let cut = Array(bytes.prefix(bytes.count * step / 50))
            #expect(failure(cut) != nil, "cut at \(cut.count)")
        }
        #expect(failure(Array(bytes.dropLast()))?.kind == .truncated)
    }

    @Test(.timeLimit(.minutes(1)))
    func `three thousand mutations are read or refused, never worse`() {
        var generator = SeededGenerator(seed: 20_240_701)
        var refused = 0
        for isDeflated in [false, true] {
            var fixture = WorkbookFixture.everyType
            fixture.isDeflated = isDeflated
            let bytes = fixture.bytes
            for _ in 0..<1500 {
                let damaged = mutated(bytes, using: &generator)
                do { _ = try Workbook(bytes: damaged).sheets() } catch { refused += 1 }
            }
        }
        #expect(refused > 1000)
    }

    @Test(.timeLimit(.minutes(1)))
    func `two thousand mutations of the sheet behind a sound container do no harm`() {
        var generator = SeededGenerator(seed: 7)
        let text =
            "<worksheet xmlns=\"\(WorkbookFixture.main)\">"
            + WorkbookFixture.everyType.sheet + "</worksheet>"
        var refused = 0
        for _ in 0..<2000 {
            var fixture = WorkbookFixture.everyType
            fixture.sheetPart = mutated(Array(text.utf8), using: &generator)
            do { _ = try Workbook(bytes: fixture.bytes).sheets() } catch {
                refused += 1
                #expect(error.place.sheet == "Data", "\(error)")
            }
        }
        #expect(refused > 500)
    }

    @Test func `a zip bomb is refused by its limit before it is inflated`() {
        var fixture = WorkbookFixture()
        fixture.sheetPart = Array(repeating: 0x20, count: 24 << 20)
        fixture.isDeflated = true
        let error = failure(fixture.bytes)
        #expect(error?.kind == .limit)
        #expect(error?.expected.contains("ratio") == true)
        fixture.statedSheetSize = 1000
        #expect(failure(fixture.bytes)?.kind == .corrupt)
    }

    @Test func `a billion laughs are refused at the document type`() {
        let error = failure(
            sheet: """
                <!DOCTYPE worksheet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">\
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>\
                <worksheet xmlns="\(WorkbookFixture.main)"><sheetData><row><c t="inlineStr"><is>\
                <t>&c;</t></is></c></row></sheetData></worksheet>
                """)
        #expect(error?.found.contains("DOCTYPE") == true)
        let external = failure(
            sheet: "<!DOCTYPE a SYSTEM \"file:///etc/hostname\"><worksheet>&b;</worksheet>")
        #expect(external?.kind == .unsupported)
        #expect(failure(sheet: "<worksheet>&unknown;</worksheet>")?.kind == .corrupt)
    }

    @Test func `a document type in another encoding is refused as well`() {
        let text =
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"
        var fixture = WorkbookFixture()
        fixture.sheetPart =
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(failure(fixture.bytes)?.found.contains("DOCTYPE") == true)
    }

    @Test func `deep nesting and endless attributes end in an error`() {
        let deep = String(repeating: "<a>", count: 5000)
        #expect(failure(sheet: deep)?.kind == .corrupt)
        #expect(failure(sheet: "")?.kind == .corrupt)
        #expect(failure(sheet: "<worksheet")?.kind == .corrupt)
        #expect(failure(sheet: "no markup")?.place.part == "xl/worksheets/sheet1.xml")
    }

    @Test(.timeLimit(.minutes(1)))
    func `markup made to keep a parser busy is refused`() {
        let attributes = (0..<20_000).map { " a\($0)=\"\"" }.joined()
        for before in ["", "<!-- <b ' \" -->", "<![CDATA[<b \"]]>", "<?b <c '?>", "<b c='>'/>"] {
            let many = failure(sheet: "<worksheet>\(before)<row\(attributes)/></worksheet>")
            #expect(many?.kind == .limit, "\(before)")
            #expect(many?.found.contains("attributes") == true)
        }
        let nested = (0..<200).map { level in
            "<a" + (0..<100).map { " xmlns:n\(level)_\($0)=\"u\"" }.joined() + ">"
        }.joined()
        #expect(failure(sheet: nested)?.found.contains("namespaces") == true)
        var twice = WorkbookFixture()
        twice.list =
            "<sheets>"
            + (1...2).map {
                "<sheet name=\"S\($0)\" r:id=\"rId1\"/>"
            }.joined() + "</sheets>"
        #expect(failure(twice.bytes)?.found.contains("two sheets") == true)
    }

    @Test func `a sheet is read as UTF-8, whatever it says`() throws {
        var fixture = WorkbookFixture()
        let sheet =
            "<worksheet><sheetData><row><c t=\"str\"><v>é</v></c></row></sheetData></worksheet>"
        fixture.sheetPart = Array(("<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + sheet).utf8)
        #expect(try Workbook(bytes: fixture.bytes).sheet("Data")["A1"] == .text("é"))
        fixture.sheetPart =
            [0xFE, 0xFF] + sheet.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try Workbook(bytes: fixture.bytes).sheet("Data")["A1"] == .text("é"))
        fixture.sheetPart = Array(sheet.utf8).map { $0 == 0xC3 ? 0xE9 : $0 }
        #expect(failure(fixture.bytes)?.kind == .encoding)
        fixture.sheetPart = [0x4C, 0x6F, 0xA7, 0x94]
        #expect(failure(fixture.bytes)?.kind == .encoding)
    }

    @Test func `every limit names itself`() {
        let rows = String(repeating: "<row><c><v>1</v></c></row>", count: 5)
        let open = "<worksheet xmlns=\"\(WorkbookFixture.main)\">"
        var limits = WorkbookLimits()
        limits.cells = 4
        let cells = failure(sheet: open + rows + "</worksheet>", limits: limits)
        #expect(cells?.kind == .limit)
        #expect(cells?.place.row == 5)
        limits = WorkbookLimits()
        limits.textBytes = 3
        let text = "<row><c t=\"str\"><v>long text</v></c></row></worksheet>"
        #expect(failure(sheet: open + text, limits: limits)?.kind == .limit)
        limits = WorkbookLimits()
        limits.sharedStrings = 2
        #expect(failure(WorkbookFixture.everyType.bytes, limits: limits)?.kind == .limit)
        limits = WorkbookLimits()
        limits.parts = 3
        #expect(failure(WorkbookFixture.everyType.bytes, limits: limits)?.kind == .limit)
        limits = WorkbookLimits()
        limits.merges = 1
        #expect(failure(WorkbookFixture.everyType.bytes, limits: limits)?.kind == .limit)
        limits = WorkbookLimits()
        limits.partBytes = 300
        #expect(failure(WorkbookFixture.everyType.bytes, limits: limits)?.kind == .limit)
    }

    @Test func `entries that lead out, double, overlap or are encrypted are refused`() {
        for name in ["../evil.xml", "/etc/passwd", "xl/../../a", "C:\\a", "XL/workbook.xml"] {
            var zip = ZipFixture()
            WorkbookFixture().addParts(to: &zip)
            zip.add(name, [1, 2, 3])
            #expect(failure(zip.bytes)?.kind == .corrupt, "\(name)")
        }
        var overlapping = ZipFixture()
        let data = Array(repeating: UInt8(65), count: 4096)
        WorkbookFixture().addParts(to: &overlapping)
        for index in 0..<20 { overlapping.add("xl/\(index)", data, sharedOffset: 0) }
        #expect(failure(overlapping.bytes)?.found.contains("overlap") == true)
        var encrypted = WorkbookFixture()
        encrypted.sheetFlags = 1
        #expect(failure(encrypted.bytes)?.kind == .unsupported)
        var outside = WorkbookFixture()
        outside.sheetTarget = "../../sheet1.xml"
        #expect(failure(outside.bytes)?.kind == .missing)
    }

    @Test func `other kinds of file are called by their names`() {
        let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
        func wide(_ text: String) -> [UInt8] { text.utf8.flatMap { [$0, 0] } }
        #expect(failure(ole + wide("Workbook"))?.found.contains("Excel 97-2003") == true)
        #expect(failure(ole + wide("EncryptedPackage"))?.found.contains("password") == true)
        #expect(failure(Array("<html><body>404".utf8))?.found.contains("web page") == true)
        #expect(failure(Array("a,b\n1,2\n".utf8))?.found == "text, perhaps CSV")
        #expect(failure([])?.found == "an empty file")
        var zip = ZipFixture()
        zip.add("content.xml", [1])
        #expect(failure(zip.bytes)?.found.contains("OpenDocument") == true)
        zip = ZipFixture()
        zip.add("xl/workbook.bin", [1])
        #expect(failure(zip.bytes)?.found.contains(".xlsb") == true)
        #expect(failure(ZipFixture().bytes)?.kind == .unsupported)
    }
}
