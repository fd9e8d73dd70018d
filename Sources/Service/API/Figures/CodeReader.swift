internal import Cubes
internal import Office
internal import Vocabulary
internal import Warehouse

/// Brings codes as people write them to those that the office uses.
struct CodeReader {
    let dataflow: Dataflow
    let answered: AnsweredState

    private var areas: AreaRegister { answered.state.office.areas }

    /// The codes of all dimensions.
    func key(_ text: String) throws(Problem) -> [DimensionID: [String]] {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == dataflow.dimensions.count else {
            throw Problem(
                .unfit, "The key is of another dataflow", where: "parameter key",
                found: "\(parts.count) codes",
                expected: "\(dataflow.dimensions.count) for \(dataflow.plainName): "
                    + dataflow.dimensions.map(\.plainName).joined(separator: "."))
        }
        var result: [DimensionID: [String]] = [:]
        for (dimension, code) in zip(dataflow.dimensions, parts) {
            result[dimension] = [try self.code(dimension, code, "key")]
        }
        return result
    }

    /// The codes of one dimension, each once.
    func codes(_ dimension: DimensionID, _ asked: [String]) throws(Problem) -> [String] {
        guard dataflow.index(of: dimension) != nil else {
            let known = dataflow.dimensions.map(\.plainName)
            var problem = Problem(
                .unfit, "\(dataflow.plainName) is not told apart by \(dimension.plainName)",
                where: "parameter \(dimension.plainName)", found: dimension.plainName,
                expected: "one of " + known.joined(separator: ", "))
            problem.allowed = known
            if let other = counterpart(of: dimension) { problem.nearest = [other.plainName] }
            throw problem
        }
        var result: [String] = []
        for text in asked {
            let code = try self.code(dimension, text, dimension.plainName)
            if !result.contains(code) { result.append(code) }
        }
        return result
    }

    private func code(
        _ dimension: DimensionID, _ text: String, _ parameter: String
    ) throws(Problem) -> String {
        let names = answered.codes(dataflow)
        if names.has(dimension, text) { return text }
        if dimension.isArea, let area = areas.known(text) { return area.id }
        let folded = text.uppercased()
        if let same = names.items(dimension).first(where: { $0.code.uppercased() == folded }) {
            return same.code
        }
        throw unknown(dimension, text, parameter)
    }

    private func unknown(
        _ dimension: DimensionID, _ text: String, _ parameter: String
    ) -> Problem {
        let names = answered.codes(dataflow)
        let used = DataflowFacts.usedCodes(dimension, dataflow, answered.state)
        var problem = Problem(
            .unfit, "\(dimension.plainName) has no code \(text)", where: "parameter \(parameter)",
            found: text,
            expected: dimension.isArea
                ? "a code of \(APIService.root)/areas"
                : "a code that \(APIService.root)/dataflows/\(dataflow.plainName) lists")
        if dimension.isArea {
            problem.nearest = areas.near(text).map { "\($0.id) (\($0.name))" }
            problem.links = ["\(APIService.root)/areas?q=\(text)"]
        } else {
            problem.nearest = Nearest.words(
                to: text, among: names.items(dimension).map(\.code))
            if problem.nearest.isEmpty {
                problem.nearest = names.items(dimension).filter { item in
                    item.name.lowercased() == text.lowercased()
                }.map { "\($0.code) (\($0.name))" }
            }
            problem.links = ["\(APIService.root)/dataflows/\(dataflow.plainName)"]
        }
        if used.count <= 60 { problem.allowed = used }
        return problem
    }

    /// The dimension that plays the same part in this dataflow.
    private func counterpart(of dimension: DimensionID) -> DimensionID? {
        let alike: [[DimensionID]] = [
            [.origin, .sendingArea], [.destination, .receivingArea, .refArea],
        ]
        return alike.filter { $0.contains(dimension) }.joined().first {
            dataflow.index(of: $0) != nil
        }
    }
}
