import Estimation
import Testing

/// Inputs that no method can take say what is wrong and where.
@Suite struct FaultTests {
    @Test func `a negative stock is named by birthplace and residence`() {
        #expect(
            throws: EstimationError(
                .value, place: "stocks at the end, born in B, living in A", found: "-1.0",
                expected: "a finite number, 0 or more")
        ) {
            try Examples.inputs([[10, 1], [1, 10]], [[10, 1], [-1, 10]])
        }
    }

    @Test func `a stock that is not a number is refused`() {
        #expect(throws: EstimationError.self) {
            try Examples.inputs([[10, .nan], [1, 10]], [[10, 1], [1, 10]])
        }
        #expect(throws: EstimationError.self) {
            try Examples.inputs([[10, 1], [1, 10]], [[10, 1], [1, .infinity]])
        }
    }

    @Test func `birthplaces must begin with the areas`() throws {
        let table = Matrix(rows: 2, columns: 2, repeating: 1)
        let error = #expect(throws: EstimationError.self) {
            try FlowInputs(areas: ["A", "B"], birthplaces: ["B", "A"], start: table, end: table)
        }
        #expect(error?.place == "birthplaces, position 1")
        #expect(throws: EstimationError.self) {
            try FlowInputs(areas: ["A", "B"], birthplaces: ["A"], start: table, end: table)
        }
        #expect(throws: EstimationError.self) {
            try FlowInputs(areas: ["A", "A"], start: table, end: table)
        }
        #expect(throws: EstimationError.self) {
            try FlowInputs(areas: [], start: table, end: table)
        }
    }

    @Test func `tables of the wrong shape and counts of the wrong length are refused`() {
        let table = Matrix(rows: 2, columns: 2, repeating: 1)
        let wide = Matrix(rows: 2, columns: 3, repeating: 1)
        #expect(throws: EstimationError.self) {
            try FlowInputs(areas: ["A", "B"], start: table, end: wide)
        }
        let error = #expect(throws: EstimationError.self) {
            try FlowInputs(areas: ["A", "B"], start: table, end: table, births: [1])
        }
        #expect(error?.description == "births: found 1 figures, expected 2, one for each area")
    }

    @Test func `more deaths than people is an error at the area`() throws {
        let inputs = try Examples.inputs(
            [[10, 1], [1, 10]], [[10, 1], [1, 10]], deaths: [0, 12])
        let error = #expect(throws: EstimationError.self) {
            try FlowEstimation.estimate(.accountingClosed, inputs)
        }
        #expect(error?.place == "deaths, B")
        #expect(error?.kind == .impossible)
    }

    @Test func `more births than people is an error at the area`() throws {
        let inputs = try Examples.inputs(
            [[10, 1], [1, 10]], [[10, 1], [1, 10]], births: [12, 0])
        #expect(throws: EstimationError.self) {
            try FlowEstimation.estimate(.accountingOpen, inputs)
        }
        #expect(throws: Never.self) {
            try FlowEstimation.estimate(.stockDifferencingDrop, inputs)
        }
    }

    @Test func `a world without native-born cannot be balanced`() throws {
        let inputs = try Examples.inputs([[0, 1], [1, 0]], [[0, 2], [1, 0]])
        let error = #expect(throws: EstimationError.self) {
            try FlowEstimation.estimate(.accountingClosed, inputs)
        }
        #expect(error?.place == "world balance, native-born at the start")
    }

    @Test func `options out of range are refused`() throws {
        let inputs = try Examples.first()
        for options in [
            FlowOptions(minimumWeight: 1.5), FlowOptions(worldTotal: -1),
            FlowOptions(worldTotal: .nan), FlowOptions(limits: FitLimits(tolerance: 0)),
            FlowOptions(seed: .corridors(Matrix(rows: 3, columns: 4, repeating: 1))),
            FlowOptions(seed: .corridors(Matrix(rows: 4, columns: 4, repeating: -1))),
            FlowOptions(seed: .byBirthplace([])),
        ] {
            #expect(throws: EstimationError.self) {
                try FlowEstimation.run(inputs, options: options)
            }
        }
    }

    @Test func `an unknown area and a corridor to itself cannot be explained`() throws {
        let estimate = try FlowEstimation.estimate(.accountingClosed, Examples.first())
        #expect(throws: EstimationError.self) { try estimate.explain(from: "A", to: "Z") }
        #expect(throws: EstimationError.self) { try estimate.explain(from: "A", to: "A") }
        #expect(throws: EstimationError.self) { try estimate.flow(from: "Z", to: "A") }
    }
}
