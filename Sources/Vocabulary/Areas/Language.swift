/// A language in which the register names its areas: the six of the United Nations.
public enum Language: String, Sendable, CaseIterable {
    case english = "en"
    case french = "fr"
    case spanish = "es"
    case russian = "ru"
    case arabic = "ar"
    case chinese = "zh"

    /// Whether the language is written from right to left, for a page's `dir`.
    public var isRightToLeft: Bool { self == .arabic }

    /// The language's name in itself, for a switch between languages.
    public var ownName: String {
        switch self {
        case .english: "English"
        case .french: "Français"
        case .spanish: "Español"
        case .russian: "Русский"
        case .arabic: "العربية"
        case .chinese: "中文"
        }
    }
}
