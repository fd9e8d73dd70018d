internal import Vocabulary

/// The declarations of the registers as questions need them, and the numbers of values: one for all
/// states that follow each other.
final class RegisterFrame: Sendable {
    /// A field with its place among all fields of its register.
    struct Slot: Sendable {
        let number: UInt32
        let field: Field
        /// Texts of any length are not numbered: nobody asks for a whole one.
        let isNumbered: Bool
    }

    /// The fields of a register by name.
    struct Layout: Sendable {
        let register: Register
        /// Whether some field of it is not for everybody.
        let hidesSome: Bool
        private var fields: [String: Slot] = [:]
        private var parts: [String: [String: Slot]] = [:]

        init(_ register: Register) {
            self.register = register
            hidesSome = register.hidesSome
            var number: UInt32 = 0
            func slot(_ field: Field) -> Slot {
                defer { number += 1 }
                var isNumbered = true
                if case .longText = field.kind { isNumbered = false }
                return Slot(number: number, field: field, isNumbered: isNumbered)
            }
            for field in register.fields { fields[field.id] = slot(field) }
            for part in register.parts {
                for field in part.fields { parts[part.id, default: [:]][field.id] = slot(field) }
            }
        }

        func slot(_ path: FieldPath) -> Slot? {
            guard let part = path.part else { return fields[path.field] }
            return parts[part.id]?[path.field]
        }

        func slot(_ pattern: FieldPattern) -> Slot? {
            guard let group = pattern.group else { return fields[pattern.field] }
            return parts[group]?[pattern.field]
        }
    }

    /// In the order in which the registers are declared.
    let layouts: [Layout]
    /// The place of each register among them.
    let ranks: [String: Int]
    let numbers = ValueNumbers()
    let areas: AreaRegister

    init(_ registers: [Register], _ areas: AreaRegister) {
        layouts = registers.map(Layout.init)
        ranks = Dictionary(
            registers.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        self.areas = areas
    }
}
