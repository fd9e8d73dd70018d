import Vocabulary

extension WorldBankRemittances {
    /// Sums of the cells, and the totals that the file prints. Millions of US dollars.
    struct Sums {
        /// Fewer areas than this are a selection, in which anybody may send most.
        private static let wholeWorld = 150

        private var sent: [String: Double] = [:]
        private var received: [String: Double] = [:]
        private var world = 0.0
        private var cells: [String: Int] = [:]
        private var printedSent: [String: Double] = [:]
        private var printedReceived: [String: Double] = [:]
        private var printedWorld: Double?

        mutating func add(_ value: Double, from sender: String, to receiver: String) {
            sent[sender, default: 0] += value
            received[receiver, default: 0] += value
            world += value
            if value > 0 {
                cells[">" + sender, default: 0] += 1
                cells["<" + receiver, default: 0] += 1
            }
        }

        /// A printed total: of a sender, of a receiver, or of the world.
        mutating func print(_ value: Double, from sender: String?, to receiver: String?) {
            if let sender {
                printedSent[sender] = value
            } else if let receiver {
                printedReceived[receiver] = value
            } else {
                printedWorld = value
            }
        }

        /// Why the matrix seems to run the other way; nil where it does not.
        var reversal: String? {
            guard isWhole, let out = sent["USA"], let into = received["USA"], into > out else {
                return nil
            }
            return "the United States receiving \(Int(into)) and sending \(Int(out)) million US$"
        }

        private var isWhole: Bool { min(sent.count, received.count) >= Self.wholeWorld }

        func check(_ log: inout ReadingLog) {
            compare(printedSent, sent, ">", "printed totals of senders are the sums", &log)
            compare(
                printedReceived, received, "<", "printed totals of receivers are the sums", &log)
            if let printedWorld {
                log.check(
                    "the printed world total is the sum",
                    abs(printedWorld - world) <= 0.5 * Double(sent.count + 1),
                    found: "\(Int(world))", expected: "\(Int(printedWorld))")
            }
            let missing = Set(sent.keys).symmetricDifference(received.keys).sorted()
            log.check(
                "every area both sends and receives a figure", missing.isEmpty,
                found: missing.isEmpty
                    ? "\(sent.count) areas" : "one side only: " + missing.joined(separator: ", "),
                expected: "as many rows as columns")
            guard isWhole else { return }
            let sender = largest(sent)
            let receiver = largest(received)
            log.check(
                "the United States send most and India receives most",
                sender == "USA" && receiver == "IND", found: "\(sender) and \(receiver)",
                expected: "USA and IND, as in every edition from 2010 to 2021")
        }

        /// Totals within half a million of each figure that is not zero.
        private func compare(
            _ printed: [String: Double], _ sums: [String: Double], _ side: String, _ name: String,
            _ log: inout ReadingLog
        ) {
            guard !printed.isEmpty else { return }
            let unequal = printed.filter { area, value in
                abs(value - (sums[area] ?? 0)) > 0.5 * Double((cells[side + area] ?? 0) + 1)
            }.keys.sorted()
            log.check(
                name, unequal.isEmpty,
                found: unequal.isEmpty
                    ? "\(printed.count) equal"
                    : "unequal: " + unequal.prefix(10).joined(separator: ", "),
                expected: "\(printed.count) equal within rounding")
        }

        private func largest(_ sums: [String: Double]) -> String {
            sums.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "none"
        }
    }
}
