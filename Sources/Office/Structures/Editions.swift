internal import Cubes
internal import SDMX

/// How the code lists grew: one step for each release that brought codes which nobody knew.
///
/// Steps of public releases come first and never change; those of releases that are not yet public
/// come after and are drafts.
struct Editions {
    /// What one release added.
    struct Step: Hashable {
        let release: Int
        let isDraft: Bool
        /// Sorted, by list.
        let codes: [HouseCodelist: [String]]
    }

    /// A version of something that depends on lists.
    struct Version: Hashable {
        /// `1.2.0`, `1.3.0-draft`.
        let text: String
        /// How many steps are in it.
        let steps: Int
        let isDraft: Bool
    }

    let steps: [Step]

    /// - Parameter fixed: the codes that the program fixes, by list.
    init(_ found: FoundCodes, fixed: [HouseCodelist: Set<String>]) {
        var known = fixed
        var steps: [Step] = []
        let arrivals = found.arrivals.filter(\.isPublic) + found.arrivals.filter { !$0.isPublic }
        for arrival in arrivals {
            var brought: [HouseCodelist: Set<String>] = [:]
            for (dimension, codes) in arrival.codes {
                guard let list = HouseCodelist(dimension) else { continue }
                brought[list, default: []].formUnion(codes)
            }
            brought[.unit, default: []].formUnion(arrival.units)
            var new: [HouseCodelist: [String]] = [:]
            for (list, codes) in brought {
                let fresh = codes.subtracting(known[list] ?? []).filter(GrownCode.isID)
                guard !fresh.isEmpty else { continue }
                known[list, default: []].formUnion(fresh)
                new[list] = fresh.sorted()
            }
            guard !new.isEmpty else { continue }
            steps.append(
                Step(release: arrival.release, isDraft: !arrival.isPublic, codes: new))
        }
        self.steps = steps
    }

    /// All versions of what depends on some lists, 1.0.0 first: one more for each step that added
    /// to any of them.
    func versions(of lists: Set<HouseCodelist>) -> [Version] {
        var versions = [Version(text: StructureNames.fixed, steps: 0, isDraft: false)]
        for (place, step) in steps.enumerated()
        where step.codes.keys.contains(where: lists.contains) {
            let label = step.isDraft ? StructureNames.draft : ""
            versions.append(
                Version(
                    text: "1.\(versions.count).0\(label)", steps: place + 1, isDraft: step.isDraft))
        }
        return versions
    }

    /// The codes that some steps added to a list, with the release of each.
    func codes(of list: HouseCodelist, after count: Int) -> [(code: String, release: Int)] {
        steps.prefix(count).flatMap { step in
            (step.codes[list] ?? []).map { ($0, step.release) }
        }
    }
}

extension Cubes.Dataflow {
    /// The lists whose editions make versions of the data structure.
    var codelists: Set<HouseCodelist> {
        Set(dimensions.compactMap(HouseCodelist.init) + [.unit])
    }
}
