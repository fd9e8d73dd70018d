import Foundation
import Office
import Testing

/// Broken cases: a located error each, never a crash.
@Suite struct MethodCaseFaultsTests {
    private static let stocks = "[[10, 1], [2, 20]]"

    @Test(arguments: [
        ("ffs_diff", "{", "$", "JSON"),
        ("ffs_diff", "[]", "$", "a list of 0"),
        ("ffs_diff", "{}", "$.stock_start", "nothing"),
        ("ffs_diff", #"{"stock_start": null}"#, "$.stock_start", "null"),
        ("ffs_diff", #"{"stock_start": "x"}"#, "$.stock_start", "text"),
        ("ffs_diff", #"{"stock_start": []}"#, "$.stock_start", "empty"),
        ("ffs_diff", #"{"stock_start": [[1], [2, 3]]}"#, "$.stock_start[1]", "2 numbers"),
        ("ffs_diff", #"{"stock_start": [[1, "a"]]}"#, "$.stock_start[0][1]", "'a'"),
        ("ffs_diff", #"{"stock_start": [[1, null]]}"#, "$.stock_start[0][1]", "null"),
        ("ffs_diff", #"{"stock_start": [[1, NaN]]}"#, "$", "JSON"),
        ("ffs_diff", #"{"stock_start": [[1, 1e999]]}"#, "$", "not JSON"),
        (
            "ffs_diff", #"{"stock_start": [[1, -1], [1, 1]], "stock_end": [[1, 1], [1, 1]]}"#,
            "$.stock_start, born in 1, living in 2", "-1"
        ),
        (
            "ffs_diff", #"{"stock_start": [[1, 2, 3]], "stock_end": [[1, 2, 3]]}"#,
            "$.stock_start", "1 x 3"
        ),
        ("ffs_diff", #"{"stock_start": {"rows": 3}}"#, "$.stock_start.rows", "3"),
        (
            "ffs_diff", #"{"stock_start": {"dimnames": {"birth": ["A"]}, "rows": [[1], [2]]}}"#,
            "$.stock_start.dimnames", "1 labels"
        ),
        ("ffs_rates", #"{"stock_start": [[1, 2], [3, 4]]}"#, "$.M", "nothing"),
        ("ffs_rates", #"{"stock_start": [[1, 2], [3, 4]], "M": "many"}"#, "$.M", "'many'"),
        ("ffs_rates", #"{"stock_start": [[1, 2], [3, 4]], "M": -5}"#, "$.M", "-5"),
        ("ffs_rates", #"{"stock_start": [[1, 0], [0, 4]], "M": 5}"#, "$.stock_start", "nobody"),
        (
            "ffs_rates", #"{"stock_start": [[1, 2], [3, 4]], "method": "guess"}"#, "$.method",
            "'guess'"
        ),
        (
            "cm2", #"{"row_tot": [1, 2], "col_tot": [4, 5]}"#, "$, row and column totals",
            "sums 3.0 and 9.0"
        ),
        ("cm2", #"{"row_tot": [1, 2]}"#, "$.col_tot", "nothing"),
        ("cm2", #"{"row_tot": [-1, 2], "col_tot": [0, 1]}"#, "$, row totals, position 1", "-1"),
        (
            "ipf2", #"{"row_tot": [1, 2], "col_tot": [1, 2], "m": [[1, 2, 3], [1, 2, 3]]}"#,
            "$, column totals", "2 figures"
        ),
        ("ipf2", #"{"row_tot": true, "col_tot": [1, 2]}"#, "$.row_tot", "true"),
        ("cm3", #"{"row_tot": [1], "col_tot": [1], "m": [[1]]}"#, "$.m", "a list"),
        (
            "ipf3", #"{"row_tot": [[1, 2], [3, 4]], "col_tot": [[9, 2], [3, 4]]}"#,
            "$, row and column totals, born in 1", "sums"
        ),
        ("ipf3", #"{"row_tot": [[1, 2]], "col_tot": [[1, 2], [3, 4]]}"#, "$.row_tot", "1 x 2"),
        (
            "ipf2_block", #"{"row_tot": [1], "col_tot": [1], "block_tot": [[1]], "block": [[7]]}"#,
            "$.block.rows[0][0]", "7"
        ),
        ("nonsense", "{}", "method", "'nonsense'"),
    ])
    func `a fault is located by its path`(
        id: String, json: String, path: String, found: String
    ) {
        let error = #expect(throws: MethodCaseError.self) {
            try MethodCases.run(id: id, input: Data(json.utf8))
        }
        #expect(error?.path == path)
        #expect(error?.found.contains(found) ?? false, "\(error?.found ?? "")")
    }

    @Test(arguments: [
        (#""births": [1, 2, 3], "deaths": [0, 0]"#, "$.births"),
        (#""births": [1, 2]"#, "$.deaths"),
        (#""births": null, "deaths": [0, 0]"#, "$.births"),
        (#""births": {"1": 1}, "deaths": [0, 0]"#, "$.births.2"),
        (#""births": {"1": 1, "2": 1, "3": 1}, "deaths": [0, 0]"#, "$.births.3"),
        (#""births": [-1, 0], "deaths": [0, 0]"#, "$, births, 1"),
        (#""births": [0, 0], "deaths": [0, 500]"#, "$, deaths, 2"),
        (#""births": [0, 0], "deaths": [0, 0], "seed": [[1]]"#, "$.seed"),
        (#""births": [0, 0], "deaths": [0, 0], "stayer_assumption": 1"#, "$.stayer_assumption"),
        (#""births": [0, 0], "deaths": [0, 0], "match_global": "later""#, "$.match_global"),
        (
            #""births": [0, 0], "deaths": [0, 0], "match_birthplace_tot_method": 3"#,
            "$.match_birthplace_tot_method"
        ),
    ])
    func `faults of accounting cases are located`(keys: String, path: String) {
        let json = #"{"stock_start": \#(Self.stocks), "stock_end": \#(Self.stocks), \#(keys)}"#
        let error = #expect(throws: MethodCaseError.self) {
            try MethodCases.run(id: "demographic-accounting", input: Data(json.utf8))
        }
        #expect(error?.path == path)
    }

    @Test func `areas in another order are brought into the first one's`() throws {
        let json = """
            {"stock_start": {"dimnames": {"birth": ["A", "B"], "dest": ["A", "B"]},
                             "rows": [[10, 1], [2, 20]]},
             "stock_end": {"dimnames": {"birth": ["B", "A"], "dest": ["B", "A"]},
                           "rows": [[20, 7], [4, 10]]}, "decrease": "zero", "colour": "red"}
            """
        let answer = try MethodCases.run(id: "stock-differencing", input: Data(json.utf8))
        let text = String(decoding: answer, as: UTF8.self)
        #expect(text.contains(#""rows":[[0,3],[5,0]]"#))
        #expect(text.contains(#""ignored_inputs":["colour"]"#))
        #expect(text.contains(#""method":"stock-differencing""#))
    }

    @Test func `a broken case fails without harm to the others`() throws {
        let file = """
            [3, {"id": "a"}, {"id": "b", "function": "cm2", "inputs": {"row_tot": []}, "output": 1},
             {"id": "c", "function": "net_vs", "inputs": {}, "output": 1},
             {"id": "d", "function": "ipf2", "inputs": {"row_tot": [2], "col_tot": [2]},
              "output": {"rows": [[2.000001]]}},
             {"id": "e", "function": "ipf2", "inputs": {"row_tot": [2], "col_tot": [2]},
              "output": {"rows": [[2.1]]}}]
            """
        let report = try MethodCases.check(file: Data(file.utf8))
        #expect(report.summary == "1 passed, 4 failed, 1 skipped")
        #expect(report.results.last?.message == "output.rows[0][0]: found 2.0, expected 2.1")
        #expect(throws: MethodCaseError.self) { try MethodCases.check(file: Data("{}".utf8)) }
    }

    @Test func `ids and aliases are each used once`() {
        let names = MethodCases.list.flatMap { [$0.id] + $0.aliases }
        #expect(Set(names).count == names.count)
        #expect(MethodCases.list.allSatisfy { !$0.summary.isEmpty && !$0.inputs.isEmpty })
    }

    @Test func `nesting without end is refused, not followed`() {
        for depth in [300, 100_000] {
            let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
            let json = #"{"stock_start": \#(text)}"#
            #expect(throws: MethodCaseError.self) {
                try MethodCases.run(id: "ffs_diff", input: Data(json.utf8))
            }
        }
    }

    @Test func `a world of 230 areas runs as a case`() throws {
        let n = 230
        let rows = (0..<n).map { k in (0..<n).map { $0 == k ? 5_000 : (k * 7 + $0 * 3) % 90 } }
        let end = (0..<n).map { k in (0..<n).map { $0 == k ? 5_100 : (k * 3 + $0 * 7) % 80 } }
        let none = [Int](repeating: 0, count: n)
        let json =
            #"{"stock_start": \#(rows), "stock_end": \#(end), "births": \#(none), "deaths": \#(none)}"#
        let clock = ContinuousClock()
        var answer = Data()
        let time = try clock.measure {
            answer = try MethodCases.run(id: "demographic-accounting", input: Data(json.utf8))
        }
        #expect(time < .seconds(5))
        #expect(String(decoding: answer, as: UTF8.self).contains(#""converged":true"#))
    }
}
