import Tables
import Testing

@Suite struct DelimitedWriterTests {
    private func text(_ writer: DelimitedWriter) -> String {
        String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `only what needs quotes gets them`() {
        var writer = DelimitedWriter()
        writer.row(["a", "b c", "d,e", "f\"g", "h\ni", " j", ""])
        #expect(text(writer) == "a,b c,\"d,e\",\"f\"\"g\",\"h\ni\",\" j\",\n")
        writer = DelimitedWriter(dialect: .semicolon, usesCRLF: true)
        writer.row(["a,b", "c;d"])
        #expect(text(writer) == "a,b;\"c;d\"\r\n")
    }

    @Test func `a missing value is an empty field, and a row of one is kept`() {
        var writer = DelimitedWriter()
        writer.emptyField()
        writer.emptyField()
        writer.endRow()
        writer.emptyField()
        writer.endRow()
        #expect(text(writer) == ",\n\"\"\n")
    }

    @Test func `numbers are written so that they read back`() {
        var writer = DelimitedWriter()
        for value in [12, -0.5, 1e300, 0.1 + 0.2, 280_598_105, .nan, .infinity, 0, 9e15] {
            writer.field(value)
        }
        writer.field(-3)
        writer.field(Int.min)
        writer.endRow()
        #expect(
            text(writer)
                == "12,-0.5,1e+300,0.30000000000000004,280598105,,,0,9000000000000000,-3,"
                + "-9223372036854775808\n")
    }
}
