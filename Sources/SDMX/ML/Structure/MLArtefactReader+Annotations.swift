extension MLArtefactReader {
    /// Reads an `Annotations` element.
    func annotations(_ node: XMLNode) -> [Annotation] {
        var annotations: [Annotation] = []
        for child in node.children {
            if child.name == "Annotation" {
                annotations.append(annotation(child))
            } else {
                unknown(child)
            }
        }
        return annotations
    }

    private func annotation(_ node: XMLNode) -> Annotation {
        check(node, attributes: ["id", "urn", "uri"])
        var annotation = Annotation(id: node.attribute("id"))
        for child in node.children {
            switch child.name {
            case "AnnotationTitle": annotation.title = child.flatText()
            case "AnnotationType": annotation.type = child.trimmedText
            case "AnnotationURL":
                annotation.urls.entries.append(
                    LocalisedText.Entry(child.language ?? "", child.trimmedText))
            case "AnnotationText": annotation.text.add(child)
            case "AnnotationValue": annotation.value = child.flatText()
            default: unknown(child)
            }
        }
        return annotation
    }

    /// Reads a `Link`.
    func link(_ node: XMLNode) -> Link {
        check(node, attributes: ["rel", "url", "urn", "type"])
        let relation = node.attribute("rel")
        let url = node.attribute("url")
        if relation == nil || url == nil {
            remark(
                .missing, node, found: "a Link without rel or url", expected: "both of them")
        }
        return Link(
            relation: relation ?? "", url: url ?? "", urn: node.attribute("urn"),
            type: node.attribute("type"))
    }
}
