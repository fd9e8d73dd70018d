extension MLArtefactReader {
    func process(_ node: XMLNode) throws(SDMXError) -> Process {
        var (process, rest) = try begin(node) { Process($0, agency: $1, version: $2) }
        rest = try items(rest, "ProcessStep", to: &process.steps) {
            (node) throws(SDMXError) in try self.processStep(node)
        }
        unknown(rest)
        return process
    }

    private func processStep(_ node: XMLNode) throws(SDMXError) -> ProcessStep {
        var (step, rest) = try begin(item: node) { ProcessStep($0) }
        rest = try items(rest, "ProcessStep", to: &step.steps) {
            (node) throws(SDMXError) in try self.processStep(node)
        }
        for child in rest {
            switch child.name {
            case "Input": step.inputs.append(try flow(child))
            case "Output": step.outputs.append(try flow(child))
            case "Computation": step.computation = computation(child)
            case "Transition": step.transitions.append(try transition(child))
            default: unknown(child)
            }
        }
        return step
    }

    private func flow(_ node: XMLNode) throws(SDMXError) -> ProcessStep.Flow {
        check(node, attributes: ["localID"])
        var flow = ProcessStep.Flow(nil, localID: node.attribute("localID"))
        for child in node.children {
            switch child.name {
            case "Annotations": flow.annotations += annotations(child)
            case "ObjectReference": flow.object = try reference(child, .dataflow)
            default: unknown(child)
            }
        }
        return flow
    }

    private func computation(_ node: XMLNode) -> ProcessStep.Computation {
        check(
            node, attributes: ["localID", "softwarePackage", "softwareLanguage", "softwareVersion"])
        var computation = ProcessStep.Computation(LocalisedText())
        computation.localID = node.attribute("localID")
        computation.softwarePackage = node.attribute("softwarePackage")
        computation.softwareLanguage = node.attribute("softwareLanguage")
        computation.softwareVersion = node.attribute("softwareVersion")
        for child in node.children {
            switch child.name {
            case "Annotations": computation.annotations += annotations(child)
            case "Description": computation.descriptions.add(child)
            default: unknown(child)
            }
        }
        return computation
    }

    private func transition(_ node: XMLNode) throws(SDMXError) -> ProcessStep.Transition {
        check(node, attributes: ["id", "urn", "localID"])
        var transition = ProcessStep.Transition(
            to: "", conditions: LocalisedText(), id: node.attribute("id"))
        transition.localID = node.attribute("localID")
        for child in node.children {
            switch child.name {
            case "Annotations": transition.annotations += annotations(child)
            case "TargetStep": transition.target = try localID(child)
            case "Condition": transition.conditions.add(child)
            default: unknown(child)
            }
        }
        guard !transition.target.isEmpty else {
            throw node.error(
                .missing, found: "no TargetStep", expected: "the step that follows")
        }
        return transition
    }
}
