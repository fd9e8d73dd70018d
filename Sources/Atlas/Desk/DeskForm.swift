/// Pieces of forms. Every field has a label; what was typed comes back with what is wrong with it.
package enum DeskForm {
    /// The name of the field that every form of the desk that changes something must send.
    package static let tokenName = "form-token"

    /// That field.
    static func token(_ frame: DeskFrame) -> Markup {
        guard !frame.formToken.isEmpty else { return .none }
        return hidden(tokenName, frame.formToken)
    }

    /// A value that goes along unseen.
    static func hidden(_ name: String, _ value: String) -> Markup {
        "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\" />"
    }

    /// A field of one line.
    ///
    /// - Parameters:
    ///   - type: as HTML has it: `text`, `password`, `date`, `search`.
    ///   - hint: what may be typed.
    ///   - fault: what is wrong with what was typed.
    static func line(
        _ label: String, _ name: String, _ value: String = "", type: String = "text",
        hint: String? = nil, fault: String? = nil, required: Bool = false,
        autocomplete: String? = nil
    ) -> Markup {
        let auto: Markup? = autocomplete.map { " autocomplete=\"\($0)\"" }
        let must: Markup = required ? " required=\"required\"" : .none
        return field(label, name, hint, fault) { described in
            """
            <input id="\(name)" name="\(name)" type="\(type)" value="\(value)"\(must)\(auto)\
            \(described) />
            """
        }
    }

    /// A field of several lines. Line ends are kept.
    static func lines(
        _ label: String, _ name: String, _ value: String = "", rows: Int = 4,
        hint: String? = nil, fault: String? = nil
    ) -> Markup {
        let text = value.split(separator: "\n", omittingEmptySubsequences: false)
            .map { line -> Markup in "\(String(line))" }.map(\.text).joined(separator: "\n")
        var inner = Markup.none
        inner.text = text
        return field(label, name, hint, fault) { described in
            """
            <textarea id="\(name)" name="\(name)" rows="\(rows)"\(described)>
            \(inner)</textarea>
            """
        }
    }

    /// One of several values.
    static func choice(
        _ label: String, _ name: String, _ options: [(value: String, text: String)],
        chosen: String?, hint: String? = nil, fault: String? = nil
    ) -> Markup {
        let items = options.map { option -> Markup in
            let mark: Markup = option.value == chosen ? " selected=\"selected\"" : .none
            return "<option value=\"\(option.value)\"\(mark)>\(option.text)</option>"
        }
        return field(label, name, hint, fault) { described in
            "<select id=\"\(name)\" name=\"\(name)\"\(described)>\(items)</select>"
        }
    }

    /// A form that changes something.
    static func post(
        _ frame: DeskFrame, to path: String, class name: String = "stack", _ body: Markup
    ) -> Markup {
        """
        <form class="\(name)" method="post" action="\(path)">\(token(frame))
        \(body)
        </form>
        """
    }

    /// A form that asks something.
    static func ask(_ path: String, _ body: Markup) -> Markup {
        "<form class=\"choose\" method=\"get\" action=\"\(path)\">\n\(body)\n</form>"
    }

    /// The button that sends a form.
    static func button(_ text: String, name: String? = nil, value: String = "") -> Markup {
        guard let name else { return "<p><button type=\"submit\">\(text)</button></p>" }
        return """
            <p><button type="submit" name="\(name)" value="\(value)">\(text)</button></p>
            """
    }

    /// What went wrong, or what was done, told before anything else and by screen readers at once.
    static func message(_ text: String, isFault: Bool = false) -> Markup {
        let (name, role): (Markup, Markup) =
            isFault ? ("notice fault", "alert") : ("notice", "status")
        return "<p class=\"\(name)\" role=\"\(role)\">\(text)</p>"
    }

    /// A field with its label, and what is said about it.
    static func field(
        _ label: String, _ name: String, _ hint: String?, _ fault: String?,
        _ control: (Markup) -> Markup
    ) -> Markup {
        var ids: [String] = []
        if hint != nil { ids.append(name + "-hint") }
        if fault != nil { ids.append(name + "-fault") }
        var described: Markup =
            ids.isEmpty ? .none : " aria-describedby=\"\(ids.joined(separator: " "))\""
        if fault != nil { described += " aria-invalid=\"true\"" }
        let told: Markup? = hint.map { "<span class=\"hint\" id=\"\(name)-hint\">\($0)</span>" }
        let wrong: Markup? = fault.map {
            "<span class=\"fault\" id=\"\(name)-fault\">\($0)</span>"
        }
        return """
            <p><label for="\(name)">\(label)</label>\(told)
            \(control(described))\(wrong)</p>

            """
    }
}
