import Testing

/// Length and documentation of source files.
struct SourceTests {
    private func file(lines: Int, _ path: String = "Sources/Cubes/Long.swift") -> TextFile {
        TextFile(path: path, text: String(repeating: "// x\n", count: lines))
    }

    private func undocumented(_ text: String) -> [Int] {
        Documentation.findings([TextFile(path: "Sources/Cubes/File.swift", text: text)])
            .map(\.line)
    }

    @Test func `no file is longer than the limit without a reason`() throws {
        expectNone(Length.findings(try House.files()))
        #expect(Length.exempt.values.allSatisfy { $0.count > 10 })
    }

    @Test func `a file one line too long is refused, and one at the limit passes`() {
        #expect(Length.findings([file(lines: Length.limit + 1)], exempt: [:]).count == 1)
        #expect(Length.findings([file(lines: Length.limit)], exempt: [:]).isEmpty)
    }

    @Test func `an exemption lets its file pass, and is refused when nothing needs it`() {
        let long = file(lines: 900)
        #expect(Length.findings([long], exempt: [long.path: "a table"]).isEmpty)
        #expect(Length.findings([file(lines: 3)], exempt: [long.path: "a table"]).count == 1)
        #expect(Length.findings([], exempt: [long.path: "a table"]).count == 1)
    }

    @Test func `every public declaration is documented`() throws {
        expectNone(Documentation.findings(try House.swift(in: "Sources")))
    }

    @Test(arguments: [
        "public struct Bare {", "    public func bare() {", "public final class Bare {",
        "    public static func bare(_ x: Int) -> Int {", "public enum Bare<T> {",
        "public protocol Bare {", "@frozen public struct Bare {", "public typealias Bare = Int",
        "    public var bare: Int {", "    public mutating func bare() {",
    ])
    func `a public declaration without a comment is refused`(_ line: String) {
        #expect(undocumented("import A\n\n" + line) == [3])
        #expect(undocumented("// said\n" + line) == [2])
        #expect(undocumented("/// Says what it is.\n" + line).isEmpty)
        #expect(undocumented("/// Says what it is.\n@MainActor\n" + line).isEmpty)
    }

    @Test(arguments: [
        "struct Own {", "    package func own() {", "    public let year: Int",
        "    public init(year: Int) {", "    public var description: String {",
        "    public static func < (a: Self, b: Self) -> Bool {", "    public enum Kind: String {",
        "    public var year: Int", "public import Cubes", "    public subscript(x: Int) -> Int {",
        "    public var isOwn: Bool { kind == .own }",
    ])
    func `what speaks for itself passes`(_ line: String) {
        #expect(undocumented(line).isEmpty)
    }
}
