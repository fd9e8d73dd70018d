import Cubes

extension OECDMigration {
    /// Totals of a cube against its parts.
    struct Totals {
        /// Figures of women beside both sexes, and those that are larger.
        private(set) var women = 0
        private(set) var womenBeyond = 0
        /// Totals of all origins beside origins, and those that are smaller than their sum.
        private(set) var worlds = 0
        private(set) var worldsBeyond = 0
        /// The first total at fault, in words.
        private(set) var example = ""

        init(_ cube: Cube) {
            var women: [String: Double] = [:]
            var both: [String: Double] = [:]
            var world: [String: Double] = [:]
            var sums: [String: Double] = [:]
            for row in 0..<cube.count {
                guard let value = cube.observations[row].scaled, let sex = cube.code(row, .sex),
                    let origin = cube.code(
                        row, cube.dataflow == .emigration ? .criterionArea : .origin),
                    let destination = cube.code(
                        row, cube.dataflow == .emigration ? .refArea : .destination)
                else { continue }
                let criterion = cube.code(row, .criterion) ?? ""
                let rest = "\(destination) \(criterion) \(cube.observations.periods[row])"
                if sex == "F" { women["\(origin) \(rest)"] = value }
                if sex == "_T" { both["\(origin) \(rest)"] = value }
                if origin == "W" {
                    world["\(rest) \(sex)"] = value
                } else if destination != "W" {
                    sums["\(rest) \(sex)", default: 0] += value
                }
            }
            for (key, value) in women {
                guard let all = both[key] else { continue }
                self.women += 1
                if value > all { womenBeyond += 1 }
            }
            for (key, total) in world.sorted(by: { $0.key < $1.key }) {
                guard let sum = sums[key] else { continue }
                worlds += 1
                if sum > total * 1.01 + 1 {
                    worldsBeyond += 1
                    if example.isEmpty { example = ", the first \(key)" }
                }
            }
        }
    }
}
