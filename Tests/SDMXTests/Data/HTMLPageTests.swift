import SDMX
import Testing

/// Pages that servers answer with in the place of messages.
@Suite struct HTMLPageTests {
    @Test func `a page is told from a message`() {
        for text in [
            "<!DOCTYPE html><html></html>", "<!doctype HTML PUBLIC \"x\">", "\n <HTML>\n",
            "<html xmlns=\"http://www.w3.org/1999/xhtml\">",
            "\u{FEFF}<?xml version=\"1.0\"?>\n<!-- c -->\n<!DOCTYPE html>",
        ] {
            let error = #expect(throws: SDMXError.self, "\(text)") {
                try Message.open(.text(text))
            }
            #expect(error?.kind == .unrecognised)
            #expect(error?.found == "an HTML page", "\(text)")
            #expect(error?.expected == "an SDMX message")
        }
    }

    @Test func `what only begins like a page is none`() {
        for text in ["<htmlx/>", "<!DOCTYPE htmlx []><a/>", "<!-- <html> -->", "<?html"] {
            let error = #expect(throws: SDMXError.self, "\(text)") {
                try Message.open(.text(text))
            }
            #expect(error?.found != "an HTML page", "\(text)")
        }
    }
}
