/// Asks whether a record is to be deleted, and why.
public enum RecordDeletePage {
    /// The page as HTML.
    ///
    /// - Parameters:
    ///   - linkedFrom: records that link to it; while there are some, it is not deleted.
    ///   - fault: why it was not deleted; nil at first.
    public static func render(
        _ label: String, path: String, revision: Int, reason: String, linkedFrom: [Link],
        fault: String?, _ frame: DeskFrame
    ) -> String {
        let links = linkedFrom.prefix(50).map { link -> Markup in
            "<li><bdi>\(Markup.link("\(link.text)", to: link.href))</bdi></li>"
        }
        let body: Markup =
            linkedFrom.isEmpty
            ? DeskForm.post(
                frame, to: path + "/delete",
                """
                \(DeskForm.hidden("revision", "\(revision)"))
                \(DeskForm.lines("Why", "reason", reason, rows: 2))
                \(DeskForm.button("Delete the record"))
                """)
            : """
            <p>Other records link to it. Take these links away first:</p>
            <ul class="plain">\(links)</ul>
            """
        return DeskLayout.page(
            "Delete: \(label)", frame,
            body: """
                <div class="lead"><h1>Delete: <bdi>\(label)</bdi></h1>
                <p>The record goes from all lists. Its history stays, and so do past states.</p>
                <p><a href="\(path)">Back to the record</a></p></div>
                \(fault.map { DeskForm.message($0, isFault: true) } ?? .none)
                \(body)
                """)
    }
}
