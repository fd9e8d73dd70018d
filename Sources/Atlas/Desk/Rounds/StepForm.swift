/// Steps that somebody may take about an answer.
public struct StepForm: Sendable {
    /// A step with its button.
    public struct Step: Sendable {
        public let id: String
        public let title: String
        /// Whether it is refused without a reason.
        public let needsReason: Bool

        public init(id: String, title: String, needsReason: Bool) {
            self.id = id
            self.title = title
            self.needsReason = needsReason
        }
    }

    /// Where the form goes.
    public let href: String
    /// The revision that whoever looks has seen.
    public let revision: Int
    public let steps: [Step]
    /// What was typed before.
    public let reason: String
    public let fault: String?

    public init(
        href: String, revision: Int, steps: [Step], reason: String = "", fault: String? = nil
    ) {
        self.href = href
        self.revision = revision
        self.steps = steps
        self.reason = reason
        self.fault = fault
    }

    /// The whole form, with room for a reason.
    func view(_ frame: DeskFrame) -> Markup {
        guard !steps.isEmpty else { return .none }
        let must = steps.filter(\.needsReason).map(\.title)
        let hint =
            "Kept with the step, and everybody may read it: no figures that are not published."
            + (must.isEmpty ? "" : " Needed to: \(must.joined(separator: ", ").lowercased()).")
        let buttons = steps.map { step -> Markup in
            " <button type=\"submit\" name=\"step\" value=\"\(step.id)\">\(step.title)</button>"
        }
        return DeskForm.post(
            frame, to: href,
            """
            \(DeskForm.hidden("revision", String(revision)))
            \(DeskForm.lines("Reason", "reason", reason, rows: 3, hint: hint, fault: fault))
            <p>\(buttons)</p>
            """)
    }

    /// Only buttons, for steps that need no reason.
    func buttons(_ frame: DeskFrame, for name: String) -> Markup {
        let plain = steps.filter { !$0.needsReason }
        guard !plain.isEmpty else { return .none }
        let buttons = plain.map { step -> Markup in
            """
            <button type="submit" name="step" value="\(step.id)" \
            aria-label="\(step.title): \(name)">\(step.title)</button>
            """
        }
        return DeskForm.post(
            frame, to: href, class: "acts",
            "\(DeskForm.hidden("revision", String(revision)))\(buttons)")
    }
}
