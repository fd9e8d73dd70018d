/// What a structure of the message says, read once for all data sets that it describes.
final class JSONDescription {
    /// How data are read by it, where they are of that artefact.
    struct Bound {
        var layout: JSONDataLayout
        var guesses: [String]
    }

    private struct Key: Hashable {
        var reference: ArtefactReference?
        var takesDefaults: Bool
    }

    let item: JSONItem
    let names: LocalisedText
    /// Which artefact it is, by its links.
    let choice: JSONStructureLink.Choice?
    private let structure: JSONOutline.Structure
    private let annotations: [Annotation]
    private let binding: DataBinding
    private var bound: [Key: Bound] = [:]

    init(
        _ structure: JSONOutline.Structure, _ item: JSONItem, _ binding: DataBinding
    ) throws(SDMXError) {
        self.structure = structure
        self.item = item
        self.binding = binding
        names = try item.localised("name", "names")
        choice = JSONStructureLink.choose(try item.links("links"), binding.structures)
        annotations = try Self.annotations(item)
    }

    /// - Parameter takesDefaults: whether an attribute without value has its default.
    func bind(
        _ reference: ArtefactReference?, takesDefaults: Bool
    ) throws(SDMXError) -> Bound {
        let key = Key(reference: reference, takesDefaults: takesDefaults)
        if let known = bound[key] { return known }
        var info = DataSetInfo(structure: reference)
        let found = binding.bind(&info)
        if found == nil {
            // The message itself says which components are dimensions.
            info.guesses = []
            if !binding.structures.dataStructures.isEmpty {
                info.guesses.append(
                    "the data structure is not among those supplied: the message's own was taken")
            }
        }
        let made = try JSONColumns(
            structure, path: item.path, known: found == nil ? nil : info.columns,
            reading: item.reading)
        if let measure = made.measure, made.columns[measure].isGuessed {
            info.guesses.append(
                "the measure has no name in the message and was called OBS_VALUE")
        }
        let layout = JSONDataLayout(
            structure, columns: made.columns, measure: made.measure,
            isFirst: item.reading.format == .json1, takesDefaults: takesDefaults,
            annotations: annotations)
        let result = Bound(layout: layout, guesses: info.guesses)
        bound[key] = result
        return result
    }

    private static func annotations(_ item: JSONItem) throws(SDMXError) -> [Annotation] {
        var annotations: [Annotation] = []
        guard let list = item["annotations"] else { return [] }
        // Those that are null keep their number.
        for (index, node) in list.node.elements.enumerated() {
            let item = JSONItem(node, JSONPath(index, in: list.path), item.reading)
            var annotation = Annotation(id: try item.text("id"))
            annotation.title = try item.text("title")
            annotation.type = try item.text("type")
            annotation.value = try item.text("value")
            annotation.text = try item.localised("text", "texts")
            for link in try item.links("links") {
                annotation.urls.entries.append(
                    LocalisedText.Entry(link.language ?? "", link.url))
            }
            if let address = try item.text("uri") {
                annotation.urls.entries.append(LocalisedText.Entry("", address))
            }
            annotations.append(annotation)
        }
        return annotations
    }
}
