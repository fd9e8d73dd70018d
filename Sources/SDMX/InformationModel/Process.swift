/// A step of a process, with the steps it consists of.
public struct ProcessStep: NamedArtefact {
    /// What goes in or comes out.
    public struct Flow: Hashable, Sendable {
        public var localID: String?
        public var object: ArtefactReference?
        public var annotations: [Annotation]

        public init(_ object: ArtefactReference?, localID: String? = nil) {
            self.object = object
            self.localID = localID
            annotations = []
        }
    }

    /// When and to which step the process goes on.
    public struct Transition: Hashable, Sendable {
        public var localID: String?
        public var target: String
        public var conditions: LocalisedText
        public var annotations: [Annotation]
        public var id: String?

        public init(to target: String, conditions: LocalisedText, id: String? = nil) {
            self.target = target
            self.conditions = conditions
            self.id = id
            annotations = []
        }
    }

    /// What is done.
    public struct Computation: Hashable, Sendable {
        public var localID: String?
        public var descriptions: LocalisedText
        public var softwarePackage: String?
        public var softwareLanguage: String?
        public var softwareVersion: String?
        public var annotations: [Annotation]

        public init(_ descriptions: LocalisedText) {
            self.descriptions = descriptions
            annotations = []
        }
    }

    public var identity: Identity
    public var inputs: [Flow]
    public var outputs: [Flow]
    public var computation: Computation?
    public var transitions: [Transition]
    public var steps: [ProcessStep]

    public init(_ id: String, names: LocalisedText = LocalisedText()) {
        identity = Identity(id, names: names)
        inputs = []
        outputs = []
        transitions = []
        steps = []
    }
}

/// A statistical process as a sequence of steps.
public struct Process: MaintainableArtefact {
    public var identity: Identity
    public var maintenance: Maintenance
    public var steps: [ProcessStep]

    public init(_ id: String, agency: String, version: String, steps: [ProcessStep] = []) {
        identity = Identity(id)
        maintenance = Maintenance(agency: agency, version: version)
        self.steps = steps
    }

    public var artefactClass: ArtefactClass { .process }
}
