internal import Cubes
internal import Office
internal import SDMX

/// A dataflow of ours that a query means, and how the answer names it.
struct DataTarget: Sendable {
    let dataflow: Cubes.Dataflow
    /// The dataflow, or its data structure if the query asks by that: in the latest version, which
    /// is the one that the data are of whichever version the query asks by.
    let structure: ArtefactReference

    /// The dataflows that a selection means.
    static func targets(
        _ selection: DataSelection, _ context: SDMXContext
    ) throws(SDMXRefusal) -> [DataTarget] {
        var found: [DataTarget] = []
        let catalogue = context.catalogue
        for dataflow in Cubes.Dataflow.allCases {
            let byFlow =
                selection.contexts.contains(.dataflow)
                ? catalogue.dataflows(dataflow).newest(meantBy: selection.artefacts) : nil
            let byStructure =
                selection.contexts.contains(.dataStructure)
                ? catalogue.dataStructures(dataflow).newest(meantBy: selection.artefacts) : nil
            guard let structure = byFlow ?? byStructure else { continue }
            found.append(DataTarget(dataflow: dataflow, structure: structure))
        }
        if !selection.providers.isEmpty {
            let isOurs = selection.providers.contains { provider in
                provider.id == catalogue.agency
                    && [nil, catalogue.agency].contains(provider.agency)
            }
            guard isOurs else {
                throw SDMXRefusal(
                    .noResults, "There are no data of that provider",
                    "All data here are provided by \(catalogue.agency); publishers are codes of "
                        + "the dimension SOURCE.")
            }
        }
        guard !found.isEmpty else {
            throw SDMXRefusal(
                .noResults, "There are no such data",
                "There are dataflows "
                    + Cubes.Dataflow.allCases.map {
                        "\(catalogue.agency):\($0.rawValue)(\(catalogue.version($0)))"
                    }.joined(separator: ", "))
        }
        return found
    }

    /// What is asked of each dataflow. Where several are meant, those that lack a component of the
    /// query have nothing to say; the query is refused if none has it.
    static func each<Result>(
        _ targets: [DataTarget], _ body: (DataTarget) throws(SDMXError) -> Result
    ) throws(SDMXError) -> [Result] {
        var results: [Result] = []
        var refusal: SDMXError?
        for target in targets {
            do {
                results.append(try body(target))
            } catch {
                refusal = refusal ?? error
            }
        }
        if results.isEmpty, let refusal { throw refusal }
        return results
    }

    /// Why nothing was found: the codes of a key that do not occur.
    static func explain(_ questions: [FigureQuestion], _ since: PointInTime?) throws -> String {
        if let since { return "Nothing that the query takes has changed since \(since)." }
        for question in questions {
            let absent = try question.absentCodes()
            if !absent.isEmpty {
                return absent.map { dimension, codes in
                    "\(dimension): no figures for "
                        + codes.map(SDMXRefusal.shortened).joined(separator: ", ")
                }.joined(separator: "; ") + ". An availability query lists the codes there are."
            }
        }
        return "Each code occurs, but not together, or not in the periods asked for. An "
            + "availability query lists what there is."
    }
}
