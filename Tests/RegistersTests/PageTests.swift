import Foundation
import Registers
import Testing

/// `docs/registers.md` describes the registers as they are declared.
struct PageTests {
    private static let page = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/registers.md")

    /// A register's part of the page.
    private func section(_ register: Register) -> String {
        var lines = [
            "### `\(register.id)`: \(register.title)", "", register.purpose, "",
            "| Field | Meaning | Takes |", "|---|---|---|",
        ]
        func add(_ field: Field, _ prefix: String) {
            let marks = (field.isRequired ? ["required"] : []) + (field.isMany ? ["several"] : [])
            let takes = ([field.kind.summary] + marks).joined(separator: "; ")
            lines.append("| `\(prefix)\(field.id)` | \(field.title) | \(takes) |")
        }
        for field in register.fields { add(field, "") }
        for part in register.parts {
            for field in part.fields { add(field, "\(part.id)/KEY/") }
        }
        return lines.joined(separator: "\n")
    }

    @Test func `every register stands on its page as it is declared`() throws {
        var text = try String(contentsOf: Self.page, encoding: .utf8)
        let heading = "\n## The registers and their fields\n"
        if ProcessInfo.processInfo.environment["CORRIDOR_RECORD"] != nil {
            text = (text.components(separatedBy: heading).first ?? "") + heading
            for register in Register.all { text += "\n" + section(register) + "\n" }
            try text.write(to: Self.page, atomically: true, encoding: .utf8)
        }
        for register in Register.all {
            let section = section(register)
            #expect(text.contains(section + "\n"), "expected in docs/registers.md:\n\(section)")
        }
        #expect(text.components(separatedBy: "\n### `").count == Register.all.count + 1)
    }

    @Test func `declarations are sound`() {
        #expect(Set(Register.all.map(\.id)).count == Register.all.count)
        let taken: Set<String> = ["id", "revision", "source", "history", "row", "part"]
        for register in Register.all {
            let fields = register.fields.map(\.id)
            #expect(Set(fields).count == fields.count && taken.isDisjoint(with: fields))
            #expect(register.label.allSatisfy(fields.contains), "\(register.id)")
            for part in register.parts {
                #expect(Set(part.fields.map(\.id)).count == part.fields.count)
            }
            for field in register.fields + register.parts.flatMap(\.fields) {
                #expect(FieldPath(text: field.id) != nil)
                if case .link(let target) = field.kind {
                    #expect(Register.all.contains { $0.id == target }, "\(register.id)")
                }
            }
        }
    }
}
