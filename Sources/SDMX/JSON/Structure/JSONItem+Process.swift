extension JSONItem {
    /// A statistical process.
    func process() throws(SDMXError) -> Process {
        var process = try maintained(["processSteps"]) { Process($0, agency: $1, version: $2) }
        process.steps = try processSteps()
        return process
    }

    private func processSteps() throws(SDMXError) -> [ProcessStep] {
        try named("processSteps") { (item) throws(SDMXError) in
            var step = ProcessStep("")
            step.identity = try item.identity(Self.stepNames)
            for flow in try item.objects("inputs") { step.inputs.append(try flow.flow()) }
            for flow in try item.objects("outputs") { step.outputs.append(try flow.flow()) }
            for transition in try item.objects("transitions") {
                step.transitions.append(try transition.transition())
            }
            if let computation = try item.object("computation") {
                step.computation = try computation.computation()
            }
            step.steps = try item.processSteps()
            return step
        }
    }

    private func flow() throws(SDMXError) -> ProcessStep.Flow {
        expect(["localID", "annotations", "objectReference"])
        var flow = ProcessStep.Flow(
            try reference("objectReference"), localID: try text("localID"))
        flow.annotations = try annotations()
        return flow
    }

    private func computation() throws(SDMXError) -> ProcessStep.Computation {
        expect([
            "localID", "annotations", "description", "descriptions", "softwarePackage",
            "softwareLanguage", "softwareVersion",
        ])
        var computation = ProcessStep.Computation(try localised("description", "descriptions"))
        computation.localID = try text("localID")
        computation.softwarePackage = try text("softwarePackage")
        computation.softwareLanguage = try text("softwareLanguage")
        computation.softwareVersion = try scalar("softwareVersion")
        computation.annotations = try annotations()
        return computation
    }

    private func transition() throws(SDMXError) -> ProcessStep.Transition {
        expect([
            "id", "localID", "annotations", "links", "targetStep", "condition", "conditions",
        ])
        let target = try required("targetStep")
        var transition = ProcessStep.Transition(
            to: ArtefactReference(urn: target)?.item.joined(separator: ".") ?? target,
            conditions: try localised("condition", "conditions"), id: try text("id"))
        transition.localID = try text("localID")
        transition.annotations = try annotations()
        return transition
    }

    private static let stepNames: Set<String> = [
        "inputs", "outputs", "computation", "transitions", "processSteps",
    ]
}
