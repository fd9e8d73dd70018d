import Cubes
import Vocabulary

extension UNHCR {
    /// Compares each category's yearly sums in the cube with those of the file's rows.
    func check(_ cube: Cube, against rows: Rows, _ log: inout ReadingLog) {
        let width = Self.categories.count
        var expected = Array(repeating: [Int: Int](), count: width)
        for (index, row) in rows.rows.enumerated() {
            for place in 0..<width where rows.cells[index * width + place] > 0 {
                expected[place][row.year, default: 0] += rows.cells[index * width + place]
            }
        }
        var found = Array(repeating: [Int: Int](), count: width)
        let place = Dictionary(
            uniqueKeysWithValues: Self.categories.enumerated().map { ($0.element.code, $0.offset) })
        for row in 0..<cube.count {
            guard let code = cube.code(row, .popType), let index = place[code],
                let value = cube.observations.values[row].number, value > 0
            else { continue }
            found[index][cube.observations.periods[row].start.year, default: 0] += Int(value)
        }
        for (index, category) in Self.categories.enumerated() {
            let differing = Set(expected[index].keys).union(found[index].keys)
                .filter { expected[index][$0] != found[index][$0] }.sorted()
            log.check(
                "\(category.code): yearly sums equal the file's", differing.isEmpty,
                found: differing.isEmpty
                    ? "\(found[index].count) years equal"
                    : "unequal in " + differing.map(String.init).joined(separator: ", "),
                expected: "\(expected[index].count) years equal")
        }
    }
}
