extension Register {
    /// The registers of the office, in the order in which they are shown.
    public static let all: [Register] = [
        organisations, collections, responses, reporting, surveys, activities, meetings,
        recommendations, processes, instruments, treatyActions, views, practices, offers, figures,
        letters,
    ]

    /// A link to an organisation.
    static let organisation = FieldKind.link(register: "organisations")
}
