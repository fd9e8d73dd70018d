internal import Cubes
internal import SDMX
internal import Vocabulary

/// Which codes data that are sent in may have.
struct SubmittedCodes {
    /// For each dimension and coded attribute the codes of its list.
    private let lists: [String: Set<String>]

    /// The lists of the latest data structure of a dataflow.
    init(_ dataflow: Cubes.Dataflow, _ catalogue: StructureCatalogue) {
        let structures = catalogue.naming([dataflow])
        var lists: [String: Set<String>] = [:]
        for structure in structures.dataStructures {
            let components =
                structure.dimensions.map(\.component) + structure.attributes.map(\.component)
            for component in components {
                guard let list = structures.representation(of: component)?.enumeration,
                    let codes = structures.codelist(list)?.codes
                else { continue }
                lists[component.id] = Set(codes.map(\.id))
            }
        }
        self.lists = lists
    }

    /// What is expected in place of a code; nil where it may be there.
    ///
    /// SOURCE may be any id, since sources come with their data; AGE any group of ages.
    func fault(_ id: String, _ code: String) -> String? {
        switch id {
        case DimensionID.source.rawValue:
            if code == FlowEstimating.source {
                return "a source other than \(code), whose figures are estimated here"
            }
            return Self.isID(code) ? nil : "an id of at most 40 letters, digits, _ and -"
        case DimensionID.age.rawValue where AgeGroup(code: code) != nil: return nil
        default:
            guard let list = lists[id], !list.contains(code) else { return nil }
            let all = list.sorted()
            return all.count <= 12
                ? "one of " + all.joined(separator: ", ")
                : "one of the \(all.count) codes of its list, such as "
                    + all.prefix(3).joined(separator: ", ")
        }
    }

    private static func isID(_ text: String) -> Bool {
        (1...40).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                    || (0x61...0x7A).contains($0) || $0 == 0x5F || $0 == 0x2D
            }
    }
}
