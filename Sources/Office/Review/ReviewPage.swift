internal import Harmonisation

extension ReviewOutput {
    /// A page of HTML that stands alone and can be printed: groups in order, each with what is odd,
    /// what to ask, and room for the answer.
    public var html: String {
        var body = ""
        for group in groups {
            let count = group.findings.count
            body +=
                "<section><h2>\(Self.escaped(group.areaName)): \(Self.escaped(group.kind))</h2>\n"
            body +=
                "<p class=\"\(group.severity)\">\(group.severity), \(Self.escaped(group.source))"
            body += " (\(Self.escaped(group.publisher))), \(count) "
            body += (count == 1 ? "finding" : "findings") + "</p>\n"
            for finding in group.findings.prefix(Self.most) { body += article(finding) }
            if count > Self.most {
                body += "<p>And \(count - Self.most) more, which the workbook has.</p>\n"
            }
            body += "</section>\n"
        }
        let rest = report.groups.count - groups.count
        if rest > 0 { body += "<p>And \(rest) more groups, less pressing.</p>\n" }
        return Self.head + summary + body + "</body></html>\n"
    }

    private static let most = 5

    private var summary: String {
        var text = "<h1>Figures to ask about</h1>\n<p>\(report.figures) figures of "
        text += "\(report.series) series looked through, after release \(report.release); "
        text += "\(report.findingCount) findings in \(report.groups.count) groups.</p>\n"
        text += "<table><tr><th>Check</th>"
        text += "<th>High</th><th>Medium</th><th>Low</th></tr>\n"
        for tally in report.tally {
            text += "<tr><td>\(Self.escaped(tally.name))</td><td>\(tally.high)</td>"
            text += "<td>\(tally.medium)</td><td>\(tally.low)</td></tr>\n"
        }
        text += "</table>\n"
        for note in report.notes { text += "<p>\(Self.escaped(note))</p>\n" }
        return text
    }

    private func article(_ finding: ReviewReport.Finding) -> String {
        var text = "<article><h3>\(finding.number). \(Self.escaped(finding.why))</h3>\n"
        for words in finding.innocent {
            text += "<p>Without a fault if: \(Self.escaped(words)).</p>\n"
        }
        text += "<p><b>Ask:</b> \(Self.escaped(finding.question))</p>\n<table>"
        for item in finding.evidence {
            text += "<tr><td>\(Self.escaped(item.role))</td><td>\(Self.number(item.value))</td>"
            text += "<td>\(Self.escaped(item.period))</td>"
            text += "<td><code>\(Self.escaped(item.explain))</code></td></tr>\n"
        }
        return text + "</table><p class=\"answer\">Answer:</p></article>\n"
    }

    /// Text as it may stand in a page.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.append(character)
            }
        }
        return result
    }

    private static let head = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Figures to ask about</title>
        <style>
        body { font: 15px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
        table { border-collapse: collapse } td, th { padding: .15rem .7rem .15rem 0; text-align: left }
        section { border-top: 1px solid #999 } h3 { font-size: 1rem; margin-bottom: .2rem }
        .high { font-weight: bold; color: #a00000 } .low { color: #555 }
        .answer { border: 1px solid #bbb; min-height: 3rem; padding: .3rem }
        article { break-inside: avoid }
        </style></head><body>

        """
}
