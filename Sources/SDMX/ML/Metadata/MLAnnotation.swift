/// Annotations, whose elements have kept their names in all versions.
enum MLAnnotation {
    /// Reads an `Annotations` element.
    static func readAll(_ node: XMLNode, _ remarks: MLRemarks) -> [Annotation] {
        var annotations: [Annotation] = []
        for child in node.children {
            if child.name == "Annotation" {
                annotations.append(read(child, remarks))
            } else {
                remarks.unknown(child)
            }
        }
        return annotations
    }

    private static func read(_ node: XMLNode, _ remarks: MLRemarks) -> Annotation {
        var annotation = Annotation(id: node.attribute("id"))
        for child in node.children {
            switch child.name {
            case "AnnotationTitle": annotation.title = child.flatText()
            case "AnnotationType": annotation.type = child.text
            case "AnnotationURL":
                annotation.urls.entries.append(
                    LocalisedText.Entry(child.language ?? "", child.trimmedText))
            case "AnnotationText": annotation.text.add(child)
            case "AnnotationValue": annotation.value = child.flatText()
            default: remarks.unknown(child)
            }
        }
        return annotation
    }
}
