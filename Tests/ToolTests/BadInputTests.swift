import Foundation
import TestKit
import Testing

@Suite struct BadInputTests {
    /// Each bad file with what its message must say.
    static let bad: [(name: String, text: String, says: [String])] = [
        ("negative.csv", row("AFG,2015,ALB,female,-5,1,0,0,0"), ["row 2", "-5"]),
        ("unknown.csv", row("ZZZ,2015,ALB,female,5,1,0,0,0"), ["row 2", "ZZZ"]),
        ("absurd.csv", row("AFG,2015,ALB,female,99999999999999,1,0,0,0"), ["row 2"]),
        ("text.csv", row("AFG,2015,ALB,female,many,1,0,0,0"), ["row 2", "many"]),
        ("year.csv", row("AFG,20155,ALB,female,5,1,0,0,0"), ["row 2", "20155"]),
        ("sex.csv", row("AFG,2015,ALB,woman,5,1,0,0,0"), ["row 2", "woman"]),
        ("short.csv", row("AFG,2015,ALB,female"), ["row 2"]),
        (
            "twice.csv",
            row("AFG,2015,ALB,female,5,1,0,0,0") + "AFG,2015,ALB,female,6,1,0,0,0\n", ["3"]
        ),
        ("self.csv", row("AFG,2015,AFG,female,5,1,0,0,0"), ["row 2", "another area"]),
        ("header.csv", "geo,t,from,sex,n,type_b,type_c,type_r,type_i\n", ["header.csv"]),
        (
            "moved.csv",
            "geo,year,from,sex,n,type_b,type_c,type_r,type_i\nA,1,B,female,1,1,0,0,0\n",
            ["moved.csv"]
        ),
        ("page.csv", "<!DOCTYPE html><html><body>404</body></html>", ["HTML"]),
        ("empty.csv", "", ["empty.csv"]),
    ]

    private static func row(_ text: String) -> String {
        "geo,t,from,sex,n,type_b,type_c,type_r,type_i\n" + text + "\n"
    }

    @Test(arguments: bad.indices)
    func `a bad file is refused with its place and nothing is taken`(index: Int) throws {
        let item = Self.bad[index]
        let scratch = try Scratch()
        let file = try scratch.file(item.name, item.text)
        let result = try Tool.run(["import", file, "--workspace", scratch.workspace])
        #expect(result.status == 1, "\(item.name): \(result.output)")
        #expect(result.errors.contains(item.name))
        for word in item.says { #expect(result.errors.contains(word), "\(result.errors)") }
        #expect(result.errors.contains("expected"))
        #expect(try isEmpty(scratch))
    }

    @Test func `a truncated gzip file is refused`() throws {
        let scratch = try Scratch()
        let plain = try scratch.file("stocks.csv", MadeUp.stocks(areas: 20))
        let gzip = Process()
        gzip.executableURL = URL(fileURLWithPath: "/bin/gzip")
        gzip.arguments = [plain]
        try gzip.run()
        gzip.waitUntilExit()
        let whole = try Data(contentsOf: URL(fileURLWithPath: plain + ".gz"))
        for part in [0.1, 0.5, 0.9, 0.999] {
            let cut = try scratch.file(
                "cut.csv.gz", Array(whole.prefix(Int(Double(whole.count) * part))))
            let result = try Tool.run(["import", cut, "--workspace", scratch.workspace])
            #expect(result.status == 1)
            #expect(result.errors.contains("cut.csv.gz"))
            #expect(try isEmpty(scratch))
        }
    }

    @Test func `a file that is not there is said`() throws {
        let scratch = try Scratch()
        let result = try Tool.run([
            "import", scratch.path + "/none.csv", "--workspace", scratch.workspace,
        ])
        #expect(result.status == 1)
        #expect(result.errors.contains("none.csv"))
    }

    @Test func `a workspace that is not one is refused and left alone`() throws {
        let scratch = try Scratch()
        let file = try scratch.file("stocks.csv", MadeUp.stocks(areas: 6))
        let garbage = Data((0..<10_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try FileManager.default.createDirectory(
            atPath: scratch.workspace, withIntermediateDirectories: true)
        let place = URL(fileURLWithPath: scratch.workspace + "/warehouse.sqlite")
        try garbage.write(to: place)
        for command in [["import", file], ["list"], ["show", "DF_STOCK"]] {
            let result = try Tool.run(command + ["--workspace", scratch.workspace])
            #expect(result.status == 1)
            #expect(result.errors.contains("warehouse.sqlite"))
        }
        #expect(try Data(contentsOf: place) == garbage)
    }

    @Test func `a program moved without its resources says so and does not crash`() throws {
        let scratch = try Scratch()
        let moved = scratch.path + "/corridor"
        try FileManager.default.copyItem(atPath: Tool.path, toPath: moved)
        let result = try Tool.run(
            ["demo", "--no-serve", "--workspace", scratch.workspace], program: moved)
        #expect(result.status == 1 && !result.killed)
        #expect(result.errors.contains("corridor_Office.resources"), "\(result.errors)")
    }

    @Test func `no workspace is said with what to do`() throws {
        let scratch = try Scratch()
        let result = try Tool.run(["list", "--workspace", scratch.path + "/nowhere"])
        #expect(result.status == 1)
        #expect(result.errors.contains("no workspace"))
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/nowhere"))
    }

    @Test(arguments: [
        ["nonsense"], ["show"], ["show", "DF_NONSENSE"], ["show", "DF_STOCK", "A.B.C.D.E.F.G.H"],
        ["show", "DF_STOCK", "COLOUR=RED"],
        ["show", "DF_STOCK", "--period", "2015-13"],
        ["estimate", "flows", "--start", "2020", "--end", "2015"],
        ["estimate", "flows", "--start", "2015", "--end", "2020", "--method", "MAGIC"],
        ["method", "run", "nonsense"],
    ])
    func `wrong use ends with 2 and says what is right`(arguments: [String]) throws {
        let scratch = try Scratch()
        let file = try scratch.file("stocks.csv", MadeUp.stocks(areas: 6))
        try Tool.run(["import", file, "--workspace", scratch.workspace])
        let takesWorkspace = ["show", "estimate"].contains(arguments[0])
        let result = try Tool.run(
            arguments + (takesWorkspace ? ["--workspace", scratch.workspace] : []))
        #expect(result.status == 2, "\(result.errors)")
        #expect(!result.errors.isEmpty)
    }

    private func isEmpty(_ scratch: Scratch) throws -> Bool {
        let listed = try Tool.run(["list", "--workspace", scratch.workspace, "--json"])
        return listed.status == 1 || listed.output.contains("\"releases\" : [\n\n  ]")
    }
}
