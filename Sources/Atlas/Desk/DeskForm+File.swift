extension DeskForm {
    /// A form that sends files.
    static func upload(
        _ frame: DeskFrame, to path: String, class name: String = "stack", _ body: Markup
    ) -> Markup {
        """
        <form class="\(name)" method="post" action="\(path)" enctype="multipart/form-data">\
        \(token(frame))
        \(body)
        </form>
        """
    }

    /// A field for a file.
    ///
    /// - Parameter accept: endings and media types, with commas between: `.xlsx`.
    static func file(
        _ label: String, _ name: String, accept: String, hint: String? = nil,
        fault: String? = nil
    ) -> Markup {
        field(label, name, hint, fault) { described in
            "<input id=\"\(name)\" name=\"\(name)\" type=\"file\" accept=\"\(accept)\"\(described) />"
        }
    }
}
