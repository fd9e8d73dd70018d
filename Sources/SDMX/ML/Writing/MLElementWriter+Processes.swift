extension MLElementWriter {
    func process(_ process: Process) throws(SDMXError) {
        try begin("str:Process", process)
        try naming(process.identity)
        for step in process.steps { try self.step(step) }
        end()
    }

    private func step(_ step: ProcessStep) throws(SDMXError) {
        enter("step \(step.id)")
        try begin("str:ProcessStep")
        try identityAttributes(step.id, uri: step.identity.uri)
        try naming(step.identity)
        for input in step.inputs { try flow("str:Input", input) }
        for output in step.outputs { try flow("str:Output", output) }
        if let computation = step.computation { try self.computation(computation) }
        for transition in step.transitions { try self.transition(transition) }
        for child in step.steps { try self.step(child) }
        end()
        leave()
    }

    private func flow(_ element: String, _ flow: ProcessStep.Flow) throws(SDMXError) {
        try begin(element)
        try attribute("localID", flow.localID)
        try annotations(flow.annotations)
        try required("str:ObjectReference", flow.object, what: "object of an input or output")
        end()
    }

    private func computation(_ computation: ProcessStep.Computation) throws(SDMXError) {
        try begin("str:Computation")
        try attribute("localID", computation.localID)
        try attribute("softwarePackage", computation.softwarePackage)
        try attribute("softwareLanguage", computation.softwareLanguage)
        try attribute("softwareVersion", computation.softwareVersion)
        try annotations(computation.annotations)
        if computation.descriptions.isEmpty { miss("description of a computation") }
        try texts("com:Description", computation.descriptions)
        end()
    }

    private func transition(_ transition: ProcessStep.Transition) throws(SDMXError) {
        try begin("str:Transition")
        try attribute("id", transition.id)
        try attribute("localID", transition.localID)
        try annotations(transition.annotations)
        try local("str:TargetStep", transition.target)
        if transition.conditions.isEmpty { miss("condition of a transition") }
        try texts("str:Condition", transition.conditions)
        end()
    }
}
