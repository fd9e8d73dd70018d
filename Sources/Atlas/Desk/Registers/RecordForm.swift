/// Pieces of the forms in which records are written.
enum RecordForm {
    /// A field of one line that offers a list of what may be typed.
    static func typed(
        _ label: String, _ name: String, _ value: String, type: String = "text",
        list: String? = nil
    ) -> Markup {
        let offer: Markup? = list.map { " list=\"\($0)\"" }
        return """
            <p><label for="\(name)">\(label)</label>
            <input id="\(name)" name="\(name)" type="\(type)" value="\(value)"\(offer) /></p>

            """
    }

    /// What may be typed, offered by browsers.
    static func list(_ id: String, _ options: [(value: String, text: String)]) -> Markup {
        let items = options.map { option -> Markup in
            "<option value=\"\(option.value)\">\(option.text)</option>"
        }
        return "<datalist id=\"\(id)\">\(items)</datalist>"
    }
}
