import CLibxlsxwriter
import Glibc

/// Writes one sheet of a form.
struct FormSheetWriter {
    let sheet: UnsafeMutablePointer<lxw_worksheet>
    let form: FormSheet
    let name: String
    let formats: FormFormats

    func write() throws(TableError) {
        for (index, width) in form.widths.enumerated() {
            let column = UInt16(index)
            worksheet_set_column(sheet, column, column, min(max(width, 0.5), 255), nil)
        }
        for (row, height) in form.heights {
            worksheet_set_row(sheet, UInt32(row - 1), height, nil)
        }
        for range in form.merges {
            let first = form.cells.last { $0.place == range.first }
            worksheet_merge_range(
                sheet, UInt32(range.first.row - 1), UInt16(range.first.column - 1),
                UInt32(range.last.row - 1), UInt16(range.last.column - 1), "",
                formats.format(first?.style ?? .words))
        }
        for cell in form.cells { try put(cell) }
        for validation in form.validations { try put(validation) }
        for condition in form.conditions { try put(condition) }
        if form.frozenRows > 0 || form.frozenColumns > 0 {
            worksheet_freeze_panes(sheet, UInt32(form.frozenRows), UInt16(form.frozenColumns))
        }
        worksheet_ignore_errors(
            sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576")
        if form.isProtected { protect() }
        if form.visibility != .visible { worksheet_hide(sheet) }
        page()
    }

    private func put(_ cell: FormCell) throws(TableError) {
        let row = UInt32(cell.place.row - 1)
        let column = UInt16(cell.place.column - 1)
        let format = formats.format(cell.style)
        let status: lxw_error
        switch cell.content {
        case .blank: status = worksheet_write_blank(sheet, row, column, format)
        case .text(let text):
            status = worksheet_write_string(
                sheet, row, column, CellText.prepared(text).text, format)
        case .number(let number):
            status =
                number.isFinite
                ? worksheet_write_number(sheet, row, column, number, format)
                : worksheet_write_blank(sheet, row, column, format)
        case .formula(let formula, let result):
            status = worksheet_write_formula_str(
                sheet, row, column, "=" + formula, format, CellText.prepared(result).text)
        }
        try check(status, cell.place)
        guard let note = cell.note, !note.isEmpty else { return }
        let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
        let height = lines.reduce(1) { $0 + 1 + $1.count / 42 }
        var options = lxw_comment_options()
        options.width = 300
        options.height = UInt16(min(20 * height, 400))
        try check(
            worksheet_write_comment_opt(
                sheet, row, column, CellText.prepared(note).text, &options), cell.place)
    }

    private func put(_ validation: FormSheet.Validation) throws(TableError) {
        var rule = lxw_data_validation()
        var texts: [UnsafeMutablePointer<CChar>?] = []
        defer { for text in texts { free(text) } }
        func keep(_ text: String, _ most: Int) -> UnsafeMutablePointer<CChar>? {
            guard !text.isEmpty else { return nil }
            let copy = strdup(String(CellText.line(text).prefix(most)))
            texts.append(copy)
            return copy
        }
        switch validation.rule {
        case .list(let range):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            rule.value_formula = keep("=" + range, 255)
        case .formula(let formula):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_CUSTOM_FORMULA.rawValue)
            rule.value_formula = keep("=" + formula, 255)
        case .whole(let range):
            rule.validate = UInt8(LXW_VALIDATION_TYPE_INTEGER.rawValue)
            rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
            rule.minimum_number = Double(range.lowerBound)
            rule.maximum_number = Double(range.upperBound)
        }
        rule.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        rule.input_title = keep(validation.hintTitle, 32)
        rule.input_message = keep(validation.hint, 255)
        rule.error_title = keep(validation.faultTitle, 32)
        rule.error_message = keep(validation.fault, 255)
        rule.error_type = UInt8(
            (validation.isStrict
                ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_WARNING).rawValue)
        let range = validation.range
        try check(
            worksheet_data_validation_range(
                sheet, UInt32(range.first.row - 1), UInt16(range.first.column - 1),
                UInt32(range.last.row - 1), UInt16(range.last.column - 1), &rule), range.first)
    }

    private func put(_ condition: FormSheet.Condition) throws(TableError) {
        var look = lxw_conditional_format()
        let formula = strdup("=" + condition.formula)
        defer { free(formula) }
        look.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
        look.value_string = formula
        look.format = condition.look == .wrong ? formats.wrong : formats.right
        let range = condition.range
        try check(
            worksheet_conditional_format_range(
                sheet, UInt32(range.first.row - 1), UInt16(range.first.column - 1),
                UInt32(range.last.row - 1), UInt16(range.last.column - 1), &look), range.first)
    }

    /// Widths and heights may be changed all the same.
    private func protect() {
        var options = lxw_protection()
        options.format_columns = 1
        options.format_rows = 1
        worksheet_protect(sheet, nil, &options)
    }

    private func page() {
        // A4.
        worksheet_set_paper(sheet, 9)
        if form.isLandscape { worksheet_set_landscape(sheet) }
        worksheet_fit_to_pages(sheet, 1, form.isOnePage ? 1 : 0)
        worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6)
        worksheet_set_footer(sheet, "&L&A&RPage &P of &N")
        if form.repeatedRows > 0 {
            worksheet_repeat_rows(sheet, 0, UInt32(form.repeatedRows - 1))
        }
        if let columns = form.printedColumns, let last = form.cells.map(\.place.row).max() {
            worksheet_print_area(sheet, 0, 0, UInt32(last - 1), UInt16(max(columns, 1) - 1))
        }
    }

    private func check(_ status: lxw_error, _ place: CellReference) throws(TableError) {
        guard status == LXW_NO_ERROR else {
            throw TableError(
                .unwritable, at: TablePlace(sheet: name, row: place.row, column: place.column),
                found: lxw_strerror(status).map { String(cString: $0) } ?? "a fault",
                expected: "a cell that can be written")
        }
    }
}
