extension HouseCodelist {
    static let incidentRegions = [
        Definition("_U", "Not stated", "The publisher names no region.")
    ]

    static let routes = [Definition("_U", "Not stated", "The publisher names no route.")]

    static let causes = [
        Definition("DROWNING", "Drowning", "Of water, at sea or in a river."),
        Definition(
            "VEHICLE", "Vehicle accident or hazardous transport",
            "Of an accident of a vehicle, or of travelling on or in one not made for people."),
        Definition(
            "ENVIRONMENT", "Harsh environment",
            "Of heat or cold, or for want of shelter, food or water."),
        Definition(
            "SICKNESS", "Sickness", "Of sickness, or for want of medical care."),
        Definition("VIOLENCE", "Violence", "Of violence."),
        Definition("ACCIDENT", "Accident", "Of an accident of another kind."),
        Definition("MIXED_UNKNOWN", "Mixed or unknown", "Of several causes, or of one not known."),
        Definition("_U", "Not stated", "The publisher says nothing of a cause."),
    ]

    static let casualties = [
        Definition("DEAD", "Dead", "People known to have died."),
        Definition(
            "MISSING", "Missing",
            "People who disappeared and are presumed dead: the least number that is reported."),
        Definition(
            "DEAD_MISSING", "Dead and missing", "Both together, as the publisher adds them up."),
        Definition("WOMEN", "Women", "Women and girls among the dead and missing."),
        Definition("MEN", "Men", "Men and boys among the dead and missing."),
        Definition("CHILDREN", "Children", "People under 18 among the dead and missing."),
        Definition(
            "SURVIVORS", "Survivors", "People who survived an incident in which others died."),
    ]
}
