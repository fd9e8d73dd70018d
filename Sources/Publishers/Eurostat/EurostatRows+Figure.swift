extension EurostatRows {
    /// A figure as it stands in a file.
    struct Figure {
        /// Not a number where there is none.
        var value = Double.nan
        var flags: EurostatFlags = []
        /// A letter of CL_CONF_STATUS, 0 for none.
        var confidentiality: UInt8 = 0

        var isMissing: Bool { value.isNaN }
        /// Whether nothing at all is said.
        var isBlank: Bool { isMissing && flags.isEmpty && confidentiality == 0 }
    }

    /// What becomes of the figures of a record.
    enum Fate {
        case series(Int)
        /// The reason's place in `leftOut`.
        case leftOut(Int)
        /// A code is unknown.
        case refused(EurostatAxis, EurostatCode)
    }

    /// A cell with nothing in it, kept until it is known whether its series has figures.
    struct Blank {
        let series: UInt32
        let year: UInt16
        let column: UInt16
        let row: UInt32
    }

    /// A figure of the reporting country as origin, which comes under two codes.
    struct OwnFigure {
        let value: Double
        let row: Int
        let code: Int
    }
}
