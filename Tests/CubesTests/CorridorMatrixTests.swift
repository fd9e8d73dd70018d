import Cubes
import TestKit
import Testing

struct CorridorMatrixTests {
    @Test func `a pair without a figure is nil, which is not zero`() {
        var matrix = CorridorMatrix(origins: ["MEX", "GTM"], destinations: ["USA", "CAN"])
        matrix.add(0, origin: "MEX", destination: "USA")
        #expect(matrix["MEX", "USA"] == .some(0))
        #expect(matrix["MEX", "CAN"] == nil)
        #expect(matrix["USA", "MEX"] == nil)
    }

    @Test func `an area outside the lists is refused and changes nothing`() {
        var matrix = CorridorMatrix(origins: ["MEX"], destinations: ["USA"])
        let unknownOrigin = matrix.add(5, origin: "HND", destination: "USA")
        let unknownDestination = matrix.add(5, origin: "MEX", destination: "MEX")
        #expect(!unknownOrigin && !unknownDestination)
        #expect(matrix.cells == [nil])
    }

    @Test func `cells are row by row and add up as a naive table does`() {
        var generator = SeededGenerator(seed: 41)
        let areas = (0..<12).map { "A\($0)" }
        var matrix = CorridorMatrix(origins: areas, destinations: areas.reversed())
        var model: [String: Double] = [:]
        for _ in 0..<300 {
            let i = Int.random(in: 0..<12, using: &generator)
            let j = Int.random(in: 0..<12, using: &generator)
            let value = Double(Int.random(in: 0...1_000, using: &generator))
            matrix.add(value, origin: areas[i], destination: areas[j])
            model["\(i)-\(j)", default: 0] += value
        }
        for i in 0..<12 {
            for j in 0..<12 {
                #expect(matrix[areas[i], areas[j]] == model["\(i)-\(j)"])
                #expect(matrix.cells[i * 12 + (11 - j)] == model["\(i)-\(j)"])
            }
        }
    }
}
