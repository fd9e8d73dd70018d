internal import Atlas
internal import Cubes
internal import Estimation
internal import Office
internal import Vocabulary

/// Where figures are explained.
extension FigureMaker {
    func stockPath(_ origin: String, _ destination: String, _ sex: Sex, _ year: Int) -> String? {
        guard let source = snapshot.sources.stocks else { return nil }
        return path(.stock, ["A", source, origin, destination, "*", sex.rawValue, "_T"], "\(year)")
    }

    func populationPath(_ area: String, _ indicator: String, _ year: Int) -> String? {
        guard let source = snapshot.sources.population else { return nil }
        return path(.population, ["A", source, area, indicator, "_T", "_T"], "\(year)")
    }

    func displacedPath(
        _ kind: DisplacedBook.Kind, _ origin: String, _ destination: String, _ year: Int
    ) -> String? {
        guard let source = snapshot.sources.displaced else { return nil }
        return path(.displaced, ["A", source, origin, destination, kind.rawValue], "\(year)")
    }

    func flowPath(
        _ method: FlowMethod, _ interval: FlowInterval, _ origin: String, _ destination: String
    ) -> String? {
        guard let period = interval.period else { return nil }
        return path(
            .flow,
            [
                interval.frequency, FlowEstimating.source, origin, destination,
                Criterion.previousResidence.rawValue, Sex.total.rawValue, "_T", "_Z", method.code,
            ], period.description)
    }

    private func path(_ dataflow: Dataflow, _ codes: [String], _ period: String) -> String {
        Route.explain(
            dataflow: dataflow.rawValue, key: codes.joined(separator: "."), period: period
        ).path
    }
}
