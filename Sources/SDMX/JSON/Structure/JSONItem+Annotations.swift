extension JSONItem {
    /// The member `annotations`.
    func annotations() throws(SDMXError) -> [Annotation] {
        guard self["annotations"] != nil else { return [] }
        var annotations: [Annotation] = []
        for item in try objects("annotations") {
            item.expect(Self.annotationNames)
            var annotation = Annotation(id: try item.text("id"))
            annotation.title = try item.text("title")
            annotation.type = try item.text("type")
            annotation.value = try item.text("value")
            annotation.text = try item.localised("text", "texts")
            if let url = try item.text("url") {
                annotation.urls.entries.append(LocalisedText.Entry("", url))
            }
            for link in try item.objects("links") {
                for name in ["title", "titles"] {
                    guard let member = link[name] else { continue }
                    // In one remark for all annotations of the message.
                    reading.remark(name, at: JSONPath("annotations")) {
                        member.error(
                            .unexpected, found: "\(name) of a link, which was passed over",
                            expected: "an address and its language")
                    }
                }
                let href = try link.text("href")
                let uri = try link.text("uri")
                let urn = try link.text("urn")
                guard let url = href ?? uri ?? urn else { continue }
                let language = try link.text("hreflang") ?? ""
                annotation.urls.entries.append(LocalisedText.Entry(language, url))
            }
            annotations.append(annotation)
        }
        return annotations
    }

    private static let annotationNames: Set<String> = [
        "id", "title", "type", "value", "text", "texts", "url", "links",
    ]
}
