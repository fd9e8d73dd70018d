/// A small workbook, written by hand: one sheet `Data` unless more parts are asked for.
struct WorkbookFixture {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// The XML within `worksheet`.
    var sheet = ""
    /// In place of the whole sheet part.
    var sheetPart: [UInt8]?
    /// The XML within `sst`.
    var strings: String?
    /// The XML within `workbook`.
    var list = "<sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
    var sheetTarget = "worksheets/sheet1.xml"
    var isDeflated = false
    var statedSheetSize: Int?
    var sheetFlags = 0

    var bytes: [UInt8] {
        var zip = ZipFixture()
        addParts(to: &zip)
        return zip.bytes
    }

    func addParts(to zip: inout ZipFixture) {
        let header = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        func add(_ name: String, _ text: String) {
            zip.add(name, Array((header + text).utf8), isDeflated: isDeflated)
        }
        add(
            "_rels/.rels",
            """
            <Relationships xmlns="\(package)"><Relationship Id="rId1" \
            Type="\(Self.relations)/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """)
        add(
            "xl/workbook.xml",
            "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.relations)\">\(list)</workbook>")
        add(
            "xl/_rels/workbook.xml.rels",
            """
            <Relationships xmlns="\(package)"><Relationship Id="rId1" \
            Type="\(Self.relations)/worksheet" Target="\(sheetTarget)"/>\
            <Relationship Id="rId2" Type="\(Self.relations)/worksheet" \
            Target="worksheets/sheet2.xml"/>\(strings == nil ? "" : """
            <Relationship Id="rId9" Type="\(Self.relations)/sharedStrings" \
            Target="/xl/sharedStrings.xml"/>
            """)</Relationships>
            """)
        if let strings {
            add("xl/sharedStrings.xml", "<sst xmlns=\"\(Self.main)\">\(strings)</sst>")
        }
        let text = header + "<worksheet xmlns=\"\(Self.main)\">\(sheet)</worksheet>"
        add("xl/worksheets/sheet2.xml", "<worksheet xmlns=\"\(Self.main)\"/>")
        zip.add(
            "xl/worksheets/sheet1.xml", sheetPart ?? Array(text.utf8), isDeflated: isDeflated,
            statedSize: statedSheetSize, flags: sheetFlags)
    }

    /// One row with cells of every type.
    static var everyType: WorkbookFixture {
        var fixture = WorkbookFixture()
        fixture.strings = """
            <si><t>plain</t></si>\
            <si><r><t>rich </t></r><r><rPr><b/></rPr><t xml:space="preserve">run</t></r>\
            <rPh sb="0" eb="1"><t>never</t></rPh></si>\
            <si><t>a_x000A_b_x005F_x0041_</t></si>
            """
        fixture.sheet = """
            <dimension ref="A1:Z9"/><sheetData>\
            <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>\
            <c r="C2"><v>280598105</v></c><c r="D2" t="n"><v>-1.5E-3</v></c>\
            <c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#N/A</v></c>\
            <c r="G2" t="str"><f>A2&amp;"!"</f><v>plain!</v></c>\
            <c r="H2" t="inlineStr"><is><t>in </t><r><t>line</t></r></is></c>\
            <c r="I2" t="d"><v>2020-07-01</v></c><c r="J2"/><c r="K2"><f>1+1</f></c>\
            <c r="L2" s="3"><f>SUM(C2)</f><v>43831</v></c><c r="M2" t="s"><v>2</v></c>\
            <c r="O2" t="b"><v>0</v></c></row>\
            <row><c><v>1</v></c><c t="s"><v>0</v></c><c r="AB3"><v>28</v></c><c><v>29</v></c></row>\
            </sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B5:B9"/>\
            </mergeCells>
            """
        return fixture
    }
}
