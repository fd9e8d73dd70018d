import CLibxlsxwriter

/// The looks of one form. They belong to the workbook and go with it.
struct FormFormats {
    typealias Format = UnsafeMutablePointer<lxw_format>

    private let formats: [FormStyle: Format]
    let wrong: Format
    let right: Format

    /// Nil if there is no memory.
    init?(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        var formats: [FormStyle: Format] = [:]
        for style in FormStyle.allCases {
            guard let format = workbook_add_format(workbook) else { return nil }
            Self.dress(format, style)
            formats[style] = format
        }
        guard let wrong = workbook_add_format(workbook), let right = workbook_add_format(workbook)
        else { return nil }
        format_set_bg_color(wrong, Colour.redGround)
        format_set_font_color(wrong, Colour.red)
        format_set_bold(wrong)
        format_set_font_color(right, Colour.green)
        self.formats = formats
        self.wrong = wrong
        self.right = right
    }

    func format(_ style: FormStyle) -> Format? { formats[style] }

    /// Colours as 0xRRGGBB; text on its ground has a contrast of 4.5 to 1 or more.
    enum Colour {
        static let grey: UInt32 = 0x5F6368
        static let line: UInt32 = 0xB8BDC4
        static let head: UInt32 = 0xE8ECF1
        static let blue: UInt32 = 0x1A4F8B
        static let blueGround: UInt32 = 0xE3EEFA
        static let entryGround: UInt32 = 0xFFFDE7
        static let red: UInt32 = 0x9C0006
        static let redGround: UInt32 = 0xFFD9D6
        static let amberGround: UInt32 = 0xFFEBB8
        static let greenGround: UInt32 = 0xE2F1E0
        static let green: UInt32 = 0x1B5E20
    }

    private static func dress(_ format: Format, _ style: FormStyle) {
        if style.isUnlocked { format_set_unlocked(format) }
        switch style {
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 15)
            wrap(format)
        case .heading:
            format_set_bold(format)
            format_set_bg_color(format, Colour.head)
            border(format)
            wrap(format)
        case .words: wrap(format)
        case .strong:
            format_set_bold(format)
            wrap(format)
        case .label: border(format)
        case .code:
            format_set_font_color(format, Colour.grey)
            format_set_font_size(format, 8)
        case .entry: number(format, Colour.entryGround)
        case .prefilled:
            number(format, Colour.blueGround)
            format_set_font_color(format, Colour.blue)
            format_set_italic(format)
        case .entryWords:
            border(format)
            wrap(format)
            format_set_bg_color(format, Colour.entryGround)
            // As text, so that nothing typed is taken for a date or a formula's number.
            format_set_num_format(format, "@")
        case .entryFlag:
            border(format)
            format_set_bg_color(format, Colour.entryGround)
            format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
        case .past:
            border(format)
            format_set_num_format(format, "#,##0")
            format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
            format_set_font_color(format, Colour.grey)
        case .check:
            border(format)
            format_set_font_size(format, 9)
        case .fault: number(format, Colour.redGround)
        case .question: number(format, Colour.amberGround)
        case .remark: number(format, Colour.greenGround)
        }
    }

    private static func number(_ format: Format, _ ground: UInt32) {
        border(format)
        format_set_num_format(format, "#,##0")
        format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
        format_set_bg_color(format, ground)
    }

    private static func border(_ format: Format) {
        format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        format_set_border_color(format, Colour.line)
    }

    private static func wrap(_ format: Format) {
        format_set_text_wrap(format)
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    }
}
