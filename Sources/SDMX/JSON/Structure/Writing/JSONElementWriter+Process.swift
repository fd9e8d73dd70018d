extension JSONElementWriter {
    func process(_ process: Process) throws(SDMXError) {
        try maintained(process)
        try steps(process.steps, [])
    }

    private func steps(_ steps: [ProcessStep], _ above: [String]) throws(SDMXError) {
        try list("processSteps", steps) { (step) throws(SDMXError) in
            let path = above + [step.id]
            try within("step \(path.joined(separator: "."))") { () throws(SDMXError) in
                try named(step.identity, own(.processStep, path))
                try list("inputs", step.inputs) { (flow) throws(SDMXError) in try self.flow(flow) }
                try list("outputs", step.outputs) { (flow) throws(SDMXError) in
                    try self.flow(flow)
                }
                if let computation = step.computation {
                    try object("computation") { () throws(SDMXError) in
                        try self.computation(computation)
                    }
                }
                try list("transitions", step.transitions) { (transition) throws(SDMXError) in
                    try text("id", transition.id)
                    try text("localID", transition.localID)
                    let target = transition.target.split(separator: ".").map(String.init)
                    try text(
                        "targetStep",
                        edition == .v1
                            ? own(.processStep, target).map { urn(of: $0) } : transition.target)
                    try localised(
                        "condition", "conditions", transition.conditions, isRequired: true)
                    try annotations(transition.annotations)
                }
                try self.steps(step.steps, path)
            }
        }
    }

    private func flow(_ flow: ProcessStep.Flow) throws(SDMXError) {
        try text("localID", flow.localID)
        try required("objectReference", flow.object)
        try annotations(flow.annotations)
    }

    private func computation(_ computation: ProcessStep.Computation) throws(SDMXError) {
        try text("localID", computation.localID)
        try text("softwareLanguage", computation.softwareLanguage)
        try text("softwarePackage", computation.softwarePackage)
        try text("softwareVersion", computation.softwareVersion)
        try localised(
            "description", "descriptions", computation.descriptions, isRequired: true)
        try annotations(computation.annotations)
    }
}
