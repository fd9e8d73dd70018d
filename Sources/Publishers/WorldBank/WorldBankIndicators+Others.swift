import Vocabulary

extension WorldBankIndicators {
    /// Indicators of the file that are not taken: the whole database has 1,500.
    struct Others {
        /// With more than this they are counted together.
        private static let mostNamed = 20

        private var places: [String: Int] = [:]
        private var items: [(name: String, count: Int, example: SourceCell)] = []

        mutating func add(_ name: String, at cell: SourceCell, count: Int) {
            if let place = places[name] {
                items[place].count += count
            } else {
                places[name] = items.count
                items.append((name, count, cell))
            }
        }

        /// Counts them as left out, by name where they are few.
        func account(_ log: inout ReadingLog) {
            guard items.count > Self.mostNamed, let first = items.first else {
                for item in items {
                    log.leaveOut(
                        "\(item.name.prefix(40)): not an indicator of ours", at: item.example,
                        count: item.count)
                }
                return
            }
            let names = items.prefix(3).map { $0.name.prefix(40) }.joined(separator: ", ")
            log.leaveOut(
                "\(items.count) indicators that are none of ours, such as \(names)",
                at: first.example, count: items.reduce(0) { $0 + $1.count })
        }
    }
}
